/** The Jacobian: every slope of every output with respect to every input. */

import { sizeOf } from "../shape.ts";
import { sweep } from "./gradients.ts";
import { stack } from "./places.ts";
import { tensor } from "./given_tensor.ts";
import { checkTensor, type Tensor } from "./tensor.ts";

/**
 * `J[i, j] = ∂yᵢ / ∂xⱼ`, one walk back for each output.
 *
 * @param y what was computed, of any shape
 * @param x what it was computed from, of any shape
 * @returns the shape of `y`, followed by the shape of `x`
 * @throws {ValueError} if either is not a Tensor
 *
 * @example Of y = x², number by number
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const x = tensor([1, 2, 3]);
 * assert.deepEqual(await jacobian(x.square(), x).nested(), [[2, 0, 0], [0, 4, 0], [0, 0, 6]]);
 * ```
 */
export function jacobian(y: Tensor, x: Tensor): Tensor {
  checkTensor("take the Jacobian", "what was computed", y);
  checkTensor("take the Jacobian", "what it was computed from", x);
  const flat = y.reshape([y.size]);
  const zero = x.constant(0).expandTo(x.shape);
  const rows = Array.from({ length: y.size }, (_, i) => {
    const one = tensor([i], { backend: y.backend }).oneHot(y.size);
    const seed = one.reshape([y.size]);
    return sweep(flat, seed, [x])(x) ?? zero;
  });
  const shape = [...y.shape, ...x.shape];
  return sizeOf(shape) === 0
    ? zero.sumTo(x.shape.map(() => 1)).expandTo(shape)
    : stack(rows).reshape(shape);
}
