/** Bits: the inputs and outputs of logic, and the check of them that every part of this room makes at its door. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount, checkLength, checkList } from "../shape.ts";

/** 0 rests (false), 1 fires (true). */
export type Bit = 0 | 1;

/** A pattern of bits, `[x1, x2, …]`. */
export type Bits = readonly Bit[];

/** The most inputs whose patterns are listed: their table has 2²⁰ rows, about a million. */
const MOST_INPUTS = 20;

/**
 * Every pattern of `n` bits in counting order: `x1` is the most significant.
 *
 * @param n how many bits, from 0 to 20
 * @returns 2ⁿ patterns
 * @throws {ValueError} if `n` is not such a number
 *
 * @example The rows of a table of two inputs
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(allBits(2), [[0, 0], [0, 1], [1, 0], [1, 1]]);
 * ```
 */
export function allBits(n: number): readonly Bits[] {
  checkCount(`list the patterns of ${n} bits`, "the number of bits", n, 0);
  if (n > MOST_INPUTS) {
    throw new ValueError(
      `list the patterns of ${n} bits`,
      `there must be at most ${MOST_INPUTS} bits, but ${n} have 2^${n} patterns`,
    );
  }
  return Array.from(
    { length: 2 ** n },
    (_, row) =>
      Array.from({ length: n }, (_, i) => bit((row >> (n - 1 - i)) & 1)),
  );
}

/**
 * True as 1, false as 0.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(bit(2 > 1), 1);
 * ```
 */
export function bit(condition: boolean | number): Bit {
  return condition ? 1 : 0;
}

/**
 * Checks that `x` is one list of `length` bits.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the bits' name in the plural
 * @throws {ShapeError} if it is not a list or has another length
 * @throws {ValueError} naming the first entry that is neither 0 nor 1
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkBits("look up [0, 2] in AND", "inputs", [0, 2], 2), {
 *   message: "Cannot look up [0, 2] in AND: inputs must be 0 or 1, but input 2 is 2",
 * });
 * ```
 */
export function checkBits(
  action: string,
  what: string,
  x: unknown,
  length: number,
): asserts x is Bits {
  checkList(action, what, x, length);
  checkLength(action, what, x, length);
  const bad = x.findIndex((value) => value !== 0 && value !== 1);
  if (bad < 0) return;
  throw new ValueError(
    action,
    `${what} must be 0 or 1, but ${what.replace(/s$/, "")} ${bad + 1} is ${
      written(x[bad])
    }`,
  );
}
