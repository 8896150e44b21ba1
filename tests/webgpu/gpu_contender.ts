/** The GPU as one backend among others, for the tests that all backends pass. */

import { type Gpu, gpu } from "nets/webgpu";
import { MISSING } from "./on_gpu.ts";

/** A GPU to try; `bound` is relative to the largest number of a result, or to 1. */
export type GpuContender = {
  readonly name: string;
  readonly backend: Gpu;
  readonly bound: number;
};

/** The GPU of this machine, or nothing: then one line has said why. */
export const GPU_CONTENDERS: readonly GpuContender[] = MISSING === undefined
  ? [{ name: "gpu", backend: await gpu(), bound: 4e-6 }]
  : [];
