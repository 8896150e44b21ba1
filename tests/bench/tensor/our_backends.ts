/** Where ours computes: the rungs from plain loops to the system's own library. */

import { blas } from "../../../lib/tensor/blas/blas.ts";
import { type Backend, loops } from "../../../lib/tensor/mod.ts";
import { wasm } from "../../../lib/tensor/wasm/wasm.ts";

/** By what follows "ours". */
const BACKENDS: Readonly<Record<string, () => Backend>> = {
  loops,
  wasm,
  "wasm plain": () => wasm({ variant: "simd" }),
  "wasm threads": () => wasm({ threads: 2 }),
  blas,
};

/** @throws {Error} if it cannot be had here, in words */
export function ourBackend(variant: string): Backend {
  const make = BACKENDS[variant];
  if (make === undefined) throw new Error(`there is no backend ${variant} yet`);
  return make();
}
