/** Slopes that are too steep, cut down: one bad batch shall not throw the weights away. */

import { mapStructure, type Nested, type Replaced } from "../structure.ts";
import { TENSOR } from "../tensor/gradients.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkAbove } from "./schedules.ts";

/**
 * `g · min(1, limit / ‖g‖)` with the norm `‖g‖ = √(Σ g²)` over all slopes together: the direction stays,
 * the length is cut (R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent
 * neural networks", 2013). Nothing is read out of the device.
 *
 * @param slopes a Tensor, or arrays and records of Tensors, as `gradients` returns them
 * @param limit the greatest length
 * @returns the same structure
 * @throws {ShapeError} if there is anything but Tensors
 * @throws {ValueError} if the limit is not a finite number above 0
 *
 * @example From length 5 to length 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const { weight, bias } = clipByNorm({ weight: tensor([[30, 0]]), bias: tensor([40]) }, 5);
 * assert.deepEqual(await weight.nested(), [[3, 0]]);
 * assert.deepEqual(await bias.nested(), [4]);
 * ```
 */
export function clipByNorm<const S extends Nested<Tensor>>(
  slopes: S,
  limit: number,
): Replaced<S, Tensor, Tensor> {
  const action = "clip slopes by their norm";
  checkAbove(action, "the limit", limit);
  let sum: Tensor | undefined;
  mapStructure(action, TENSOR, (g) => {
    const squares = (g as Tensor).square().sum();
    sum = sum?.add(squares) ?? squares;
  }, slopes);
  const norm = sum?.sqrt();
  const share = norm?.constant(limit).div(norm.maximum(limit));
  return mapStructure(
    action,
    TENSOR,
    (g) => (g as Tensor).mul(share!),
    slopes,
  ) as Replaced<S, Tensor, Tensor>;
}

/**
 * Each slope by itself, cut to the range from `−limit` to `limit`. The direction changes; what is
 * small stays as it was.
 *
 * @param slopes a Tensor, or arrays and records of Tensors, as `gradients` returns them
 * @param limit the greatest slope
 * @returns the same structure
 * @throws {ShapeError} if there is anything but Tensors
 * @throws {ValueError} if the limit is not a finite number above 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.deepEqual(await clipByValue(tensor([-7, 0.5, 30]), 5).nested(), [-5, 0.5, 5]);
 * ```
 */
export function clipByValue<const S extends Nested<Tensor>>(
  slopes: S,
  limit: number,
): Replaced<S, Tensor, Tensor> {
  const action = "clip slopes by their value";
  checkAbove(action, "the limit", limit);
  return mapStructure(
    action,
    TENSOR,
    (g) => (g as Tensor).minimum(limit).maximum(-limit),
    slopes,
  ) as Replaced<S, Tensor, Tensor>;
}

/** Slopes cut down as `clip` of a training says; as they are, if it says nothing. */
export function clipped(
  slopes: readonly Tensor[],
  clip: { readonly norm: number } | { readonly value: number } | undefined,
): readonly Tensor[] {
  if (clip === undefined) return slopes;
  return "norm" in clip
    ? clipByNorm(slopes, clip.norm)
    : clipByValue(slopes, clip.value);
}
