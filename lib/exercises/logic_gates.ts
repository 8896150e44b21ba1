/** The exercises of notebook 02, McCulloch–Pitts units and logic gates. */

import type { Exercise } from "./exercise.ts";

/** In the order in which the notebook sets them. */
export const LOGIC_GATES_EXERCISES: readonly Exercise[] = [];
