/** Networks in files: saved with all parameters, and loaded into a network of the same build. */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Layer } from "./layer.ts";
import { loadParameters, saveParameters } from "./parameter_file.ts";
import { mapParameters, namedParameters } from "./parameters.ts";

/**
 * Writes a network's parameters into a safetensors file, by the names of
 * {@linkcode namedParameters}. PyTorch, JAX and NumPy read it. The layers themselves are not in it:
 * whoever loads it builds them again.
 *
 * @param path where; a file that is there is replaced
 * @param metadata texts to keep beside them
 * @throws {ValueError} if there is no path or no network, as when the two are exchanged
 */
export async function saveNetwork(
  path: string | URL,
  network: Layer,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  checkArguments("save a network", "saveNetwork", path, network);
  await saveParameters(path, network.parameters, metadata);
}

/**
 * The network with parameters from a file.
 *
 * @param path where they were saved
 * @param network a network of the same build; it stays as it was
 * @throws {ValueError} if there is no such file, it is damaged, or names are missing or too many
 * @throws {ShapeError} naming a parameter of another shape
 *
 * @example What was saved comes back
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { linear } from "./linear.ts";
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * const trained = linear(1, 1, { seed: 1 }).with({ weight: tensor([[2]]), bias: tensor([0.5]) });
 * await saveNetwork(path, trained);
 * const loaded = await loadNetwork(path, linear(1, 1, { seed: 2 }));
 * assert.deepEqual(await loaded.output(tensor([[10]])).nested(), [[20.5]]);
 * await Deno.remove(path);
 * ```
 */
export async function loadNetwork<L extends Layer>(
  path: string | URL,
  network: L,
): Promise<L> {
  checkArguments("load a network", "loadNetwork", path, network);
  const named = namedParameters(network);
  const loaded = await loadParameters(path, Object.fromEntries(named));
  const names = new Map(named.map(([name, parameter]) => [parameter, name]));
  return mapParameters(
    network,
    (parameter) => loaded[names.get(parameter)!],
  );
}

function checkArguments(
  action: string,
  called: string,
  path: unknown,
  network: unknown,
): void {
  const example = `write ${called}("digits.safetensors", net)`;
  if (typeof path !== "string" && !(path instanceof URL)) {
    throw new ValueError(
      action,
      `the path comes first, but it is ${whatIs(path)}; ${example}`,
    );
  }
  if (typeof (network as Layer | undefined)?.output === "function") return;
  throw new ValueError(
    action,
    `the network must be a layer, but it is ${whatIs(network)}; ${example}`,
  );
}
