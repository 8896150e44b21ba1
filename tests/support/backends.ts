/** The backends there are on this machine, each with how far it may be from 64-bit loops. */

import "./vulkan_alone.ts";
import { type Backend, blas, findBlas, loops, wasm } from "nets/tensor";
import { gpu } from "nets/webgpu";

/** A backend to try; `bound` is relative to the largest number of a result. */
export type Tried = {
  readonly name: string;
  readonly backend: Backend;
  readonly bound: number;
};

const cpu = wasm();

/** The GPU; without one, the backend that would take its place, which says so in one line. */
const device = await gpu({ otherwise: cpu });

/** All that hold 32-bit floats. */
export const BACKENDS: readonly Tried[] = [
  { name: "loops", backend: loops(), bound: 2e-5 },
  { name: "wasm", backend: cpu, bound: 2e-5 },
  {
    name: "wasm without fusing",
    backend: wasm({ variant: "simd" }),
    bound: 2e-5,
  },
  ...findBlas() === undefined
    ? []
    : [{ name: "the system's BLAS", backend: blas(), bound: 2e-5 }],
  ...device === cpu ? [] : [{ name: "the GPU", backend: device, bound: 2e-5 }],
];
