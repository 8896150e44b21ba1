/**
 * Every truth table of 1 to 4 inputs decided, and every verdict checked: how many are
 * separable, and how long it takes. Then the same method on mathjs fractions, for a sample.
 */

import { Fraction } from "mathjs";
import { separability } from "../../lib/logic/separability.ts";
import { verifySeparability } from "../../lib/logic/separability_check.ts";
import { type TruthTable, truthTable } from "../../lib/logic/truth_table.ts";

/** The known numbers of threshold functions of n inputs (OEIS A000609). */
const KNOWN = [2, 4, 14, 104, 1882];

/** Every `step`-th function of n bits. */
const tablesOf = (n: number, step = 1) =>
  Array.from(
    { length: Math.ceil(2 ** 2 ** n / step) },
    (_, i) => truthTable((i * step).toString(2).padStart(2 ** n, "0")),
  );

function timed<Result>(work: () => Result): [Result, number] {
  const start = performance.now();
  return [work(), performance.now() - start];
}

/**
 * Runs the bench.
 *
 * @returns whether every count and every verdict is right
 */
export function run(): boolean {
  console.log("n   tables  separable  four rows    decide     check");
  const right = [1, 2, 3, 4].map(decideAll).every((each) => each);
  const sample = tablesOf(4, 97);
  for (const table of sample.slice(0, 100)) byFractions(table); // warm
  const [, integers] = timed(() => sample.map((table) => separability(table)));
  const [found, fractions] = timed(() => sample.map(byFractions));
  const agree = sample.every((table, i) =>
    separability(table).separable === found[i]
  );
  console.log(
    `the simplex method on mathjs fractions, ${sample.length} tables: ${
      (fractions / integers).toFixed(1)
    } times as long, ${agree ? "same answers" : "OTHER ANSWERS"}`,
  );
  return right && agree;
}

function decideAll(n: number): boolean {
  const tables = tablesOf(n);
  const [verdicts, decide] = timed(() => tables.map(separability));
  const [invalid, check] = timed(() =>
    tables.filter((table, i) => !verifySeparability(table, verdicts[i]).valid)
  );
  const separable = verdicts.filter((verdict) => verdict.separable).length;
  // Against how many do two rows that fire and two that rest suffice?
  const four =
    verdicts.filter((verdict) =>
      !verdict.separable && verdict.multipliers.every((m) => m <= 1) &&
      verdict.multipliers.filter((m) => m === 1).length === 4
    ).length;
  const right = separable === KNOWN[n] && invalid.length === 0;
  console.log(
    [
      n,
      String(tables.length).padStart(8),
      String(separable).padStart(10),
      String(four).padStart(10),
      `${decide.toFixed(0)} ms`.padStart(9),
      `${check.toFixed(0)} ms`.padStart(9),
      right ? "" : ` WRONG: ${KNOWN[n]} known, ${invalid.length} invalid`,
    ].join(" "),
  );
  return right;
}

/** The dual programme of `separability`, its tableau in fractions: whether it has an end. */
function byFractions(table: TruthTable): boolean {
  const rows = table.rows().map(({ x, y }) => ({
    least: y === 1 ? 0 : 1,
    coefficients: [...x, -1].map((c) => y === 1 ? c : -c),
  }));
  const n = rows.length, ONE = new Fraction(1);
  const totals = [...Array(table.inputs + 1).keys()].flatMap((k) =>
    [1, -1].map((sign) => [...rows.map((r) => sign * r.coefficients[k]), 1])
  );
  const m = totals.length;
  const tableau = [...totals, [...rows.map(({ least }) => -least), 0]]
    .map((row) => row.map((entry) => new Fraction(entry)));
  const others = [...Array(n).keys()];
  const basis = [...Array(m).keys()].map((i) => n + i);
  for (;;) {
    const column = firstOf(
      others,
      others.map((_, j) => tableau[m][j].compare(0) < 0),
    );
    if (column < 0) return true;
    const ratios = basis.map((_, i) =>
      tableau[i][column].compare(0) > 0
        ? tableau[i][n].div(tableau[i][column])
        : null
    );
    const least = ratios.reduce(
      (a, b) => a === null || (b !== null && b.compare(a) < 0) ? b : a,
      null,
    );
    if (least === null) return false;
    const row = firstOf(basis, ratios.map((r) => r?.equals(least) ?? false));
    const pivot = tableau[row][column];
    const scaled = tableau[row].map((v, j) =>
      (j === column ? ONE : v).div(pivot)
    );
    tableau.forEach((entries, i) => {
      if (i === row) return;
      const factor = entries[column];
      scaled.forEach((v, j) => {
        const product = factor.mul(v);
        entries[j] = j === column ? product.neg() : entries[j].sub(product);
      });
    });
    tableau[row] = scaled;
    [basis[row], others[column]] = [others[column], basis[row]];
  }
}

/** Where the smallest of the eligible variables stands, −1 if none is eligible. */
function firstOf(variables: number[], eligible: boolean[]): number {
  return variables.reduce(
    (best, v, i) => eligible[i] && (best < 0 || v < variables[best]) ? i : best,
    -1,
  );
}

if (import.meta.main) Deno.exit(run() ? 0 : 1);
