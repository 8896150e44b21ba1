/** What a page computes on the browser's own WebGPU, beside 64-bit loops: the same kernels, another compiler. */

import fc from "fast-check";
import { loops, tensor } from "nets/tensor";
import { gpu, type MatmulKernel } from "nets/webgpu";
import { adam, binaryCrossEntropy, linear, sequential, train } from "nets/nn";
import { assertSameOn } from "../gradient_check.ts";
import { OPERATIONS } from "../operations.ts";

/** What went wrong with one operation. */
export type Complaint = { readonly name: string; readonly message: string };

/** What the page has found. */
export type Findings = {
  readonly adapter: string;
  readonly operations: number;
  readonly complaints: readonly Complaint[];
};

/** Every operation and its slopes with some shapes. */
async function operations(bound: number, runs: number): Promise<Findings> {
  const backend = await gpu();
  const complaints: Complaint[] = [];
  for (const [name, { f, shapes, domain }] of Object.entries(OPERATIONS)) {
    const at = domain === undefined ? { bound } : { bound, domain };
    for (
      const [seed, all] of fc.sample(shapes, { numRuns: runs, seed: 1 })
        .entries()
    ) {
      try {
        await assertSameOn(backend, f, all, seed, at);
      } catch (error) {
        const { message } = error as Error;
        complaints.push({ name: `${name} of ${JSON.stringify(all)}`, message });
      }
    }
  }
  return {
    adapter: backend.description,
    operations: Object.keys(OPERATIONS).length,
    complaints,
  };
}

/** How far the products of one rung of the ladder are from those of 64-bit loops, at most. */
async function product(
  matmul: MatmulKernel,
  m: number,
  k: number,
  n: number,
): Promise<number> {
  const backend = await gpu({ matmul }), exact = loops({ precision: "double" });
  const numbers = (size: number) =>
    Float32Array.from(
      { length: size },
      (_, i) => Math.sin(i) + Math.cos(3 * i),
    );
  const on = async (device: typeof exact) => {
    const a = tensor(numbers(m * k), { shape: [m, k], backend: device });
    const b = tensor(numbers(k * n), { shape: [k, n], backend: device });
    return await a.matmul(b).read();
  };
  const found = await on(backend), wanted = await on(exact);
  return Math.max(...wanted.map((x, i) => Math.abs(x - found[i])));
}

/** The losses of a training of XOR. */
async function xor(on: "gpu" | "loops"): Promise<readonly number[]> {
  const backend = on === "gpu" ? await gpu() : loops();
  const net = sequential(
    linear(2, 8, { seed: 3, activation: "tanh" }),
    linear(8, 1, { seed: 4 }),
  );
  const { history } = await train(net, {
    x: [[0, 0], [0, 1], [1, 0], [1, 1]],
    y: [[0], [1], [1], [0]],
    loss: binaryCrossEntropy,
    optimiser: adam({ rate: 0.1 }),
    epochs: 50,
    seed: 1,
    backend,
  });
  return history.map(({ loss }) => loss);
}

Object.assign(globalThis, { tried: { operations, product, xor } });
