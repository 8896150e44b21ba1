/** The backends there are on this machine, each with how far it may be from 64-bit loops. */

import { type Backend, blas, findBlas, loops, wasm } from "nets/tensor";

/** A backend to try; `bound` is relative to the largest number of a result. */
export type Tried = {
  readonly name: string;
  readonly backend: Backend;
  readonly bound: number;
};

/** All that hold 32-bit floats. */
export const BACKENDS: readonly Tried[] = [
  { name: "loops", backend: loops(), bound: 2e-5 },
  { name: "wasm", backend: wasm(), bound: 2e-5 },
  {
    name: "wasm without fusing",
    backend: wasm({ variant: "simd" }),
    bound: 2e-5,
  },
  ...findBlas() === undefined
    ? []
    : [{ name: "the system's BLAS", backend: blas(), bound: 2e-5 }],
];
