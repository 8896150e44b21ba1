/** The ladder of matrix products: four kernels for the same thing, from the plainest to the fastest. */

import type { AdapterSummary } from "./adapter.ts";

/** The rungs, and what each adds to the one before. */
export const MATMUL_KERNELS = {
  /** One thread for each number of the product, which reads its row and its column from memory. */
  naive: "one thread a number",
  /** Workgroups load tiles of both factors into their own memory, and read each number many times there. */
  tiled: "tiles in workgroup memory",
  /** Each thread of such a workgroup makes a small block of the product in its registers. */
  blocked: "tiles in workgroup memory, blocks in registers",
  /** Blocks in registers without workgroup memory, which programs that act as a GPU only slow down. */
  register: "blocks in registers",
} as const;

/** A rung of the ladder. */
export type MatmulKernel = keyof typeof MATMUL_KERNELS;

/** The rung that is fastest on an adapter of this kind. */
export function usualMatmul({ isSoftware }: AdapterSummary): MatmulKernel {
  return isSoftware ? "register" : "blocked";
}
