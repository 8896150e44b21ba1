/** Who takes part on a GPU: ours, the peers on the same adapter, our own CPU backends, and cuBLAS. */

import { MATMUL_KERNELS } from "../../../lib/webgpu/matmul_ladder.ts";
import { type Contender, python, script } from "../tensor/contenders.ts";
import type { Python } from "../tensor/python.ts";

/** Ours on a CPU: what a GPU has to beat. */
export const ON_CPU = [
  "ours, loops",
  "ours, wasm",
  "ours, wasm, 2 threads",
  "ours, blas",
] as const;

/** Everybody in JavaScript, with every rung of our ladder of products by itself or without. */
export function scripts(withLadder: boolean): Contender[] {
  const kernels = withLadder ? Object.keys(MATMUL_KERNELS) : [];
  return [
    script("ours, webgpu", "ours webgpu", [
      "dispatch",
      "matmul",
      "mlp",
      "conv",
    ]),
    ...kernels.map((kernel) =>
      script(`ours, ${kernel}`, `ours webgpu ${kernel}`, ["matmul"])
    ),
    ...ON_CPU.map((name) => {
      const variant = name.replace("2 threads", "threads").replaceAll(",", "");
      return script(name, variant, ["mlp", "conv"]);
    }),
    script("tfjs-webgpu", "tfjs webgpu", ["dispatch", "matmul", "mlp", "conv"]),
    script("jax-js-webgpu", "jax webgpu", ["dispatch", "matmul", "mlp"]),
    script("WebGPU by hand", "by-hand", ["dispatch"]),
  ];
}

/** cuBLAS, where Python has it. */
export function cublas(found: Python | undefined): Contender[] {
  return found?.cuda === undefined ? [] : [python("cuBLAS", "cuda", found)];
}
