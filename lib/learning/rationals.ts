/** Learning without rounding: the arithmetic of exact fractions. */

import { type Rational, rational } from "../logic/rational.ts";
import type { Arithmetic } from "./arithmetic.ts";

/**
 * Exact fractions, for `learn(examples, { rule, rate: 0.1, arithmetic: rationals })`.
 *
 * Inputs, rate and start are read as they are written, 0.1 as one tenth. About a hundred
 * times slower than floats, which does not matter for a truth table.
 *
 * @example Three steps of a tenth and three back lead to 0
 * ```ts
 * import assert from "node:assert/strict";
 * const sum = [0.1, 0.1, 0.1, -0.3].map(rationals.of).reduce(rationals.add);
 * assert.equal(rationals.sign(sum), 0);
 * ```
 */
export const rationals: Arithmetic<Rational> = Object.freeze({
  of: rational,
  add: (a: Rational, b: Rational) => a.add(b),
  multiply: (a: Rational, b: Rational) => a.mul(b),
  sign: (a: Rational) => {
    const order = a.compare(0);
    return order > 0 ? 1 : order < 0 ? -1 : 0;
  },
  write: (a: Rational) => a.toFraction(),
});
