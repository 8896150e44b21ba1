import assert from "node:assert/strict";
import {
  linear,
  loadNetwork,
  lstm,
  namedParameters,
  saveNetwork,
  sequential,
} from "nets/nn";
import { drawn } from "nets/tensor";
import { Random } from "../../lib/random.ts";
import { decodeSafetensors } from "../../lib/nn/safetensors.ts";
import { DOUBLE } from "../support/gradient_check.ts";

const build = (seed: number, units = 3) =>
  sequential({
    memory: lstm(2, units, { seed }),
    out: linear(units, 1, { seed }),
  });

/** Runs `f` with a file of its own, which goes afterwards. */
async function withFile(f: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempFile({ suffix: ".safetensors" });
  try {
    await f(path);
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("loadNetwork gives the network that was saved, and leaves the other as it was", () =>
  withFile(async (path) => {
    const chance = new Random(2), saved = build(1), fresh = build(2);
    const x = drawn([2, 4, 2], () => chance.normal());
    const expected = await saved.output(x).nested();
    const before = await fresh.output(x).nested();
    await saveNetwork(path, saved, { from: "a test" });
    const loaded = await loadNetwork(path, fresh);
    assert.deepEqual(await loaded.output(x).nested(), expected);
    assert.deepEqual(await fresh.output(x).nested(), before);
    const { metadata, tensors } = decodeSafetensors(await Deno.readFile(path));
    assert.deepEqual(metadata, { from: "a test" });
    assert.deepEqual(
      Object.keys(tensors).sort(),
      namedParameters(saved).map(([name]) => name).sort(),
    );
  }));

Deno.test("loadNetwork puts parameters where the network has its own", () =>
  withFile(async (path) => {
    await saveNetwork(path, linear(2, 1, { seed: 1 }));
    const { parameters } = await loadNetwork(
      path,
      linear(2, 1, { seed: 2, backend: DOUBLE }),
    );
    assert.equal(parameters.weight.backend, DOUBLE);
  }));

Deno.test("loadNetwork says which parameter has another shape, or is missing", () =>
  withFile(async (path) => {
    await saveNetwork(path, build(1));
    await assert.rejects(() => loadNetwork(path, build(1, 4)), {
      message:
        `Cannot load parameters from ${path}: memory.inputWeight must be [16, 2], but the file has [12, 2]`,
    });
    await assert.rejects(() => loadNetwork(path, linear(3, 1, { seed: 1 })), {
      message:
        `Cannot load parameters from ${path}: it must hold "weight", but it holds ` +
        '"memory.inputWeight", "memory.stateWeight", "memory.bias", "out.weight", "out.bias"',
    });
  }));

Deno.test("saveNetwork and loadNetwork say in which order path and network stand", async () => {
  const net = linear(2, 1, { seed: 1 });
  // deno-lint-ignore no-explicit-any
  const exchanged = [net, "a.safetensors"] as any as [string, typeof net];
  await assert.rejects(() => saveNetwork(...exchanged), {
    name: "ValueError",
    message:
      'Cannot save a network: the path comes first, but it is a Linear; write saveNetwork("digits.safetensors", net)',
  });
  await assert.rejects(() => loadNetwork(...exchanged), {
    message:
      'Cannot load a network: the path comes first, but it is a Linear; write loadNetwork("digits.safetensors", net)',
  });
  const missing = undefined as unknown as typeof net;
  await assert.rejects(() => saveNetwork("a.safetensors", missing), {
    message:
      'Cannot save a network: the network must be a layer, but it is nothing; write saveNetwork("digits.safetensors", net)',
  });
});
