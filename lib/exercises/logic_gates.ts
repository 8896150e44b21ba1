/** The exercises of notebook 02, McCulloch–Pitts units and logic gates. */

import type { Exercise } from "./exercise.ts";
import { CIRCUIT_EXERCISES } from "./logic_gates_circuits.ts";
import { THRESHOLDS } from "./logic_gates_ranges.ts";
import { UNIT_EXERCISES } from "./logic_gates_units.ts";

/** In the order in which the notebook sets them. */
export const LOGIC_GATES_EXERCISES: readonly Exercise[] = [
  ...UNIT_EXERCISES,
  THRESHOLDS,
  ...CIRCUIT_EXERCISES,
];
