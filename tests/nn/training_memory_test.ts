/** A long training takes no more memory than a short one. */

import assert from "node:assert/strict";
import { accuracy, adam, training } from "nets/nn";
import { kernelModule, kernels } from "../../lib/tensor/kernels.ts";
import { backendOn } from "../../lib/tensor/wasm/backend_on.ts";
import { small } from "./small_training.ts";

Deno.test("training: ten thousand steps take no more memory than the first few", async () => {
  const memory = new WebAssembly.Memory({ initial: 16 });
  const call = kernels(kernelModule("simd"), memory);
  const about = { name: "wasm", description: "in a memory of its own" };
  const run = training(small(), {
    ...small.options,
    optimiser: adam({ rate: 0.001 }),
    batchSize: 3, // and a smaller batch at the end
    epochs: 2500,
    validation: small.options,
    metrics: { accuracy },
    clip: { norm: 1 },
    patience: 2500,
    backend: backendOn(call, memory, about),
  });
  let after = 0;
  for await (const { epoch, updates } of run) {
    if (epoch === 2) after = memory.buffer.byteLength;
    if (epoch === 2500) assert.equal(updates, 10_000);
    if (epoch % 100 === 0) run.net; // a copy now and then, as for a chart
  }
  assert.equal(memory.buffer.byteLength, after);
});
