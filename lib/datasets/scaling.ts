/**
 * Scaling: every feature to about the same size, by what the training part says alone.
 *
 * A scaling is fitted once and then applied to whatever comes: fitting it to the test
 * part as well would let the test leak into the training.
 *
 * @module
 */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import { checkDataSet } from "./check_data_set.ts";
import { checkRows, type DataSet, type NumberRows } from "./data_set.ts";

/** `(x − shift) / scale` for each column, and the way back. */
export class Scaling {
  /**
   * Checks the numbers and keeps them; {@linkcode standardScaling} and
   * {@linkcode rangeScaling} fit them.
   *
   * @param shift what is taken off each column
   * @param scale what each column is then divided by, never 0
   * @throws {ShapeError} if they differ in length
   * @throws {ValueError} if one is no finite number, or a scale is 0
   */
  constructor(
    readonly shift: readonly number[],
    readonly scale: readonly number[],
  ) {
    const action = "make a scaling";
    if (shift.length !== scale.length) {
      throw new ShapeError(
        action,
        `each column must have a shift and a scale, but there are ${shift.length} and ${scale.length}`,
      );
    }
    checkFinite(action, "shifts", shift);
    checkFinite(action, "scales", scale);
    const zero = scale.indexOf(0);
    if (zero < 0) return;
    throw new ValueError(
      action,
      `a scale must not be 0, but that of column ${zero + 1} is`,
    );
  }

  /**
   * The features of a data set, or the rows of a table, scaled.
   *
   * @param data a set with as many features as this was fitted to, or `[rows, columns]`
   * @returns a new set, or new rows
   * @throws {ShapeError} if a row has more or fewer columns
   * @throws {ValueError} if one is no finite number
   */
  apply<Data extends DataSet>(data: Data): Data;
  /** The same for rows. */
  apply(rows: NumberRows): number[][];
  apply(data: DataSet | NumberRows): DataSet | number[][] {
    return this.#each(data, (x, j) => (x - this.shift[j]) / this.scale[j]);
  }

  /**
   * The way back: predictions in grams rather than standard deviations.
   *
   * @param data what was scaled: a data set, or `[rows, columns]`
   * @returns a new set, or new rows
   * @throws {ShapeError} if a row has more or fewer columns
   * @throws {ValueError} if one is no finite number
   */
  invert<Data extends DataSet>(data: Data): Data;
  /** The same for rows. */
  invert(rows: NumberRows): number[][];
  invert(data: DataSet | NumberRows): DataSet | number[][] {
    return this.#each(data, (x, j) => x * this.scale[j] + this.shift[j]);
  }

  /** What is taken off, and what it is divided by. */
  toString(): string {
    const [shift, scale] = [this.shift, this.scale].map((numbers) =>
      numbers.slice(0, 6).map((x) => Number(x.toPrecision(4))).join(", ") +
      (numbers.length > 6 ? ", …" : "")
    );
    return `Scaling((x − [${shift}]) / [${scale}])`;
  }

  /** What a cell shows of it. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  #each(
    data: DataSet | NumberRows,
    f: (x: number, column: number) => number,
  ): DataSet | number[][] {
    const action = `scale ${nameOf(data)}`;
    const rows = rowsOf(action, data);
    checkRows(
      action,
      "features",
      this.shift.map(nameOfColumn),
      rows,
    );
    const x = rows.map((row) => row.map(f));
    return isRows(data) ? x : data.with({ x });
  }
}

/**
 * The scaling that gives every feature the mean 0 and the standard deviation 1.
 *
 * `(x − μ) / σ`, where μ and σ are those of the examples given, σ with `n` and not
 * `n − 1` below, as in scikit-learn. A feature that never changes says nothing: it
 * becomes 0, and where it differs later, the plain difference.
 *
 * @param data what to fit to, the training part alone: a data set, or `[rows, columns]`, the targets, say
 * @throws {ShapeError} if there are no examples, or rows differ in length
 * @throws {ValueError} if one is no finite number
 *
 * @example Fitted to one part, applied to both
 * ```ts
 * import assert from "node:assert/strict";
 * const scaling = standardScaling([[1, 7], [3, 7]]);
 * assert.deepEqual(scaling.apply([[1, 7], [3, 7]]), [[-1, 0], [1, 0]]);
 * assert.deepEqual(scaling.apply([[5, 8]]), [[3, 1]]);
 * assert.deepEqual(scaling.invert([[3, 1]]), [[5, 8]]);
 * ```
 */
export function standardScaling(data: DataSet | NumberRows): Scaling {
  const columns = columnsOf(data);
  const means = columns.map((column) =>
    isConstant(column) ? column[0] : mean(column)
  );
  return new Scaling(
    means,
    columns.map((column, j) => {
      const squares = column.map((x) => (x - means[j]) ** 2);
      return Math.sqrt(mean(squares)) || 1;
    }),
  );
}

/**
 * The scaling that takes every feature's least value to 0 and its largest to 1; what
 * comes later may lie outside. A feature that never changes becomes 0.
 *
 * One odd example squeezes all the others together.
 *
 * @param data what to fit to, the training part alone: a data set, or `[rows, columns]`
 * @throws {ShapeError} if there are no examples, or rows differ in length
 * @throws {ValueError} if one is no finite number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const scaling = rangeScaling([[0], [16]]);
 * assert.deepEqual(scaling.apply([[4], [20]]), [[0.25], [1.25]]);
 * ```
 */
export function rangeScaling(data: DataSet | NumberRows): Scaling {
  const columns = columnsOf(data);
  const low = columns.map((column) => column.reduce((a, b) => Math.min(a, b)));
  return new Scaling(
    low,
    columns.map((column, j) =>
      column.reduce((a, b) => Math.max(a, b)) - low[j] || 1
    ),
  );
}

/** The columns of what is fitted to, checked. */
function columnsOf(data: DataSet | NumberRows): number[][] {
  const action = `fit a scaling to ${nameOf(data)}`;
  const rows = rowsOf(action, data);
  if (rows.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one example, but there are none",
    );
  }
  checkRows(action, "features", rows[0].map(nameOfColumn), rows);
  return rows[0].map((_, j) => rows.map((row) => row[j]));
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((a, b) => a + b, 0) / numbers.length;

const isConstant = (numbers: readonly number[]) =>
  numbers.every((x) => x === numbers[0]);

const nameOfColumn = (_: number, j: number) => `feature ${j + 1}`;

function isRows(data: DataSet | NumberRows): data is NumberRows {
  return Array.isArray(data);
}

function rowsOf(action: string, data: DataSet | NumberRows): NumberRows {
  if (isRows(data)) return data;
  checkDataSet(action, data);
  return data.x;
}

function nameOf(data: DataSet | NumberRows): string {
  return isRows(data) ? "rows" : data?.name ?? "it";
}
