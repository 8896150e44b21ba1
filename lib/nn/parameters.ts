/** A network's parameters as a list: by name, counted, and moved to another backend. */

import type { Backend } from "../tensor/backend.ts";
import { checkedBackend } from "../tensor/checked_backend.ts";
import { TENSOR } from "../tensor/gradients.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { mapStructure } from "../structure.ts";
import type { Layer, Parameters } from "./layer.ts";
import { namedTensors } from "./named_tensors.ts";

/**
 * Every parameter with its name, in the order in which the layers stand: the names of the records
 * that it lies in, with dots between them, as in PyTorch's state dictionaries.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./linear.ts";
 * import { sequential } from "./sequential.ts";
 * const net = sequential({ hidden: linear(2, 8, { seed: 1 }), out: linear(8, 1, { seed: 2 }) });
 * const names = namedParameters(net).map(([name]) => name);
 * assert.deepEqual(names, ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]);
 * ```
 */
export function namedParameters(
  layer: Layer,
): readonly (readonly [name: string, parameter: Tensor])[] {
  return [...namedTensors("list parameters", layer.parameters)];
}

/** How many numbers are learned. */
export function countParameters(layer: Layer): number {
  return namedParameters(layer).reduce((sum, [, { size }]) => sum + size, 0);
}

/**
 * The same network with each of its parameters replaced.
 *
 * @param f gets a parameter, and returns another of the same shape: `variable`, `snapshot`, …
 */
export function mapParameters<L extends Layer>(
  layer: L,
  f: (parameter: Tensor) => Tensor,
): L {
  const changed = mapStructure(
    "replace parameters",
    TENSOR,
    (x) => f(x as Tensor),
    layer.parameters,
  );
  return layer.with(changed as Parameters);
}

/**
 * The same network with its parameters on another backend.
 *
 * @throws {ValueError} if the backend is none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { loops } from "../tensor/loops/loops.ts";
 * import { linear } from "./linear.ts";
 * const exact = loops({ precision: "double" });
 * const net = await toBackend(linear(2, 8, { seed: 1 }), exact);
 * assert.equal(net.parameters.weight.backend, exact);
 * ```
 */
export async function toBackend<L extends Layer>(
  layer: L,
  backend: Backend,
): Promise<L> {
  checkedBackend("move a network", backend);
  const parameters = new Set(namedParameters(layer).map(([, x]) => x));
  const moved = new Map<Tensor, Tensor>(
    await Promise.all(
      [...parameters].map(async (x) => [x, await x.to(backend)] as const),
    ),
  );
  return mapParameters(layer, (parameter) => moved.get(parameter)!);
}
