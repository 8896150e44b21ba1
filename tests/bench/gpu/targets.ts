/** How many times as fast as others ours must be on a GPU, and where a program does what a GPU would. */

import type { AdapterSummary } from "../../../lib/webgpu/adapter.ts";
import type { Target } from "../tensor/targets.ts";
import { ON_CPU } from "./contenders.ts";

const ours = "ours, webgpu";

/** A software adapter is slower than the CPU's own ways: it is measured against the peers on it. */
const ON_SOFTWARE: readonly Target[] = [
  {
    problem: "mlp",
    works: ["sgd"],
    ours,
    atLeast: { "jax-js-webgpu": 4, "tfjs-webgpu": 10 },
  },
  { problem: "mlp", works: ["adam"], ours, atLeast: { "jax-js-webgpu": 3 } },
  {
    problem: "matmul",
    works: ["1024"],
    ours,
    atLeast: { "jax-js-webgpu": 2, "tfjs-webgpu": 2 },
  },
];

const ON_GPU: readonly Target[] = [
  { problem: "matmul", works: ["4096"], ours, atLeast: { cuBLAS: 0.4 } },
  {
    problem: "mlp",
    works: ["sgd 4096"],
    ours,
    atLeast: Object.fromEntries(ON_CPU.map((name) => [name, 10])),
  },
];

/** What must be reached on an adapter. */
export function targetsOn({ isSoftware }: AdapterSummary): readonly Target[] {
  return isSoftware ? ON_SOFTWARE : ON_GPU;
}
