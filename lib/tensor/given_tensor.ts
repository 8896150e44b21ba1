/** Tensors of given numbers. */

import { checkNames, checkOptions, type Shape } from "../shape.ts";
import type { Backend } from "./backend.ts";
import { checkedBackend } from "./checked_backend.ts";
import { defaultBackend } from "./default_backend.ts";
import { flattened, type NestedNumbers } from "./nested_numbers.ts";
import { Tensor } from "./tensor.ts";

/**
 * A tensor of given numbers.
 *
 * @param values a number, arrays of arrays of numbers, or a typed array with its shape in the options
 * @param options.shape the sizes of the axes, if they are not to be seen in `values`
 * @param options.backend where it is to live; the default backend if not said
 * @throws {ShapeError} if rows differ in length, the shape does not hold as many numbers, or the
 *   options are no record
 * @throws {ValueError} if there is anything but numbers in it, an option is none, or the backend is
 *   none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(tensor([[1, 2, 3], [4, 5, 6]]).shape, [2, 3]);
 * assert.deepEqual(tensor(Float32Array.of(1, 2, 3, 4), { shape: [2, 2] }).shape, [2, 2]);
 * assert.deepEqual(tensor(7).shape, []);
 * ```
 */
export function tensor(
  values: NestedNumbers | ArrayLike<number>,
  options: { readonly shape?: Shape; readonly backend?: Backend } = {},
): Tensor {
  checkOptions("make a tensor", options, "tensor(values, { shape: [2, 2] })");
  checkNames("make a tensor", ["shape", "backend"], options);
  const { backend: named = defaultBackend() } = options;
  const backend = checkedBackend("make a tensor", named);
  const { shape, floats } = flattened(values, options.shape);
  return new Tensor(shape, backend.write(floats), backend);
}
