/** The exercises of notebook 05, XOR: the proof and the way out. */

import type { Exercise } from "./exercise.ts";

/** In the order in which the notebook sets them. */
export const XOR_EXERCISES: readonly Exercise[] = [];
