/** Parameters in a file: a network that was trained today and is used tomorrow, or in another program. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import { mapStructure, type Nested, type Replaced } from "../structure.ts";
import { tensor } from "../tensor/given_tensor.ts";
import { TENSOR } from "../tensor/gradients.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { namedTensors } from "./named_tensors.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type StoredTensor,
} from "./safetensors.ts";

/**
 * Writes parameters into a safetensors file, by their full names, as 32-bit floats.
 *
 * @param path where; a file that is there is replaced
 * @param parameters Tensors in arrays and records
 * @param metadata texts to keep beside them
 * @throws {ShapeError} if there is anything but Tensors
 * @throws {ValueError} if two parameters come to the same name
 *
 * @example A layer comes back as it was
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * await saveParameters(path, { bias: tensor([0.5, -1]) });
 * const parameters = await loadParameters(path, { bias: tensor([0, 0]) });
 * assert.deepEqual(await parameters.bias.nested(), [0.5, -1]);
 * await Deno.remove(path);
 * ```
 */
export async function saveParameters(
  path: string | URL,
  parameters: Nested<Tensor>,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const named = [...namedTensors("save parameters", parameters)];
  const stored = await Promise.all(
    named.map(async ([name, x]): Promise<[string, StoredTensor]> => [
      name,
      { shape: x.shape, values: Float32Array.from(await x.read()) },
    ]),
  );
  await Deno.writeFile(
    path,
    encodeSafetensors(Object.fromEntries(stored), metadata),
  );
}

/**
 * Reads parameters from a safetensors file.
 *
 * @param path where they were saved
 * @param like Tensors of the names and shapes that are expected; a fresh network's parameters
 * @returns new Tensors in the same structure, each on the backend of the one it stands for
 * @throws {ValueError} if there is no such file, it is damaged, or its names are not those of `like`
 * @throws {ShapeError} naming a parameter whose shape is not the one of `like`
 */
export function loadParameters<const S extends Nested<Tensor>>(
  path: string | URL,
  like: S,
): Promise<Replaced<S, Tensor, Tensor>> {
  return load(path, like) as Promise<Replaced<S, Tensor, Tensor>>;
}

async function load(
  path: string | URL,
  like: Nested<Tensor>,
): Promise<unknown> {
  const action = `load parameters from ${path}`;
  const expected = namedTensors(action, like);
  const { tensors } = decodeSafetensors(await bytesOf(action, path));
  checkNames(action, [...expected.keys()], Object.keys(tensors));
  for (const [name, x] of expected) {
    const { shape } = tensors[name];
    if (sameShape(shape, x.shape)) continue;
    throw new ShapeError(
      action,
      `${name} must be ${formatShape(x.shape)}, but the file has ${
        formatShape(shape)
      }`,
    );
  }
  const names = [...expected.keys()].values(); // the walk comes by in the same order
  return mapStructure(action, TENSOR, (x) => {
    const { shape, values } = tensors[names.next().value!];
    return tensor(values, { shape, backend: (x as Tensor).backend });
  }, like);
}

async function bytesOf(
  action: string,
  path: string | URL,
): Promise<Uint8Array> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    if (!(error instanceof Error && error.name === "NotFound")) throw error;
    throw new ValueError(action, "there must be a file, but there is none");
  }
}

function checkNames(
  action: string,
  expected: readonly string[],
  found: readonly string[],
): void {
  const missing = expected.find((name) => !found.includes(name));
  const strange = found.find((name) => !expected.includes(name));
  if (missing === undefined && strange === undefined) return;
  throw new ValueError(
    action,
    missing !== undefined
      ? `it must hold ${written(missing)}, but it holds ${list(found)}`
      : `it must hold ${list(expected)} and nothing else, but it holds ${
        written(strange)
      } as well`,
  );
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 6).map(written).join(", ");
  return names.length > 6 ? `${shown}, …` : shown || "nothing";
}
