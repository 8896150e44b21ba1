/** How near predicted numbers come to their targets. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkPairs, flat, type PlainRows } from "./metric.ts";

/**
 * `R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²`: the share of the targets' variance that is explained. 1 is
 * perfect, 0 is as good as always saying the mean, and worse than that is below 0.
 *
 * @param predicted ŷ, numbers or rows of numbers
 * @param targets y, as many; of rows all numbers count alike
 * @throws {ShapeError} if there are not as many targets as predictions, or none
 * @throws {ValueError} if all targets are equal: there is no variance to explain
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(rSquared([1, 2, 3], [1, 2, 3]), 1);
 * assert.equal(rSquared([2, 2, 2], [1, 2, 3]), 0);
 * ```
 */
export function rSquared(predicted: PlainRows, targets: PlainRows): number {
  const action = "take R²";
  const [said, right] = pairs(action, predicted, targets);
  const mean = sumOf(right) / right.length;
  const all = sumOf(right.map((y) => (y - mean) ** 2));
  if (all === 0) {
    throw new ValueError(
      action,
      `it compares with the targets' variance, which must be above 0, but all are ${
        right[0]
      }`,
    );
  }
  return 1 - sumOf(right.map((y, i) => (y - said[i]) ** 2)) / all;
}

/**
 * `(1/n) Σ (ŷ − y)²` in plain numbers. Of chances it is the Brier score (G. W. Brier, "Verification of
 * forecasts expressed in terms of probability", 1950).
 *
 * @param predicted ŷ, numbers or rows of numbers
 * @param targets y, as many
 * @throws {ShapeError} if there are not as many targets as predictions, or none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(meanSquare([1, 2], [1, 4]), 2);
 * ```
 */
export function meanSquare(predicted: PlainRows, targets: PlainRows): number {
  const [said, right] = pairs("take the mean square", predicted, targets);
  return sumOf(right.map((y, i) => (said[i] - y) ** 2)) / right.length;
}

/**
 * `(1/n) Σ |ŷ − y|` in plain numbers: how far predictions are off on average, in the targets' unit.
 *
 * @param predicted ŷ, numbers or rows of numbers
 * @param targets y, as many
 * @throws {ShapeError} if there are not as many targets as predictions, or none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(meanAbsolute([[1], [2]], [[1], [4]]), 1);
 * ```
 */
export function meanAbsolute(
  predicted: PlainRows,
  targets: PlainRows,
): number {
  const [said, right] = pairs("take the mean distance", predicted, targets);
  return sumOf(right.map((y, i) => Math.abs(said[i] - y))) / right.length;
}

function pairs(
  action: string,
  predicted: PlainRows,
  targets: PlainRows,
): readonly [readonly number[], readonly number[]] {
  checkPairs(action, predicted, targets);
  const said = flat(predicted), right = flat(targets);
  if (said.length === right.length) return [said, right];
  throw new ShapeError(
    action,
    `there must be one target for each number, but there are ${said.length} numbers and ${right.length} targets`,
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}
