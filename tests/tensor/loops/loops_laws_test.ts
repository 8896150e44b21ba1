/** loops() obeys the laws of backends, in 32 bits and in 64. */

import { loops } from "../../../lib/tensor/loops/loops.ts";
import { backendLaws } from "../backend_laws.ts";

// Everything is computed in 64 bits, and rounded once.
backendLaws("loops in 32 bits", () => loops(), 2 ** -24 * 1.0001);

backendLaws(
  "loops in 64 bits",
  () => loops({ precision: "double" }),
  2 ** -48, // the truths round too, in another order
);
