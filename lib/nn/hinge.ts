/** The hinge loss: right is not enough, it must be right by a margin. */

import type { Tensor } from "../tensor/tensor.ts";
import { checkTargets } from "./loss.ts";

/**
 * `(1/n) Σ max(0, 1 − t s)` for scores `s` and targets `t` of −1 and 1: the mean over all `n` numbers.
 *
 * An example whose score is on the right side by 1 or more does not count at all; the line is held by
 * those near it, the support vectors (C. Cortes and V. Vapnik, "Support-vector networks", 1995). The
 * slope is −t/n within the margin and 0 beyond it, and at its edge.
 *
 * @param output the scores s, `[m, …]`
 * @param target t, −1 or 1, in the same shape; of labels y of 0 and 1 make `y.mul(2).sub(1)`
 * @returns one number
 * @throws {ShapeError} if the shapes differ
 *
 * @example Right by 2, right by ½, wrong by ½
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.equal(await hinge(tensor([2]), tensor([1])).item(), 0);
 * assert.equal(await hinge(tensor([0.5]), tensor([1])).item(), 0.5);
 * assert.equal(await hinge(tensor([0.5]), tensor([-1])).item(), 1.5);
 * ```
 */
export function hinge(output: Tensor, target: Tensor): Tensor {
  checkTargets("take the hinge loss", output, target);
  return output.mul(target).neg().add(1).relu().mean();
}
