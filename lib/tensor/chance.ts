/** Tensors of chance, from a seed: the same numbers on every backend. */

import { checkCount, checkFunction, type Shape, sizeOf } from "../shape.ts";
import type { Backend } from "./backend.ts";
import { checkedBackend } from "./checked_backend.ts";
import { defaultBackend } from "./default_backend.ts";
import { Tensor } from "./tensor.ts";

/**
 * Numbers from 0 (included) to 1 (not included), each equally likely, made on the backend itself.
 *
 * @param options.seed a whole number from 0 to 2⁵³ − 1
 * @param options.stream which of the seed's independent streams, 0 if not said
 */
export function uniformOf(
  shape: Shape,
  options: {
    readonly seed: number;
    readonly stream?: number;
    readonly backend?: Backend;
  },
): Tensor {
  const { seed, stream = 0, backend = defaultBackend() } = options;
  checkCount("draw numbers", "the seed", seed, 0);
  checkCount("draw numbers", "the stream", stream, 0);
  checkedBackend("draw numbers", backend);
  const numbers = backend.uniform(sizeOf(shape), seed, stream);
  return new Tensor(shape, numbers, backend);
}

/**
 * Numbers that `draw` gives one after the other.
 *
 * @param draw what is to be drawn: `() => chance.normal()`
 * @throws {ValueError} if it is no function
 *
 * @example Weights that are normally distributed
 * ```ts
 * import assert from "node:assert/strict";
 * import { Random } from "../random.ts";
 * const chance = new Random(7);
 * assert.deepEqual(drawn([2, 3], () => chance.normal(0, 0.1)).shape, [2, 3]);
 * ```
 */
export function drawn(
  shape: Shape,
  draw: () => number,
  { backend = defaultBackend() }: { readonly backend?: Backend } = {},
): Tensor {
  checkFunction("draw a tensor", "what draws a number", draw);
  checkedBackend("draw a tensor", backend);
  const floats = Float64Array.from({ length: sizeOf(shape) }, draw);
  return new Tensor(shape, backend.write(floats), backend);
}
