/**
 * The backend of the system's BLAS: matrix products by a library that is tuned for this processor, and
 * all else by the kernels of WebAssembly, on the same memory.
 *
 * A library uses what WebAssembly cannot reach, such as vectors of 256 bits and more. It must be
 * installed and allowed, and its last bits differ from one processor to the next, so it is only taken
 * where it is asked for.
 *
 * @module
 */

import { checkCount } from "../../shape.ts";
import type { Backend } from "../backend.ts";
import { hasRelaxed, kernelModule, kernels } from "../kernels.ts";
import { backendOn } from "../wasm/backend_on.ts";
import { openBlas } from "./find_blas.ts";
import { gemmOf } from "./gemm.ts";

const backends = new Map<string, Backend>();

/**
 * The backend of the system's BLAS: OpenBLAS, what stands in for it, or Apple's Accelerate.
 *
 * A matrix in which a number is NaN or infinite is multiplied as the library does it, which may take
 * zero times NaN for zero.
 *
 * @param options.path where the library is, if it is not where it usually is
 * @param options.threads how many threads it may take: 1 if not said, for results that can be
 *   repeated; only OpenBLAS listens to this
 * @returns the same object each time, for the same library and threads
 * @throws {ValueError} if there is no such library, or it may not be used, with what to do
 *
 * @example Faster where it can be, and right where it cannot
 * ```ts
 * import assert from "node:assert/strict";
 * import { findBlas } from "./find_blas.ts";
 * import { wasm } from "../wasm/wasm.ts";
 * const backend = findBlas() === undefined ? wasm() : blas();
 * const row = backend.write(Float32Array.of(1, 2)), column = backend.write(Float32Array.of(3, 4));
 * const product = backend.matmul(row, column, { m: 1, k: 2, n: 1 });
 * assert.deepEqual([...await backend.read(product)], [11]);
 * ```
 */
export function blas(
  options: { readonly path?: string; readonly threads?: number } = {},
): Backend {
  const { path, threads = 1 } = options;
  checkCount(
    "compute with the system's BLAS",
    "the number of threads",
    threads,
    1,
  );
  const library = openBlas(path);
  const key = `${threads} ${library.path}`;
  const made = backends.get(key);
  if (made !== undefined) return made;
  const memory = new WebAssembly.Memory({ initial: 16 });
  const call = kernels(kernelModule(hasRelaxed() ? "relaxed" : "simd"), memory);
  const matmul = gemmOf(library, call, memory, threads);
  const backend = backendOn({ ...call, matmul }, memory, {
    name: "blas",
    description: `matrix products by ${library.title}, all else by WebAssembly`,
  });
  backends.set(key, backend);
  return backend;
}
