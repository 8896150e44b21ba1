/** The matrix product by BLAS, in the place of the kernel: on the same memory, with the same arguments. */

import type { Kernels } from "../kernels.ts";
import type { Blas } from "./find_blas.ts";

const ROW_MAJOR = 101, AS_IT_IS = 111, TRANSPOSED = 112;

/**
 * What does the work of `matmul.as`.
 *
 * @param kernels those of the memory: they put biases in their places, and do the ReLU
 * @param memory in which the matrices lie; it may grow, and then lies elsewhere
 * @param threads how many of the processor's cores BLAS may take
 */
export function gemmOf(
  blas: Blas,
  kernels: Pick<Kernels, "expand" | "map_relu">,
  memory: WebAssembly.Memory,
  threads: number,
): Kernels["matmul"] {
  const start = startOf(memory);
  return (
    ...[m, k, n, a, rowA, columnA, b, rowB, transposedB, c, rowC, ...rest]
  ) => {
    if (m === 0 || n === 0) return;
    const [from, , relu] = rest;
    if (from !== 0 && from !== c) kernels.expand(c, from, 1, m, n); // biases, for BLAS to add to
    takeThreads(blas, threads);
    const base = start();
    // A stride that is never used, for there is one row or column, must still look right to BLAS.
    const transposedA = columnA !== 4;
    blas.sgemm(
      ROW_MAJOR,
      transposedA ? TRANSPOSED : AS_IT_IS,
      transposedB ? TRANSPOSED : AS_IT_IS,
      m,
      n,
      k,
      1,
      BigInt(base + a),
      transposedA ? columnA / 4 : Math.max(rowA / 4, k, 1),
      BigInt(base + b),
      Math.max(rowB / 4, transposedB ? k : n, 1),
      from === 0 ? 0 : 1,
      BigInt(base + c),
      rowC / 4,
    );
    if (relu) kernels.map_relu(c, c, m * n, 0);
  };
}

const taken = new Map<Blas, number>();

/** Threads are a matter of the whole library: they are said again where another backend said otherwise. */
function takeThreads(blas: Blas, threads: number): void {
  if (taken.get(blas) === threads) return;
  blas.setThreads?.(threads);
  taken.set(blas, threads);
}

/** The address of the memory's first byte, in this process. */
function startOf(memory: WebAssembly.Memory): () => number {
  let buffer: ArrayBufferLike | undefined;
  let start = 0;
  return () => {
    if (buffer !== memory.buffer) {
      buffer = memory.buffer;
      const bytes = new Uint8Array(memory.buffer);
      const pointer = Deno.UnsafePointer.of(bytes as Uint8Array<ArrayBuffer>);
      start = Number(Deno.UnsafePointer.value(pointer));
    }
    return start;
  };
}
