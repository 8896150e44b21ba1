/** The exercises of notebook 12, backpropagation by hand. */

import { DEPTH_EXERCISES } from "./backprop_by_hand_depth.ts";
import { NUMBER_EXERCISES } from "./backprop_by_hand_numbers.ts";
import { PATH_EXERCISES } from "./backprop_by_hand_paths.ts";
import type { Exercise } from "./exercise.ts";

/** In the order in which the notebook sets them. */
export const BACKPROP_BY_HAND_EXERCISES: readonly Exercise[] = [
  ...NUMBER_EXERCISES,
  ...PATH_EXERCISES,
  ...DEPTH_EXERCISES,
];
