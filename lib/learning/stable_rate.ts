/** How large a rate may be before descent on squares swings wider at every step. */

import type { Example } from "./examples.ts";
import { checkTargets } from "./linear_unit.ts";

/**
 * `2 / λ`, where λ is the largest eigenvalue of `R = (1/N) Σ (x, 1) (x, 1)ᵀ`.
 *
 * A batch step multiplies the distance from the least squares by `1 − η λ` along each
 * eigenvector of R. Below this rate all these factors lie between −1 and 1, and the distance
 * shrinks; above it the factor of the steepest direction is below −1, and every step overshoots
 * by more than the one before. The bound belongs to the loss `J = (1/N) Σ ½ (y − z)²`: for a
 * sum without 1/N it is N times smaller, without the ½ half as large.
 *
 * @param examples of which only the inputs count
 * @returns the rate that the batch rule of `learnAdaline` must stay below
 * @throws {ShapeError | ValueError} for no examples, or numbers that are not finite
 *
 * @example One example with the input 2: R = [[4, 2], [2, 1]] stretches by 5 at most
 * ```ts
 * import assert from "node:assert/strict";
 * const rate = stableRate([{ x: [2], y: 0 }]);
 * assert.ok(Math.abs(rate - 2 / 5) < 1e-12);
 * ```
 */
export function stableRate(examples: readonly Example[]): number {
  checkTargets("find the largest stable rate", examples);
  const rows = examples.map(({ x }) => [...x, 1]);
  const products = rows[0].map((_, i) =>
    rows[0].map((_, j) =>
      rows.reduce((sum, row) => sum + row[i] * row[j], 0) / rows.length
    )
  );
  return 2 / largestEigenvalue(products);
}

/** Doublings of the exponent: after 60 a float can tell no difference. */
const DOUBLINGS = 60;

/** λ = lim ‖Rᵐ‖^(1/m) for m = 1, 2, 4, …, by I. M. Gelfand (1941): no start to choose badly. */
function largestEigenvalue(matrix: readonly (readonly number[])[]): number {
  let power = matrix, logarithm = 0;
  for (let k = 0; k < DOUBLINGS; k++) {
    const size = Math.hypot(...power.flat());
    logarithm += Math.log(size) / 2 ** k;
    power = squareOf(power.map((row) => row.map((x) => x / size)));
  }
  return Math.exp(logarithm);
}

/** The square of a symmetric matrix. */
function squareOf(a: readonly (readonly number[])[]): number[][] {
  return a.map((row) =>
    a.map((other) => row.reduce((sum, x, k) => sum + x * other[k], 0))
  );
}
