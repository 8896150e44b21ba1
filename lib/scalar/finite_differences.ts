/** Slopes measured by small steps: slow, never quite exact, and hard to get wrong. */

import { ValueError } from "../errors.ts";
import { checkFinite, checkFunction, checkList } from "../shape.ts";

/**
 * The slope of `f` along each input, by central differences:
 * `∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h`.
 *
 * It costs two runs of `f` an input. The error is about `h²` from the curve's bend and
 * `10⁻¹⁶ |f| / h` from rounding, so the step must be neither large nor tiny; near 10⁻⁵
 * both are small. It is not a way to train, but the judge of every other way.
 *
 * @param f a function of a list of numbers
 * @param x `[n]`, where to measure
 * @param h half the distance between the two runs
 * @returns `[n]`, one slope an input
 * @throws {ShapeError} if the inputs are no list
 * @throws {ValueError} if `f` is no function, an input is not finite, or `h` is not above 0
 *
 * @example The slopes of x² y at (3, 5) are 30 and 9
 * ```ts
 * import assert from "node:assert/strict";
 * const [dx, dy] = finiteDifferences(([x, y]) => x * x * y, [3, 5]);
 * assert.ok(Math.abs(dx - 30) < 1e-8 && Math.abs(dy - 9) < 1e-8);
 * ```
 */
export function finiteDifferences(
  f: (x: number[]) => number,
  x: readonly number[],
  h = 1e-5,
): number[] {
  const action = "measure slopes";
  checkFunction(action, "f", f);
  checkList(action, "inputs", x);
  checkFinite(action, "inputs", x);
  if (!(h > 0 && h < Infinity)) {
    throw new ValueError(
      action,
      `the step h must be a number above 0, but it is ${h}`,
    );
  }
  const nudged = (i: number, by: number) => f([...x].with(i, x[i] + by));
  return x.map((_, i) => (nudged(i, h) - nudged(i, -h)) / (2 * h));
}
