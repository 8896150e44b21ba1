/** The cross-entropy of yes and no, from logits. */

import type { Tensor } from "../tensor/tensor.ts";
import { checkTargets } from "./loss.ts";

/**
 * `−(1/n) Σ (y ln σ(z) + (1 − y) ln(1 − σ(z)))`: the mean over all `n` numbers, examples times outputs.
 *
 * It is how unlikely the targets are if `σ(z)` is the chance of a 1. Its slope at `z` is `σ(z) − y`:
 * the slope of the sigmoid, which makes the half square learn so slowly from a unit that is sure and
 * wrong, has gone. Give it the sums before the sigmoid ("logits"), not the chances: it is computed as
 * `max(0, z) − z y + softplus(−|z|)`, where nothing overflows and no small loss is lost.
 *
 * @param logits z, `[m, …]`
 * @param target y, in the same shape: 0 and 1, or chances between
 * @returns one number
 * @throws {ShapeError} if the shapes differ
 *
 * @example Unsure, and sure and wrong
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const half = await binaryCrossEntropy(tensor([[0]]), tensor([[1]])).item();
 * assert.equal(half, Math.fround(Math.log(2)));
 * assert.equal(await binaryCrossEntropy(tensor([[-1000]]), tensor([[1]])).item(), 1000);
 * ```
 */
export function binaryCrossEntropy(logits: Tensor, target: Tensor): Tensor {
  checkTargets("take the binary cross-entropy", logits, target);
  const z = logits.detach(), y = target.detach();
  const losses = z.relu().sub(z.mul(y)).add(z.abs().neg().softplus());
  return logits.made(
    logits.shape,
    losses.numbers,
    [logits, (g) => g.mul(logits.sigmoid().sub(target))],
    [target, (g) => g.mul(logits.neg())],
  ).mean();
}
