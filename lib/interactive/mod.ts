/**
 * Figures that answer: they change under the hand of whoever reads them, and need no kernel for it.
 *
 * @module
 */

// One unit: its numbers, its line, its gate
export { gateBench, type GateBenchState } from "./gate_bench.ts";

// One line, four points: why XOR cannot be separated, and the way out
export {
  type BoardPart,
  type UnitKind,
  type UnitNumbers,
  xorBoard,
  type XorBoardState,
} from "./xor_board.ts";

// One iteration of backpropagation, number by number
export {
  type ActivationName,
  backpropStepper,
  type LossName,
  type StepperOptions,
  type StepperState,
} from "./backprop_stepper.ts";
