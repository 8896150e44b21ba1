/** blas() obeys the laws of backends, where the system has a BLAS. */

import { blas } from "../../../lib/tensor/blas/blas.ts";
import { findBlas } from "../../../lib/tensor/blas/find_blas.ts";
import { backendLaws } from "../backend_laws.ts";

if (findBlas() !== undefined) {
  // Sums of products are made in 32 bits: each addition may round.
  backendLaws("blas", () => blas(), 1e-6);
} else {
  Deno.test.ignore(
    "blas obeys the laws of backends: this system has no BLAS, or it may not be used",
    () => {},
  );
}
