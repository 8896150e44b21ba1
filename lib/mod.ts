/**
 * Neural networks by hand, in reading order: from a threshold to backpropagation.
 *
 * Many numbers at once are in `"nets/tensor"`, the layers and training made of them in `"nets/nn"`,
 * data in `"nets/datasets"`; exact proofs in `"nets/exact"`, pictures in `"nets/figures"`, and what
 * a notebook's cell calls in `"nets/notebook"`.
 *
 * @module
 */

// Threshold logic: nothing learns yet
export type { Bit, Bits } from "./logic/bits.ts";
export { allBits } from "./logic/bits.ts";
export {
  type Row,
  tableOf,
  TruthTable,
  truthTable,
} from "./logic/truth_table.ts";
export {
  ALL_TWO_INPUT,
  AND,
  atLeast,
  BUFFER,
  gateName,
  IMPLIES,
  majority,
  NAND,
  NOR,
  NOT,
  OR,
  parity,
  XNOR,
  XOR,
} from "./logic/gates.ts";
export {
  type ThresholdUnit,
  thresholdUnit,
  type ThresholdUnitOptions,
  type Tie,
} from "./logic/threshold_unit.ts";
export {
  type McCullochPitts,
  mcCullochPitts,
  type McCullochPittsOptions,
} from "./logic/mcculloch_pitts.ts";
export {
  Circuit,
  circuit,
  type CircuitDescription,
  type Part,
} from "./logic/circuit.ts";
export {
  fullAdder,
  halfAdder,
  parityCircuit,
  rippleAdder,
  xnorOfSigmoidNet,
  xorOfMinskyPapert,
  xorOfNandAndOr,
  xorWithSkip,
} from "./logic/circuits.ts";

// Regions of the plane, by two hidden layers
export {
  halfPlane,
  intersection,
  type Point,
  polygon,
  Region,
  union,
} from "./logic/regions.ts";
export {
  ThresholdNetwork,
  thresholdNetwork,
} from "./logic/threshold_network.ts";

// A unit that learns from its mistakes
export { type Example, examplesOf, plusMinus } from "./learning/examples.ts";
export { learn, type LearnOptions } from "./learning/perceptron.ts";
export type { PerceptronRule } from "./learning/perceptron_rules.ts";
export type { Step, Trace, WeightsAndBias } from "./learning/trace.ts";
export { type NovikoffBound, novikoffBound } from "./learning/novikoff.ts";
export { type Arithmetic, floats, type Sign } from "./learning/arithmetic.ts";

// A unit that learns from how far off it is, and the best it can come to
export {
  type AdalineOptions,
  type AdalineTrace,
  learnAdaline,
} from "./learning/adaline.ts";
export type { AdalineRule } from "./learning/adaline_rules.ts";
export { linearLoss } from "./learning/linear_unit.ts";
export { type LeastSquares, leastSquares } from "./learning/least_squares.ts";
export { stableRate } from "./learning/stable_rate.ts";

// Many of them in two layers, which disturb as little as they can
export {
  learnMadaline,
  type MadalineOptions,
  type MadalineStep,
  type MadalineTrace,
} from "./learning/madaline.ts";
export type { MadalineGate, MadalineTrial } from "./learning/madaline_rules.ts";
export {
  type Madaline,
  type MadalinePass,
  runMadaline,
} from "./learning/madaline_units.ts";

// The Mark I: a retina, wires at random, units that learn
export type { RetinaImage } from "./learning/photocells.ts";
export {
  Retina,
  retina,
  type RetinaExample,
  type RetinaOptions,
  type RetinaWires,
} from "./learning/retina.ts";
export type {
  RetinaLesson,
  RetinaLessonOptions,
} from "./learning/retina_lesson.ts";

// One number at a time: activations, and numbers that remember how they were made
export {
  type Activation,
  activation,
  type Range,
} from "./scalar/activation.ts";
export {
  identity,
  leakyRelu,
  relu,
  sigmoid,
  sigmoidOf,
  softplus,
  step,
  tanh,
} from "./scalar/activations.ts";
export { softmax, softmaxJacobian } from "./scalar/softmax.ts";
export { Value, value } from "./scalar/value.ts";
export { dot, sum } from "./scalar/sums.ts";
export type { Nested, Replaced } from "./structure.ts";
export { type Gradients, gradients } from "./scalar/gradients.ts";
export { descend } from "./scalar/descend.ts";
export { finiteDifferences } from "./scalar/finite_differences.ts";

// Neurons, layers, networks, and backpropagation written out
export { halfSquare, type Loss, squaredError } from "./scalar/losses.ts";
export {
  Neuron,
  neuron,
  type NeuronOptions,
  type NeuronParameters,
} from "./scalar/neuron.ts";
export {
  Layer,
  layer,
  type LayerOptions,
  type LayerParameters,
} from "./scalar/layer.ts";
export {
  Mlp,
  mlp,
  type MlpOptions,
  type MlpParameters,
  type MlpPass,
} from "./scalar/mlp.ts";
export {
  type BackwardPass,
  backwardPass,
  type ForwardPass,
  forwardPass,
  type PlainLayer,
  type PlainNetwork,
} from "./scalar/backprop.ts";

// What a gradient is made of: the chain rule as formulas, and the graph as data
export {
  explain,
  type ExplainOptions,
  type Explanation,
} from "./scalar/explain.ts";
export {
  type ComputationEdge,
  type ComputationGraph,
  computationGraph,
  type ComputationNode,
} from "./scalar/computation_graph.ts";

// Chance with a seed
export { Random } from "./random.ts";

// What can go wrong
export { ShapeError, ValueError } from "./errors.ts";
