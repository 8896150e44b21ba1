/** Tables as they were measured: rows of numbers and words, gaps and all. */

import { whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList, checkNames, checkOptions } from "../shape.ts";
import { ClassificationSet } from "./classification_set.ts";
import type { Cell, Columns, Complete, Row } from "./column.ts";
import { RegressionSet } from "./regression_set.ts";

/** What becomes of a table's columns when one learns to classify its rows. */
export type ClassificationColumns<R extends Row> = {
  /** The column of words that names the class. */
  readonly target: keyof R & string;
  /** The columns of numbers to learn from. If not said: all there are. */
  readonly features?: readonly (keyof R & string)[];
};

/** What becomes of a table's columns when one learns to predict numbers. */
export type RegressionColumns<R extends Row> = {
  /** The columns of numbers to predict. */
  readonly targets: readonly (keyof R & string)[];
  /** The columns of numbers to learn from. If not said: all others. */
  readonly features?: readonly (keyof R & string)[];
};

/**
 * Rows with named cells, as plots and people want them, and the way from there to
 * examples that a network can learn from.
 *
 * A gap is `null`, and never becomes a number unnoticed: rows with gaps have to be
 * dropped, and the table says how many were.
 *
 * @example From measurements to examples
 * ```ts
 * import assert from "node:assert/strict";
 * const columns = { species: { kind: "text" }, mass: { kind: "number", unit: "g", gaps: true } } as const;
 * const birds = new DataTable("birds", columns, [{ species: "Gentoo", mass: 5050 }, { species: "Adelie", mass: null }]);
 * assert.equal(`${birds}`, "birds: 2 rows of 2 columns (species, mass in g); 1 row has gaps");
 * const { x, y, classes } = birds.withoutGaps().classification({ target: "species" });
 * assert.deepEqual([x, y, classes], [[[5050]], [0], ["Gentoo"]]);
 * ```
 */
export class DataTable<R extends Row = Row> {
  /**
   * Keeps what it is given; {@linkcode readTable} checks what it reads.
   *
   * @param name what people call it
   * @param columns what stands in each column
   * @param rows the cells, by the names of the columns
   * @param dropped how many rows were left out because of gaps
   */
  constructor(
    readonly name: string,
    readonly columns: Columns,
    readonly rows: readonly R[],
    readonly dropped = 0,
  ) {}

  /** How many rows there are. */
  get length(): number {
    return this.rows.length;
  }

  /** The rows for which a test holds. */
  where(test: (row: R) => boolean): DataTable<R> {
    const rows = this.rows.filter((row) => test(row));
    return new DataTable(this.name, this.columns, rows, this.dropped);
  }

  /**
   * The rows in which every cell is there, or every cell of the columns named: a gap
   * elsewhere does no harm, but stays.
   *
   * @throws {ShapeError} if there is no such column
   */
  withoutGaps(): DataTable<Complete<R>>;
  /** The same for some columns. */
  withoutGaps<Name extends keyof R & string>(
    names: readonly Name[],
  ): DataTable<Omit<R, Name> & Complete<Pick<R, Name>>>;
  withoutGaps(
    names: readonly string[] = Object.keys(this.columns),
  ): DataTable<Row> {
    this.#check(`drop the gaps of ${this.name}`, names);
    const rows = this.rows.filter((row) => !hasGap(row, names));
    const dropped = this.dropped + this.length - rows.length;
    return new DataTable<Row>(this.name, this.columns, rows, dropped);
  }

  /**
   * The same with more columns, each worked out from a row: the Julian year of a date,
   * 1 for rain and 0 for none.
   *
   * @param columns how to work out each: a number, or words
   */
  with<More extends Readonly<Record<string, (row: R) => Cell>>>(
    columns: More,
  ): DataTable<R & { readonly [name in keyof More]: ReturnType<More[name]> }> {
    type Wider = R & { readonly [name in keyof More]: ReturnType<More[name]> };
    const made = Object.entries(columns);
    const rows = this.rows.map((row) => {
      const cells = made.map(([name, of]) => [name, of(row)] as const);
      return { ...row, ...Object.fromEntries(cells) } as Wider;
    });
    const kinds = made.map(([name]) => {
      const isText = rows.some((row) => typeof row[name] === "string");
      return [name, { kind: isText ? "text" : "number", gaps: true }] as const;
    });
    const all = { ...this.columns, ...Object.fromEntries(kinds) };
    return new DataTable<Wider>(this.name, all, rows, this.dropped);
  }

  /**
   * Examples with a class each.
   *
   * Classes stand in the order that the column gives its words; those that no row has
   * are left out. Without such an order, in that of the alphabet.
   *
   * @throws {ShapeError} if there is no such column, or no row
   * @throws {ValueError} naming the first row with a gap, or a feature that is no column of numbers
   */
  classification(columns: ClassificationColumns<R>): ClassificationSet {
    const action = `make a classification set of ${this.name}`;
    checkOptions(action, columns, 'classification({ target: "species" })');
    checkNames(action, ["target", "features"], columns);
    const { target, features = this.#numbers([target]) } = columns;
    this.#checkCells(action, "words", "text", [target]);
    const x = this.#values(action, features);
    this.#checkNoGaps(action, [target]);
    const labels = this.rows.map((row) => String(row[target]));
    const column = this.columns[target];
    const found = new Set(labels);
    const classes = column.kind === "text" && column.values
      ? column.values.filter((value) => found.has(value))
      : [...found].sort();
    const y = labels.map((label) => classes.indexOf(label));
    return new ClassificationSet({ name: this.name, features, classes, x, y });
  }

  /**
   * Examples with numbers to predict.
   *
   * @throws {ShapeError} if there is no such column, or no row
   * @throws {ValueError} naming the first row with a gap, or a column that is not of numbers
   */
  regression(columns: RegressionColumns<R>): RegressionSet {
    const action = `make a regression set of ${this.name}`;
    checkOptions(action, columns, 'regression({ targets: ["bodyMass"] })');
    checkNames(action, ["targets", "features"], columns);
    const { targets } = columns;
    checkList(action, "targets", targets);
    const { features = this.#numbers(targets) } = columns;
    this.#check(action, targets);
    const [x, y] = [features, targets].map((names) =>
      this.#values(action, names)
    );
    return new RegressionSet({ name: this.name, features, targets, x, y });
  }

  /** Name, sizes and columns in one line, and what is missing. */
  toString(): string {
    const names = Object.entries(this.columns).map(([name, column]) =>
      column.kind === "number" && column.unit
        ? `${name} in ${column.unit}`
        : name
    );
    const gaps = this.rows.filter((row) => hasGap(row, Object.keys(row)));
    return [
      `${this.name}: ${rowsIn(this.length)} of ${
        names.length === 1 ? "1 column" : `${names.length} columns`
      } (${names.join(", ")})`,
      ...gaps.length === 0 ? [] : [
        `${rowsIn(gaps.length)} ${gaps.length === 1 ? "has" : "have"} gaps`,
      ],
      ...this.dropped === 0 ? [] : [
        `${rowsIn(this.dropped)} with gaps ${
          this.dropped === 1 ? "was" : "were"
        } dropped`,
      ],
    ].join("; ");
  }

  /** What a cell shows of it. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  #numbers(apartFrom: readonly string[]): string[] {
    return Object.keys(this.columns).filter((name) =>
      this.columns[name].kind === "number" && !apartFrom.includes(name)
    );
  }

  /** `[rows, names]` */
  #values(action: string, names: readonly string[]): number[][] {
    checkList(action, "features", names);
    this.#checkCells(action, "numbers", "number", names);
    this.#checkNoGaps(action, names);
    return this.rows.map((row) => names.map((name) => Number(row[name])));
  }

  #checkCells(
    action: string,
    what: string,
    kind: "number" | "text",
    names: readonly string[],
  ): void {
    this.#check(action, names);
    const bad = names.find((name) => this.columns[name].kind !== kind);
    if (bad === undefined) return;
    const remedy =
      `make ${what} of them first, as in .with({ ${bad}2: (row) => … })`;
    throw new ValueError(
      action,
      `column ${bad} must hold ${what}, but it holds ${
        kind === "number" ? "words" : "numbers"
      }; ${remedy}`,
    );
  }

  #check(action: string, names: readonly string[]): void {
    const missing = names.find((name) => !Object.hasOwn(this.columns, name));
    if (missing === undefined) return;
    throw new ShapeError(
      action,
      `there must be a column ${
        typeof missing === "string" ? missing : whatIs(missing)
      }, but there are ${Object.keys(this.columns).join(", ")}`,
    );
  }

  #checkNoGaps(action: string, names: readonly string[]): void {
    const row = this.rows.findIndex((row) => hasGap(row, names));
    if (row < 0) return;
    const name = names.find((name) => this.rows[row][name] === null);
    const all = this.rows.filter((row) => hasGap(row, names)).length;
    throw new ValueError(
      action,
      `no cell may be missing, but ${name} of row ${row + 1} is (${
        rowsIn(all)
      } ${all === 1 ? "has" : "have"} gaps); call .withoutGaps(${
        written(names)
      }) first`,
    );
  }
}

function hasGap(row: Row, names: readonly string[]): boolean {
  return names.some((name) => row[name] === null);
}

function rowsIn(count: number): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
}
