/**
 * Many numbers at once, in reading order: tensors, their derivatives, and where they are computed.
 *
 * @module
 */

// Numbers in a shape, and what is done to them
export type { Shape } from "../shape.ts";
export { tensor } from "./given_tensor.ts";
export { type Axes, Tensor } from "./tensor.ts";
export type { StoredNumbers } from "./stored_numbers.ts";
export type { NestedNumbers } from "./nested_numbers.ts";
export { drawn, uniformOf } from "./chance.ts";
export { concat, stack } from "./places.ts";
export { linear as linearOf } from "./products.ts";
export { averagePool, conv2d, maxPool, type Sliding } from "./windows.ts";
export { crossEntropyOf } from "./cross_entropy.ts";

// Slopes
export { gradients } from "./gradients.ts";
export { jacobian } from "./jacobian.ts";

// What is made again and again
export { step } from "./step.ts";
export { assign, optimise, release, snapshot, variable } from "./variables.ts";

// Where it is computed
export type { Backend, Floats, Numbers, Update } from "./backend.ts";
export { defaultBackend, useBackend } from "./default_backend.ts";
export { loops } from "./loops/loops.ts";
export { wasm } from "./wasm/wasm.ts";
export { blas } from "./blas/blas.ts";
export { findBlas } from "./blas/find_blas.ts";
