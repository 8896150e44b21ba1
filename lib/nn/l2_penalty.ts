/** A price on large weights. */

import { checkFinite } from "../shape.ts";
import { mapStructure, type Nested } from "../structure.ts";
import { ShapeError } from "../errors.ts";
import { TENSOR } from "../tensor/gradients.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * `(λ/2) Σ w²` over all numbers of the parameters: added to a loss, it keeps weights small, and what
 * is learned smooth. Its slope is `λ w`, so for plain gradient descent it is the optimiser's `decay`
 * (A. Krogh and J. Hertz, "A simple weight decay can improve generalization", 1991). Biases are
 * mostly left out: give it only the weights.
 *
 * @param parameters a Tensor, or arrays and records of Tensors
 * @param strength λ
 * @returns one number
 * @throws {ShapeError} if there is no Tensor, or anything else
 * @throws {ValueError} if λ is not a finite number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const weights = { layer1: tensor([[3, 4]]), layer2: tensor([[1]]) };
 * assert.equal(await l2Penalty(weights, 2).item(), 26);
 * ```
 */
export function l2Penalty(
  parameters: Nested<Tensor>,
  strength: number,
): Tensor {
  const action = "take the L2 penalty";
  checkFinite(action, "strengths", [strength]);
  const sums: Tensor[] = [];
  mapStructure(
    action,
    TENSOR,
    (w) => sums.push((w as Tensor).square().sum()),
    parameters,
  );
  if (sums.length === 0) {
    throw new ShapeError(
      action,
      "there must be a parameter, but there is none",
    );
  }
  return sums.reduce((a, b) => a.add(b)).mul(strength / 2);
}
