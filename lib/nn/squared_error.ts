/**
 * Squares of errors, with the factors that textbooks put before them.
 *
 * All have the same minimum. Their slopes differ by a factor, so the same step needs another rate:
 * with `m` examples of one output, the rate η of {@linkcode halfSquare} is η/2 for
 * {@linkcode meanSquaredError}, and η/(2m) for {@linkcode sumOfSquares}.
 *
 * @module
 */

import { sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkTargets } from "./loss.ts";

const ACTION = "compare outputs with targets by their squares";

/**
 * `J = (1/m) Σ ½ ‖ŷ − y‖²`, the house's loss: half the squares of one example are summed over its
 * outputs, and their mean is taken over the `m` examples. The slope of one example at an output is
 * the error `ŷ − y` itself.
 *
 * @param output ŷ, `[m, …]`
 * @param target y, in the same shape
 * @returns one number
 * @throws {ShapeError} if the shapes differ
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.equal(await halfSquare(tensor([[2.5]]), tensor([[1]])).item(), 1.125);
 * ```
 */
export function halfSquare(output: Tensor, target: Tensor): Tensor {
  const squares = sumOfSquares(output, target);
  return squares.mul(0.5 / (output.shape[0] ?? 1));
}

/**
 * `(1/n) Σ (ŷ − y)²`: the mean over all `n` numbers, examples times outputs, as PyTorch's `MSELoss`.
 *
 * @param output ŷ, `[m, …]`
 * @param target y, in the same shape
 * @returns one number
 * @throws {ShapeError} if the shapes differ
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.equal(await meanSquaredError(tensor([1, 0, 2]), tensor([0.5, 0.5, 1])).item(), 0.5);
 * ```
 */
export function meanSquaredError(output: Tensor, target: Tensor): Tensor {
  const squares = sumOfSquares(output, target);
  return squares.mul(1 / sizeOf(output.shape));
}

/**
 * `Σ (ŷ − y)²` over all examples and outputs, divided by nothing: the larger the batch, the steeper.
 *
 * @param output ŷ, `[m, …]`
 * @param target y, in the same shape
 * @returns one number
 * @throws {ShapeError} if the shapes differ
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.equal(await sumOfSquares(tensor([1, 0, 2]), tensor([0.5, 0.5, 1])).item(), 1.5);
 * ```
 */
export function sumOfSquares(output: Tensor, target: Tensor): Tensor {
  checkTargets(ACTION, output, target);
  return output.sub(target).square().sum();
}
