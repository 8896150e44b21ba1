/**
 * Networks and how they are trained, in reading order.
 *
 * @module
 */

// Layers
export {
  BaseLayer,
  type Layer,
  type Mode,
  type NoParameters,
  type Parameters,
} from "./layer.ts";
export {
  type Linear,
  linear,
  type LinearOptions,
  type LinearParameters,
} from "./linear.ts";
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
export { type Dropout, dropout } from "./dropout.ts";
export { Masks } from "./masks.ts";
export {
  type LayerNorm,
  layerNorm,
  type LayerNormParameters,
} from "./layer_norm.ts";
export type { OpenShape } from "./open_shape.ts";

// Layers for images
export {
  type Conv2d,
  conv2d,
  type Conv2dOptions,
  type Conv2dParameters,
} from "./conv2d.ts";
export { averagePool, maxPool, type Pool, type PoolOptions } from "./pool.ts";
export { type Flatten, flatten } from "./flatten.ts";
export type { SlidingWindows } from "./image_shapes.ts";

// Layers for sequences
export {
  type Embedding,
  embedding,
  type EmbeddingParameters,
} from "./embedding.ts";
export {
  type Recurrent,
  recurrent,
  type RecurrentParameters,
} from "./recurrent.ts";
export {
  type Lstm,
  lstm,
  type LstmParameters,
  type LstmState,
} from "./lstm.ts";
export { type LastStep, lastStep } from "./last_step.ts";
export type { SequenceLayer } from "./sequence.ts";
export { type Attended, attention } from "./attention.ts";
export {
  type SelfAttention,
  selfAttention,
  type SelfAttentionOptions,
  type SelfAttentionParameters,
  type SelfAttentionParts,
} from "./self_attention.ts";
export {
  type Positions,
  positions,
  type PositionsParameters,
} from "./positions.ts";

// Networks
export {
  type Layers,
  type NetworkParameters,
  type ParametersOf,
  type Sequential,
  sequential,
} from "./sequential.ts";
export { type Residual, residual } from "./residual.ts";
export {
  countParameters,
  mapParameters,
  namedParameters,
  toBackend,
} from "./parameters.ts";
export { summary } from "./summary.ts";
export { loadNetwork, saveNetwork } from "./network_file.ts";
export { loadParameters, saveParameters } from "./parameter_file.ts";

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

// Losses
export type { Loss } from "./loss.ts";
export { halfSquare, meanSquaredError, sumOfSquares } from "./squared_error.ts";
export { meanAbsoluteError } from "./mean_absolute_error.ts";
export { binaryCrossEntropy } from "./binary_cross_entropy.ts";
export { crossEntropy } from "./cross_entropy.ts";
export { hinge } from "./hinge.ts";
export { l2Penalty } from "./l2_penalty.ts";

// How slopes become steps
export { adam, adamW, type Optimiser, rmsProp, sgd } from "./optimisers.ts";
export {
  constantRate,
  cosine,
  reciprocal,
  type Schedule,
  stepDecay,
} from "./schedules.ts";
export { clipByNorm, clipByValue } from "./clip.ts";

// Training
export {
  type StoppedBy,
  train,
  type Trained,
  type Training,
  training,
} from "./training.ts";
export type {
  BatchReport,
  EpochReport,
  TrainingOptions,
} from "./training_options.ts";
export type { Examples, Rows } from "./training_data.ts";
export { useBreath } from "./breath.ts";

// What has been learned
export {
  type Answers,
  evaluate,
  predict,
  predictClasses,
  type Questions,
} from "./evaluate.ts";
export { onPlane, type OnPlaneOptions } from "./on_plane.ts";
export {
  classesOf,
  type Metric,
  type MetricOptions,
  type PlainRows,
} from "./metric.ts";
export { accuracy } from "./accuracy.ts";
export { ConfusionMatrix, confusionMatrix } from "./confusion_matrix.ts";
export { meanAbsolute, meanSquare, rSquared } from "./regression_metrics.ts";
export {
  type Calibration,
  calibration,
  type CalibrationBin,
} from "./calibration.ts";
