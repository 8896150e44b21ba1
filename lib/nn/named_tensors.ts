/** Structures of tensors as a list: each by its full name, as it stands in a file. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { mapStructure, type Nested } from "../structure.ts";
import { TENSOR } from "../tensor/gradients.ts";
import { Tensor } from "../tensor/tensor.ts";

/**
 * Each tensor of a structure by its full name: `layer1.weight`, and `layers.0.weight` in an array.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} naming the place where there is no tensor
 * @throws {ValueError} if two come to the same name
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const named = namedTensors("save", { out: { bias: tensor([0]) } });
 * assert.deepEqual([...named.keys()], ["out.bias"]);
 * ```
 */
export function namedTensors(
  action: string,
  structure: Nested<Tensor>,
): ReadonlyMap<string, Tensor> {
  mapStructure(action, TENSOR, (x) => x, structure);
  const named = new Map<string, Tensor>();
  for (const [name, x] of entries(structure, [])) {
    if (named.has(name)) {
      throw new ValueError(
        action,
        `each parameter must have its own name, but there are two called ${
          written(name)
        }; leave the dots out of names`,
      );
    }
    named.set(name, x);
  }
  return named;
}

function* entries(
  x: Nested<Tensor>,
  path: readonly string[],
): Iterable<readonly [string, Tensor]> {
  if (x instanceof Tensor) yield [path.join("."), x];
  else {
    for (const [name, part] of Object.entries(x)) {
      yield* entries(part, [...path, name]);
    }
  }
}
