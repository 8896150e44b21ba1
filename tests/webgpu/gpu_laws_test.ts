/** The GPU obeys the laws of backends. */

import { gpu } from "nets/webgpu";
import { backendLaws } from "../tensor/backend_laws.ts";
import { MISSING } from "./on_gpu.ts";

if (MISSING === undefined) {
  const backend = await gpu();
  backendLaws("gpu", () => backend, 2e-6, { runs: 8 });
}
