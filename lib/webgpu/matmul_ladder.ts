/** The ladder of matrix products: four kernels for the same thing, from the plainest to the fastest. */

import type { AdapterSummary } from "./adapter.ts";

/**
 * The rungs, and what each adds to the one before; each kernel says more on top of its file.
 *
 * GFLOP/s (`2 m k n` a second) of square products, best of 3, with a program that acts as a GPU on two
 * processors (Mesa lavapipe 22.3), in processor time, since the machine had other work as well:
 *
 * | rung | 256 | 512 | 1024 |
 * |---|---|---|---|
 * | naive | 1.4 | 1.4 | 0.9 |
 * | tiled | 0.8 | 0.8 | 0.9 |
 * | blocked | 6.8 | 6.6 | 7.9 |
 * | register | 27.1 | 27.6 | 30.9 |
 *
 * There, tiles only cost: what is memory of a workgroup to a GPU is memory like any other to a processor,
 * and its threads wait for each other in turn. On a real GPU they are what makes a product fast.
 */
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
