/** What a loss is, and the check that outputs and targets belong together. */

import { ShapeError } from "../errors.ts";
import { formatShape, sameShape, type Shape } from "../shape.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";

/**
 * How far outputs are from their targets, as one number that training makes small.
 *
 * Which numbers are summed, and by how many the sum is divided, stands at each loss: it changes
 * nothing about where the minimum is, but the right rate changes with it.
 */
export type Loss = (output: Tensor, target: Tensor) => Tensor;

/**
 * Checks that each output has a target in the same place. Nothing is stretched: `[64]` against
 * `[64, 1]` would become `[64, 64]`, every output against every target, and train to the mean.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if the shapes differ, with what to write
 * @throws {ValueError} if one is no Tensor
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.throws(() => checkTargets("take the loss", tensor([[1], [0]]), tensor([1, 0])), {
 *   message: "Cannot take the loss: outputs and targets must have the same shape, but they are [2, 1] and [2]; " +
 *     "make each target a row: targets.reshape([2, 1]), or y.map((t) => [t]) of a list y",
 * });
 * ```
 */
export function checkTargets(
  action: string,
  output: Tensor,
  target: Tensor,
): void {
  checkTensor(action, "the output", output);
  checkTensor(action, "the target", target);
  if (sameShape(output.shape, target.shape)) return;
  throw new ShapeError(
    action,
    `outputs and targets must have the same shape, but they are ${
      formatShape(output.shape)
    } and ${formatShape(target.shape)}${remedy(output.shape, target.shape)}`,
  );
}

function remedy(output: Shape, target: Shape): string {
  const [n, columns] = output;
  if (target.length !== 1 || output.length !== 2 || target[0] !== n) return "";
  if (columns === 1) {
    return `; make each target a row: targets.reshape([${n}, 1]), or y.map((t) => [t]) of a list y`;
  }
  return "; for class numbers take crossEntropy, or make rows of them: targets.oneHot(" +
    `${columns})`;
}
