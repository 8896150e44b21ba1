/** The exercises of notebook 12, backpropagation by hand. */

import type { Exercise } from "./exercise.ts";

/** In the order in which the notebook sets them. */
export const BACKPROP_BY_HAND_EXERCISES: readonly Exercise[] = [];
