/** Softmax: scores of several classes turned into shares of 1. */

import { ShapeError } from "../errors.ts";
import { checkList } from "../shape.ts";

/**
 * `aₖ = e^(zₖ) / Σⱼ e^(zⱼ)`: positive shares that sum to 1, the largest for the largest score.
 *
 * Each share depends on all the scores. Only their differences count, so the largest is
 * taken from all of them first, and no exponential is larger than 1. NaN flows on, as in an
 * activation: with one among the scores, or with ∞, every share is NaN; the share of −∞ is 0.
 *
 * @param z the scores, one for each class
 * @returns the shares, in the same order
 * @throws {ShapeError} if there are no scores, or they are no list
 *
 * @example Plain division by the sum is not softmax
 * ```ts
 * import assert from "node:assert/strict";
 * const shares = softmax([1.60, 0.55, 0.98]);
 * assert.deepEqual(shares.map((a) => a.toFixed(3)), ["0.530", "0.185", "0.285"]);
 * ```
 */
export function softmax(z: readonly number[]): number[] {
  checkList("take a softmax", "scores", z);
  if (z.length === 0) {
    throw new ShapeError(
      "take the softmax of []",
      "there must be at least 1 score, but there are 0",
    );
  }
  const largest = z.reduce((a, b) => Math.max(a, b));
  const powers = z.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/**
 * The slopes of softmax: `∂aᵢ / ∂zⱼ = aᵢ (1 − aᵢ)` on the diagonal, `−aᵢ aⱼ` elsewhere.
 *
 * Every row and every column sums to 0: what one share gains, the others lose.
 *
 * @param z the scores
 * @returns `[classes, classes]`: row i holds the slopes of share i
 * @throws {ShapeError} if there are no scores
 *
 * @example Two equal classes
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(softmaxJacobian([0, 0]), [[0.25, -0.25], [-0.25, 0.25]]);
 * ```
 */
export function softmaxJacobian(z: readonly number[]): number[][] {
  const a = softmax(z);
  return a.map((ai, i) => a.map((aj, j) => i === j ? ai * (1 - ai) : -ai * aj));
}
