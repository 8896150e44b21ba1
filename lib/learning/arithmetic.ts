/** What a learning rule needs of numbers, so that one rule runs on floats and on exact fractions. */

import { ValueError } from "../errors.ts";

/** A kind of numbers `N` and the few operations that a threshold unit's learning uses. */
export type Arithmetic<N> = {
  /** The number that is written `x`: for fractions, 0.1 is one tenth. */
  readonly of: (x: number | N) => N;
  readonly add: (a: N, b: N) => N;
  readonly multiply: (a: N, b: N) => N;
  readonly sign: (a: N) => Sign;
  /** Equal numbers and no others are written alike. */
  readonly write: (a: N) => string;
};

/** Below 0, 0, above 0. */
export type Sign = -1 | 0 | 1;

/**
 * JavaScript's own numbers: 64-bit floats, fast and rounded.
 *
 * Rounding matters at a score of 0. With the rate 0.1 the perceptron finds weights for AND
 * after 4 epochs in floats and after 6 in truth; `rationals` of "nets/exact" counts right.
 *
 * @example Three steps of a tenth and three back do not lead to 0
 * ```ts
 * import assert from "node:assert/strict";
 * const sum = [0.1, 0.1, 0.1, -0.3].reduce(floats.add);
 * assert.equal(floats.sign(sum), 1);
 * ```
 */
export const floats: Arithmetic<number> = Object.freeze({
  of: (x: number) => x,
  add: (a: number, b: number) => a + b,
  multiply: (a: number, b: number) => a * b,
  sign: (a: number) => {
    if (Number.isFinite(a)) return a > 0 ? 1 : a < 0 ? -1 : 0;
    throw new ValueError(
      `compare a score of ${a} with 0`,
      `scores must be finite numbers, but this one is ${a}; scale the inputs or the rate down`,
    );
  },
  write: String,
});
