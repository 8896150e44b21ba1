/** Where ours computes: the rungs from plain loops to the system's own library and a GPU. */

import { blas } from "../../../lib/tensor/blas/blas.ts";
import { type Backend, loops } from "../../../lib/tensor/mod.ts";
import {
  MATMUL_KERNELS,
  type MatmulKernel,
} from "../../../lib/webgpu/matmul_ladder.ts";
import type { Gpu } from "../../../lib/webgpu/mod.ts";
import { wasm } from "../../../lib/tensor/wasm/wasm.ts";

/** By what follows "ours". */
const BACKENDS: Readonly<Record<string, () => Backend | Promise<Backend>>> = {
  loops,
  wasm,
  "wasm plain": () => wasm({ variant: "simd" }),
  "wasm threads": () => wasm({ threads: 2 }),
  blas,
  webgpu: () => webgpu(),
  ...Object.fromEntries(
    Object.keys(MATMUL_KERNELS).map((matmul) => [
      `webgpu ${matmul}`,
      () => webgpu({ matmul: matmul as MatmulKernel }),
    ]),
  ),
};

/** @throws {Error} if it cannot be had here, in words */
export async function ourBackend(variant: string): Promise<Backend> {
  const make = BACKENDS[variant];
  if (make === undefined) throw new Error(`there is no backend ${variant} yet`);
  return await make();
}

/** Whoever does not compute on a GPU does not load what is needed for it. */
async function webgpu(
  options?: { readonly matmul: MatmulKernel },
): Promise<Backend> {
  const { gpu } = await import("../../../lib/webgpu/mod.ts");
  return await gpu(options);
}

/** The same backend as one on a GPU, if it is one. */
export function onGpu(backend: Backend): Gpu | undefined {
  return "finished" in backend ? backend as Gpu : undefined;
}
