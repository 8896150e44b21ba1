/** The mean distance of outputs from their targets. */

import type { Tensor } from "../tensor/tensor.ts";
import { checkTargets } from "./loss.ts";

/**
 * `(1/n) Σ |ŷ − y|`: the mean over all `n` numbers, examples times outputs.
 *
 * A far-off example pulls no harder than a near one, so a few wild targets do little harm; the best
 * constant is the median, where the square has the mean. The slope is ±1/n, however near the target,
 * and 0 at it: with a constant rate the last steps go to and fro.
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
 * assert.equal(await meanAbsoluteError(tensor([1, 3]), tensor([0.5, 4])).item(), 0.75);
 * ```
 */
export function meanAbsoluteError(output: Tensor, target: Tensor): Tensor {
  checkTargets(
    "compare outputs with targets by their distance",
    output,
    target,
  );
  return output.sub(target).abs().mean();
}
