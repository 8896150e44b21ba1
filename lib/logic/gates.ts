/** The gates that have names: every function of two bits, and a few of any number of bits. */

import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import {
  checkTable,
  tableOf,
  type TruthTable,
  truthTable,
} from "./truth_table.ts";

/** Fires when both inputs do. */
export const AND: TruthTable = truthTable("0001", "AND");
/** Fires when at least one input does. */
export const OR: TruthTable = truthTable("0111", "OR");
/** Rests only when both inputs fire: NOT AND. Every other gate can be built from it alone. */
export const NAND: TruthTable = truthTable("1110", "NAND");
/** Fires only when both inputs rest: NOT OR. Every other gate can be built from it alone. */
export const NOR: TruthTable = truthTable("1000", "NOR");
/** Fires when the inputs differ. */
export const XOR: TruthTable = truthTable("0110", "XOR");
/** Fires when the inputs agree. */
export const XNOR: TruthTable = truthTable("1001", "XNOR");
/** Rests only when x1 fires and x2 does not: if x1 then x2. */
export const IMPLIES: TruthTable = truthTable("1101", "IMPLIES");
/** Fires when its one input rests. */
export const NOT: TruthTable = truthTable("10", "NOT");
/** Repeats its one input. */
export const BUFFER: TruthTable = truthTable("01", "BUFFER");

/**
 * All 16 functions of two bits, in counting order of their outputs 0000, 0001, … 1111.
 * One threshold unit computes 14 of them: all but XOR and XNOR.
 *
 * @example Six of them fire in exactly two rows
 * ```ts
 * import assert from "node:assert/strict";
 * const twice = ALL_TWO_INPUT.filter((table) => table.rows().filter(({ y }) => y === 1).length === 2);
 * assert.deepEqual(twice.map(String), ["x1", "x2", "XOR", "XNOR", "NOT x2", "NOT x1"]);
 * ```
 */
export const ALL_TWO_INPUT: readonly TruthTable[] = Object.freeze([
  truthTable("0000", "FALSE"),
  AND,
  truthTable("0010", "x1 AND NOT x2"),
  truthTable("0011", "x1"),
  truthTable("0100", "x2 AND NOT x1"),
  truthTable("0101", "x2"),
  XOR,
  OR,
  NOR,
  XNOR,
  truthTable("1010", "NOT x2"),
  truthTable("1011", "x2 IMPLIES x1"),
  truthTable("1100", "NOT x1"),
  IMPLIES,
  NAND,
  truthTable("1111", "TRUE"),
]);

const ALL_ONE_INPUT = [
  truthTable("00", "FALSE"),
  BUFFER,
  NOT,
  truthTable("11", "TRUE"),
];

/**
 * What the function of a table is called.
 *
 * @param table whatever its own name says
 * @returns the name, for any table of one or two inputs without don't cares; otherwise `undefined`
 *
 * @example The parity of two bits has an older name
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(gateName(parity(2)), "XOR");
 * ```
 */
export function gateName(table: TruthTable): string | undefined {
  checkTable("name a gate", table);
  return [...ALL_ONE_INPUT, ...ALL_TWO_INPUT].find((gate) => gate.equals(table))
    ?.name;
}

/**
 * Fires when at least `k` of `n` inputs do: AND for `k = n`, OR for `k = 1`.
 *
 * @param k from 0 (always fires) to `n`
 * @param n how many inputs, from 1 to 20
 * @throws {ValueError} if either is not such a number
 *
 * @example Two of three make a majority
 * ```ts
 * import assert from "node:assert/strict";
 * assert.ok(atLeast(2, 3).equals(majority(3)));
 * ```
 */
export function atLeast(k: number, n: number): TruthTable {
  const action = `build a gate that fires for at least ${k} of ${n}`;
  checkCount(action, "the number of inputs", n, 1);
  checkCount(action, "the number that must fire", k, 0);
  if (k > n) {
    throw new ValueError(
      action,
      `no more can be asked to fire than there are, but ${k} is more than ${n}`,
    );
  }
  return tableOf(n, (...x) => ones(x) >= k, `at least ${k} of ${n}`);
}

/**
 * Fires when more than half of `n` inputs do.
 *
 * @param n how many inputs, from 1 to 20; a tie of an even number is no majority
 * @throws {ValueError} if it is not such a number
 *
 * @example The carry of a full adder
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(majority(3).at([1, 0, 1]), 1);
 * ```
 */
export function majority(n: number): TruthTable {
  checkCount(`build the majority of ${n}`, "the number of inputs", n, 1);
  return tableOf(n, (...x) => 2 * ones(x) > n, `majority of ${n}`);
}

/**
 * Fires when an odd number of `n` inputs do: XOR for `n = 2`.
 *
 * @param n how many inputs, from 1 to 20
 * @throws {ValueError} if it is not such a number
 *
 * @example The sum bit of a full adder
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parity(3).at([1, 1, 1]), 1);
 * ```
 */
export function parity(n: number): TruthTable {
  checkCount(`build the parity of ${n}`, "the number of inputs", n, 1);
  return tableOf(n, (...x) => ones(x) % 2, `parity of ${n}`);
}

function ones(x: readonly number[]): number {
  return x.reduce((sum, bit) => sum + bit, 0);
}
