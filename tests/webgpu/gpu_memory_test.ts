/** The memory of a GPU stays as it is through a training, however long. */

import assert from "node:assert/strict";
import type { Backend, Numbers } from "../../lib/tensor/backend.ts";
import { printed } from "../../lib/tensor/printed_backend.ts";
import { backendOn } from "../../lib/webgpu/backend_on.ts";
import { counted, newParts, onGpu } from "./on_gpu.ts";

const STEPS = 1500;

/** A step of a layer of 10 units on 16 examples of 20 numbers, with a batch that comes from outside. */
function stepOf(b: Backend) {
  const random = (size: number) => b.map("shift", b.uniform(size, 1, 0), -0.5);
  let weight: Numbers = b.variable(random(200));
  const bias = b.variable(random(10));
  const labels = Float32Array.from({ length: 16 }, (_, i) => i % 10);
  let last: Numbers | undefined;
  return (i: number) => {
    b.begin();
    const x = b.write(new Float32Array(320).fill(i % 7));
    const z = b.linear(x, weight, bias, { m: 16, k: 20, n: 10 }, "identity");
    const { losses, slopes } = b.crossEntropy(z, b.write(labels), 16, 10);
    const product = { m: 10, k: 16, n: 20, transposeA: true };
    const slope = b.matmul(slopes, x, product);
    const sgd = { rule: "sgd", rate: 1e-4, decay: 0 } as const;
    b.optimise(sgd, weight, slope, []);
    b.optimise(sgd, bias, b.sum(slopes, [16, 10], [10]), []);
    if (last !== undefined) b.release(last);
    [last] = b.end([b.sum(losses, [16], [])]);
    if (i % 100 === 0) {
      const copy = b.variable(weight); // as whoever keeps the best parameters does
      b.release(weight);
      weight = copy;
    }
    return last;
  };
}

onGpu(
  `gpu() holds after ${STEPS} steps what it held after ten, and binds nothing anew`,
  async () => {
    const calls = new Map<string | symbol, number>();
    const { device, home, pool } = await newParts({
      gpu: (gpu) => counted(gpu, calls),
    });
    const backend = printed({
      ...backendOn(home, { matmul: "naive" }),
      name: "gpu",
      description: "tested",
    });
    const step = stepOf(backend);
    const at = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const loss = step(i);
        if (i % 100 === 0) await backend.read(loss);
      }
      await home.finished();
      return { ...pool.size, groups: calls.get("createBindGroup") };
    };
    await at(0, 10);
    await at(100, 110);
    const before = await at(200, 210);
    assert.deepEqual(await at(300, 300 + STEPS), before);
    assert.equal(calls.get("createBuffer")! < 60, true);
    device.destroy();
  },
);
