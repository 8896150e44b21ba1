/** wasm() obeys the laws of backends, with fused multiplication and addition and without. */

import { hasRelaxed } from "../../../lib/tensor/kernels.ts";
import { wasm } from "../../../lib/tensor/wasm/wasm.ts";
import { backendLaws } from "../backend_laws.ts";

// Sums of products are made in 32 bits: each addition may round.
if (hasRelaxed()) backendLaws("wasm", () => wasm(), 1e-6);

backendLaws(
  "wasm without relaxed SIMD",
  () => wasm({ variant: "simd" }),
  1e-6,
);
