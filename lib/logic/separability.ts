/**
 * Separability: can one threshold unit compute a truth table? Weights if it can, a
 * certificate that it cannot if not.
 *
 * Each row is an inequality for the unknown u = (w, θ): `a · u ≥ 0` with a = (x, −1) if it
 * fires, `a · u ≥ 1` with a = (−x, 1) if it rests (the gap may be 1 because weights may be
 * scaled). Two linear programmes belong together here. One asks for the smallest u that
 * meets all rows. Its dual asks for multipliers λ of the rows, starts at λ = 0, and either
 * comes to an end, and then its prices are u, or runs away to infinity, and then its
 * direction adds the rows up to 0 > 0. So one run of the simplex method answers either way.
 *
 * The solver counts in whole numbers: on the fractions of mathjs the same method takes seven
 * or eight times as long (`deno task bench separability`, which decides all 65,536 tables of
 * four inputs in about two seconds). The check in
 * `separability_check.ts` uses those fractions, shares no line with this file, and takes
 * nothing from it on trust.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import { type Integers, maximise, type Programme } from "./simplex.ts";
import { checkTable, type TruthTable } from "./truth_table.ts";
import type { Separability } from "./verdict.ts";

export type { Inseparable, Separability, Separable } from "./verdict.ts";

/** `coefficients · (w, θ) ≥ least`. */
type Inequality = { readonly coefficients: Integers; readonly least: bigint };

/** The tableau has 2ⁿ columns: 12 inputs take half a second, 14 would take many. */
const MOST_INPUTS = 12;

/**
 * Decides whether one threshold unit, firing when `w · x ≥ θ`, computes the table.
 *
 * If it does: the whole numbers w and θ with the least |w1| + … + |wn| + |θ|; no other
 * choice has a smaller sum. If not: a whole number for each row, such that the rows'
 * inequalities, taken that often and added up, leave 0 > 0. Where two rows that fire and two
 * that rest have the same sum, as in XOR, those four are the certificate; up to 8 inputs
 * without don't cares there are always such rows (2-asummability; S. Muroga, _Threshold
 * Logic and Its Applications_, 1971). No row of a certificate can be left out.
 *
 * @param table of at most 12 inputs; rows that are don't cares ask nothing
 * @throws {ValueError} if it has more inputs, or is no table but its outputs
 *
 * @example AND is separable
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND } from "nets";
 * assert.deepEqual(separability(AND), { separable: true, weights: [1, 1], threshold: 2 });
 * ```
 *
 * @example XOR is not, and every row is needed to see it
 * ```ts
 * import assert from "node:assert/strict";
 * import { XOR } from "nets";
 * assert.deepEqual(separability(XOR), { separable: false, multipliers: [1, 1, 1, 1] });
 * ```
 */
export function separability(table: TruthTable): Separability {
  checkTable("decide separability", table);
  if (table.inputs > MOST_INPUTS) {
    throw new ValueError(
      `decide whether ${table} is separable`,
      `it must have at most ${MOST_INPUTS} inputs, but it has ${table.inputs}`,
    );
  }
  const rows = table.rows().flatMap(({ x, y }, row) =>
    y === null ? [] : [{ row, ...inequalityOf(x, y) }]
  );
  const answer = dual(rows, table.inputs + 1);
  if (answer.bounded) {
    const u = smallestIntegers(rows, answer).map(Number);
    return { separable: true, weights: u.slice(0, -1), threshold: u.at(-1)! };
  }
  const multipliers = certificate(
    table,
    rows.map(({ row }) => row),
    answer.ray,
  );
  return { separable: false, multipliers };
}

function inequalityOf(x: readonly number[], y: 0 | 1): Inequality {
  const a = [...x.map(BigInt), -1n];
  return y === 1
    ? { coefficients: a, least: 0n }
    : { coefficients: a.map((c) => -c), least: 1n };
}

/**
 * The most of Σ least · λ while no unknown's total of coefficients passes 1 or −1. Its
 * prices, those of the 1s minus those of the −1s, are the u of least |u1| + |u2| + … .
 */
function dual(rows: readonly Inequality[], unknowns: number): Programme {
  const totals = Array.from(
    { length: unknowns },
    (_, k) => rows.map(({ coefficients }) => coefficients[k]),
  );
  return maximise(
    rows.map(({ least }) => least),
    [...totals, ...totals.map((total) => total.map((c) => -c))],
    Array(2 * unknowns).fill(1n),
  );
}

/**
 * The smallest u in whole numbers, by branch and bound: where the best u has a fraction,
 * one of u_k ≤ ⌊u_k⌋ and u_k ≥ ⌊u_k⌋ + 1 holds for whole numbers, so try both. Tables
 * without don't cares never needed a branch in a trial of all up to 4 inputs.
 */
function smallestIntegers(
  rows: readonly Inequality[],
  first: Programme & { bounded: true },
): Integers {
  const unknowns = first.prices.length / 2;
  let best = pointOf(first); // times the denominator: whole numbers, though not small
  let pending = [{ rows, answer: first as Programme }];
  while (pending.length > 0) {
    const { rows, answer } = pending.pop()!;
    if (!answer.bounded) continue; // no u there
    const u = pointOf(answer), d = answer.denominator;
    const k = u.findIndex((numerator) => numerator % d !== 0n);
    if (k < 0) {
      if (size(u) < size(best) * d) best = u.map((numerator) => numerator / d);
      continue;
    }
    if (size(u) > (size(best) - 1n) * d) continue; // whole numbers there are no smaller
    const floor = (u[k] - (((u[k] % d) + d) % d)) / d;
    pending = pending.concat([[-1n, -floor], [1n, floor + 1n]].map((cut) => {
      const coefficients = u.map((_, i) => i === k ? cut[0] : 0n);
      const more = [...rows, { coefficients, least: cut[1] }];
      return { rows: more, answer: dual(more, unknowns) };
    }));
  }
  return best;
}

/** The numerators of u. */
function pointOf({ prices }: Programme & { bounded: true }): Integers {
  const unknowns = prices.length / 2;
  return prices.slice(0, unknowns).map((up, k) => up - prices[unknowns + k]);
}

function size(u: Integers): bigint {
  return u.reduce((sum, c) => sum + (c < 0n ? -c : c), 0n);
}

/** The multiplier of each row of the table: four times 1 where that will do, else the ray's. */
function certificate(
  table: TruthTable,
  rows: readonly number[],
  ray: Integers,
): readonly number[] {
  const multipliers = table.outputs.map(() => 0);
  const four = equalPairs(table);
  if (four !== null) four.forEach((row) => multipliers[row] = 1);
  else {
    inLowestTerms(ray).forEach((m, i) => multipliers[rows[i]] = Number(m));
  }
  return multipliers;
}

/** Two rows that fire and two that rest with the same sum, by their numbers: XOR in disguise. */
function equalPairs(table: TruthTable): readonly number[] | null {
  const rowsOf = (output: 0 | 1) =>
    table.outputs.flatMap((y, row) => y === output ? [row] : []);
  const [few, many] = [rowsOf(0), rowsOf(1)].sort((a, b) =>
    a.length - b.length
  );
  // The bits that both numbers share and the bits that either has determine the rows' sum.
  const sumOf = (a: number, b: number) => (a & b) * 2 ** table.inputs + (a | b);
  const known = new Map(pairs(few).map(([a, b]) => [sumOf(a, b), [a, b]]));
  for (const [a, b] of pairs(many)) {
    const same = known.get(sumOf(a, b));
    if (same !== undefined) return [...same, a, b];
  }
  return null;
}

/** Every two of the items, one pair after the other. */
function* pairs(items: readonly number[]): Generator<[number, number]> {
  for (let j = 1; j < items.length; j++) {
    for (let i = 0; i < j; i++) yield [items[i], items[j]];
  }
}

function inLowestTerms(numbers: Integers): Integers {
  const divisor = numbers.reduce(greatestCommonDivisor, 0n);
  return numbers.map((n) => n / divisor);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
