/** On the GPU every layer, loss and optimiser is what it is elsewhere: 64-bit loops and PyTorch say the same. */

import assert from "node:assert/strict";
import { dropout, Masks } from "nets/nn";
import { loops, tensor } from "nets/tensor";
import { assertSameThere, LAYERS } from "../nn/every_layer.ts";
import { computesAsPyTorch } from "../nn/pytorch_networks.ts";
import { stepsAsPyTorch } from "../nn/pytorch_optimisers.ts";
import { trainsAsPyTorch } from "../nn/pytorch_trainings.ts";
import { GPU_CONTENDERS } from "./gpu_contender.ts";

for (const contender of GPU_CONTENDERS) {
  for (const [name, tried] of Object.entries(LAYERS)) {
    Deno.test(`${name} says the same on the GPU, and has the same slopes`, () =>
      assertSameThere(tried, contender));
  }

  Deno.test("dropout drops the same units on the GPU, bit by bit", async () => {
    const [here, there] = await Promise.all(
      [loops(), contender.backend].map((backend) => {
        const x = tensor(new Float32Array(10_007).fill(1), { backend });
        const masks = new Masks(4);
        masks.next(); // the second mask of a training
        return dropout(0.4).output(x, { training: true, masks }).read();
      }),
    );
    assert.deepEqual(there, here);
  });

  computesAsPyTorch(contender);
  stepsAsPyTorch(contender);
  trainsAsPyTorch(contender);
}
