/**
 * The backend of WebAssembly: kernels that compute with four numbers at a time, on one memory.
 *
 * @module
 */

import { ValueError } from "../../errors.ts";
import type { Backend } from "../backend.ts";
import {
  hasRelaxed,
  kernelModule,
  kernels,
  type KernelVariant,
} from "../kernels.ts";
import { backendOn } from "./backend_on.ts";

const DESCRIPTIONS = {
  relaxed: "WebAssembly, 128-bit SIMD with fused multiply-add",
  simd: "WebAssembly, 128-bit SIMD",
};

const backends = new Map<KernelVariant, Backend>();

/**
 * The backend of WebAssembly.
 *
 * @param options.variant `"relaxed"`, which fuses multiplication and addition, where the engine has
 *   it and nothing is said; `"simd"` gives the same bits on every machine, at three quarters of the speed
 * @returns the same object each time, so that all tensors of one variant live together
 * @throws {ValueError} if there is no such variant, or the engine does not have it
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
  options: { readonly variant?: KernelVariant } = {},
): Backend {
  const { variant = hasRelaxed() ? "relaxed" : "simd" } = options;
  const made = backends.get(variant);
  if (made !== undefined) return made;
  checkVariant(variant);
  const memory = new WebAssembly.Memory({ initial: 16 });
  const call = kernels(kernelModule(variant), memory);
  const backend = backendOn(call, memory, {
    name: "wasm",
    description: DESCRIPTIONS[variant],
  });
  backends.set(variant, backend);
  return backend;
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
