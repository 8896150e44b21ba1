/**
 * Networks and how they are trained, in reading order.
 *
 * @module
 */

// Layers
export { BaseLayer, type Layer, type Mode, type Parameters } from "./layer.ts";
export { type Linear, linear, type LinearOptions } from "./linear.ts";
export {
  Activation,
  gelu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from "./activations.ts";
export { Masks } from "./masks.ts";
export type { OpenShape } from "./open_shape.ts";

// Networks
export { type Layers, type Sequential, sequential } from "./sequential.ts";
export {
  countParameters,
  mapParameters,
  namedParameters,
  toBackend,
} from "./parameters.ts";

// Where weights begin
export {
  constant,
  type Fans,
  heNormal,
  heUniform,
  type Initial,
  normal,
  torchUniform,
  uniform,
  xavierNormal,
  xavierUniform,
  zeros,
} from "./initial.ts";
export type { FirstWeights } from "./first_weights.ts";
