/** Parameters in files: what is saved is what is loaded, and a file of another network is told apart. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { namedTensors } from "../../lib/nn/named_tensors.ts";
import { loadParameters, saveParameters } from "../../lib/nn/parameter_file.ts";
import { decodeSafetensors } from "../../lib/nn/safetensors.ts";
import { loops, type Tensor, tensor } from "../../lib/tensor/mod.ts";

/** Runs `f` with a path in a folder of its own. */
async function withPath(f: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await f(join(folder, "network.safetensors"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const network = () => ({
  layers: [
    {
      weight: tensor([[1, -2.5, 0.1], [2 ** -149, 3, 4]]),
      bias: tensor([5, 6]),
    },
    { weight: tensor([[7, 8]]), bias: tensor([9]) },
  ],
  scale: tensor(0.5),
});

const zeros = () => ({
  layers: [
    { weight: tensor([[0, 0, 0], [0, 0, 0]]), bias: tensor([0, 0]) },
    { weight: tensor([[0, 0]]), bias: tensor([0]) },
  ],
  scale: tensor(0),
});

Deno.test("saveParameters() names each tensor by its place", () =>
  withPath(async (path) => {
    await saveParameters(path, network(), { from: "notebook 08" });
    const { tensors, metadata } = decodeSafetensors(await Deno.readFile(path));
    assert.deepEqual(metadata, { from: "notebook 08" });
    assert.deepEqual(
      Object.entries(tensors).map(([name, { shape }]) => [name, shape]),
      [
        ["layers.0.weight", [2, 3]],
        ["layers.0.bias", [2]],
        ["layers.1.weight", [1, 2]],
        ["layers.1.bias", [1]],
        ["scale", []],
      ],
    );
  }));

Deno.test("loadParameters() gives back every bit, in the same structure", () =>
  withPath(async (path) => {
    await saveParameters(path, network());
    const loaded = await loadParameters(path, zeros());
    assert.deepEqual(Object.keys(loaded), ["layers", "scale"]);
    assert.ok(Array.isArray(loaded.layers));
    const saved = namedTensors("compare", network());
    for (const [name, x] of namedTensors("compare", loaded)) {
      assert.deepEqual(x.shape, saved.get(name)!.shape);
      assert.deepEqual(await x.read(), await saved.get(name)!.read());
    }
  }));

Deno.test("loadParameters() puts tensors on the backend of those they stand for", () =>
  withPath(async (path) => {
    const backend = loops({ precision: "double" });
    await saveParameters(path, { a: tensor([0.1]) });
    const { a } = await loadParameters(path, { a: tensor([0], { backend }) });
    assert.equal(a.backend, backend);
    assert.deepEqual(await a.nested(), [Math.fround(0.1)]);
  }));

Deno.test("saveParameters() takes a single tensor, whose name is empty", () =>
  withPath(async (path) => {
    await saveParameters(path, tensor([1, 2]));
    const loaded = await loadParameters(path, tensor([0, 0]));
    assert.deepEqual(await loaded.nested(), [1, 2]);
  }));

Deno.test("loadParameters() says what another network's file has, or lacks", () =>
  withPath(async (path) => {
    await saveParameters(path, { weight: tensor([[1, 2]]), bias: tensor([3]) });
    const refused = async (
      like: Readonly<Record<string, Tensor>>,
      message: string,
    ) => {
      await assert.rejects(loadParameters(path, like), {
        message: `Cannot load parameters from ${path}: ${message}`,
      });
    };
    await refused(
      { weights: tensor([[1, 2]]), bias: tensor([3]) },
      'it must hold "weights", but it holds "weight", "bias"',
    );
    await refused(
      { weight: tensor([[1, 2]]) },
      'it must hold "weight" and nothing else, but it holds "bias" as well',
    );
    await refused(
      { weight: tensor([[1], [2]]), bias: tensor([3]) },
      "weight must be [2, 1], but the file has [1, 2]",
    );
  }));

Deno.test("loadParameters() says that there is no such file", () =>
  withPath(async (path) => {
    await assert.rejects(loadParameters(path, zeros()), {
      name: "ValueError",
      message:
        `Cannot load parameters from ${path}: there must be a file, but there is none`,
    });
  }));
