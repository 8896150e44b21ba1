/**
 * The check of a verdict on separability: evidence in, yes or no out.
 *
 * It knows nothing of how the evidence was found. Weights are tried on every row; a
 * certificate is added up. All arithmetic is in exact fractions.
 *
 * @module
 */

import { type Rational, rational } from "./rational.ts";
import { type Bits, checkTable, type TruthTable } from "./truth_table.ts";
import type { Inseparable, Separability, Separable } from "./verdict.ts";

/** Whether the evidence holds, and everything that is wrong with it if not. */
export type Check = {
  readonly valid: boolean;
  /** One sentence for each fault, none if it is valid. */
  readonly reasons: readonly string[];
};

/**
 * Checks a verdict against its table, trusting nothing.
 *
 * Separable is right if `w · x ≥ θ` in exactly the rows that fire; any finite weights will
 * do, 0.1 counts as one tenth. Inseparable is right if the multipliers are whole numbers,
 * none negative and not all 0, and if the rows' inequalities, `w · x − θ ≥ 0` or
 * `θ − w · x > 0`, taken that often and added up, cancel every weight and the threshold.
 *
 * @param verdict from `separability`, from a pupil, from anywhere
 * @throws {ValueError} if the table is no table but its outputs
 *
 * @example A certificate holds for one table and not for another
 * ```ts
 * import assert from "node:assert/strict";
 * import { NAND, XOR } from "nets";
 * const verdict = { separable: false, multipliers: [1, 1, 1, 1] } as const;
 * assert.equal(verifySeparability(XOR, verdict).valid, true);
 * assert.deepEqual(verifySeparability(NAND, verdict).reasons, [
 *   "θ must cancel, but -2 θ is left over",
 * ]);
 * ```
 */
export function verifySeparability(
  table: TruthTable,
  verdict: Separability,
): Check {
  checkTable("check a verdict on separability", table);
  const reasons = verdict?.separable === true
    ? faultsOfWeights(table, verdict)
    : verdict?.separable === false
    ? faultsOfMultipliers(table, verdict)
    : ["the verdict must say separable: true or separable: false"];
  return { valid: reasons.length === 0, reasons };
}

function faultsOfWeights(table: TruthTable, verdict: Separable): string[] {
  const { weights, threshold } = verdict;
  if (!isList(weights, table.inputs) || !weights.every(Number.isFinite)) {
    return [`there must be ${count(table.inputs, "finite weight")}`];
  }
  if (!Number.isFinite(threshold)) return ["the threshold must be finite"];
  return table.rows().flatMap(({ x, y }) => {
    const sum = total(weights.map((w, i) => [w, x[i]]));
    const fires = sum.compare(rational(threshold)) >= 0 ? 1 : 0;
    if (y === null || y === fires) return [];
    return [
      `row ${x.join("")} must ${
        y === 1 ? "fire" : "rest"
      }, but its sum ${sum.toFraction()} ${
        fires === 1 ? "reaches" : "is below"
      } the threshold ${threshold}`,
    ];
  });
}

function faultsOfMultipliers(table: TruthTable, verdict: Inseparable) {
  const { multipliers } = verdict, rows = table.rows();
  if (!isList(multipliers, rows.length)) {
    return [`there must be ${count(rows.length, "multiplier")}`];
  }
  const faults = multipliers.flatMap((m, row) =>
    faultsOfMultiplier(m, rows[row].x, rows[row].y)
  );
  if (multipliers.every((m) => m === 0)) faults.push("not all may be 0");
  if (faults.length > 0) return faults;
  // Row by row: + (w · x − θ) if it fires, − (w · x − θ) if it rests.
  const signs = rows.map(({ y }) => y === 1 ? 1 : -1);
  const signed = multipliers.map((m, row) => m * signs[row]);
  for (let i = 0; i < table.inputs; i++) {
    const left = total(signed.map((m, row) => [m, rows[row].x[i]]));
    faults.push(...leftOver(left, `w${i + 1}`));
  }
  faults.push(...leftOver(total(signed.map((m) => [m, -1])), "θ"));
  // The unknowns cancel, θ too: so some row that rests was taken, and 0 > 0 is strict.
  return faults;
}

function faultsOfMultiplier(m: number, x: Bits, y: 0 | 1 | null): string[] {
  const row = `the multiplier of row ${x.join("")}`;
  if (!Number.isSafeInteger(m)) {
    return [`${row} must be a whole number, but it is ${m}`];
  }
  if (m < 0) return [`${row} must not be negative, but it is ${m}`];
  return y === null && m !== 0
    ? [`${row}, which is a don't care, must be 0, but it is ${m}`]
    : [];
}

function leftOver(left: Rational, unknown: string): string[] {
  return left.equals(0) ? [] : [
    `${unknown} must cancel, but ${left.toFraction()} ${unknown} is left over`,
  ];
}

/** The sum of the products. */
function total(products: readonly (readonly [number, number])[]): Rational {
  return products.reduce(
    (sum, [a, b]) => sum.add(rational(a).mul(rational(b))),
    rational(0),
  );
}

function isList(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
