/**
 * The backend of WebAssembly: kernels that compute with four numbers at a time, on one memory.
 *
 * @module
 */

import { ValueError } from "../../errors.ts";
import { checkCount } from "../../shape.ts";
import type { Backend } from "../backend.ts";
import {
  hasRelaxed,
  kernelModule,
  kernels,
  type KernelVariant,
} from "../kernels.ts";
import { backendOn } from "./backend_on.ts";
import { withThreads } from "./team.ts";

const DESCRIPTIONS = {
  relaxed: "WebAssembly, 128-bit SIMD with fused multiply-add",
  simd: "WebAssembly, 128-bit SIMD",
};

/** Shared memory says how large it may become: as large as addresses go. */
const MOST_PAGES = 65536;

const backends = new Map<string, Backend>();

/**
 * The backend of WebAssembly.
 *
 * @param options.variant `"relaxed"`, which fuses multiplication and addition, where the engine has
 *   it and nothing is said; `"simd"` gives the same bits on every machine, at three quarters of the speed
 * @param options.threads how many threads share the largest products: 1 if not said. The numbers are
 *   the same, bit for bit; the other threads begin at once, and end with the program
 * @returns the same object each time, so that all tensors of one variant live together
 * @throws {ValueError} if there is no such variant, or the engine does not have it, or no threads
 *
 * @example The product of two matrices
 * ```ts
 * import assert from "node:assert/strict";
 * const backend = wasm();
 * const row = backend.write(Float32Array.of(1, 2)), column = backend.write(Float32Array.of(3, 4));
 * const product = backend.matmul(row, column, { m: 1, k: 2, n: 1 });
 * assert.deepEqual([...await backend.read(product)], [11]);
 * ```
 */
export function wasm(
  options: { readonly variant?: KernelVariant; readonly threads?: number } = {},
): Backend {
  const { variant = hasRelaxed() ? "relaxed" : "simd", threads = 1 } = options;
  const key = `${variant} ${threads}`;
  const made = backends.get(key) ?? onNewMemory(variant, threads);
  backends.set(key, made);
  return made;
}

function onNewMemory(variant: KernelVariant, threads: number): Backend {
  checkVariant(variant);
  checkCount("compute with WebAssembly", "the number of threads", threads, 1);
  const shared = threads > 1;
  const memory = new WebAssembly.Memory({
    initial: 16,
    ...shared ? { maximum: MOST_PAGES, shared } : {},
  });
  const module = kernelModule(variant, shared);
  const call = kernels(module, memory);
  const description = DESCRIPTIONS[variant];
  return shared
    ? backendOn(withThreads(call, module, memory, threads), memory, {
      name: "wasm",
      description: `${description}, ${threads} threads`,
    })
    : backendOn(call, memory, { name: "wasm", description });
}

function checkVariant(variant: KernelVariant): void {
  if (variant === "simd" || variant === "relaxed" && hasRelaxed()) return;
  throw new ValueError(
    "compute with WebAssembly",
    variant === "relaxed"
      ? 'the engine must have relaxed SIMD for the variant "relaxed", but it has not; take "simd"'
      : `the variant must be "relaxed" or "simd", but it is ${
        JSON.stringify(variant)
      }`,
  );
}
