/** The worked networks of lecture 12. */

import type { StepperState } from "./state.ts";

/** A network that a lecture works through, ready to be stepped through. */
export type Preset = {
  /** What it is called where one chooses. */
  readonly title: string;
  readonly state: Omit<StepperState, "at" | "digits" | "iteration">;
};

/** The networks by their sizes, in the order of the lecture. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  "2-2-1": {
    title: "2-2-1, sigmoid",
    state: {
      sizes: [2, 2, 1],
      weights: [[[0.7, 0.4], [0.3, 0.6]], [[0.55, 0.45]]],
      biases: undefined,
      x: [0.5, 0.3],
      y: [1],
      rate: 0.1,
      loss: "squaredError",
      activation: "sigmoid",
      output: "sigmoid",
      names: "numbered",
    },
  },
  "2-2-2-1": {
    title: "2-2-2-1, ReLU: two paths",
    state: {
      sizes: [2, 2, 2, 1],
      weights: [
        [[0.5, 0.25], [-0.5, 0.75]],
        [[0.5, 0.5], [1, -0.5]],
        [[1.5, 2]],
      ],
      biases: undefined,
      x: [1, 2],
      y: [1],
      rate: 0.01,
      loss: "halfSquare",
      activation: "relu",
      output: "identity",
      names: undefined,
    },
  },
  "2-3-1": {
    title: "2-3-1, ReLU and biases: a shut gate",
    state: {
      sizes: [2, 3, 1],
      weights: [[[0.5, -0.25], [0.3, -0.4], [-0.2, 0.1]], [[1, -1, 0.5]]],
      biases: [[0.1, -0.1, 0.2], [0.25]],
      x: [1, -2],
      y: [2],
      rate: 0.02,
      loss: "halfSquare",
      activation: "relu",
      output: "identity",
      names: undefined,
    },
  },
};
