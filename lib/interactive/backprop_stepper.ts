/**
 * Backpropagation by hand, step by step: a network that shows each number as it comes.
 *
 * @module
 */

import { readStepper, type StepperOptions } from "./backprop_stepper/state.ts";
import { viewOf, wholePicture } from "./backprop_stepper/view.ts";
import script from "./bundles/backprop_stepper.js" with { type: "text" };
import { Interactive } from "./interactive.ts";

export type {
  ActivationName,
  LossName,
  StepperOptions,
  StepperState,
} from "./backprop_stepper/state.ts";

/**
 * A figure that steps through one iteration: forward neuron by neuron, the loss, backward δ by δ,
 * the slope of each weight, the update.
 *
 * Each step has its formula, with names and with the numbers put in. A weight that is pointed at shows
 * all its paths to the loss and the chain rule over them. Every number can be changed, and the
 * iteration repeated with the new weights.
 *
 * @param options a worked network of lecture 12, or weights of one's own with inputs and targets
 * @returns what `show` puts into a cell; without scripts, the network with all numbers of the iteration
 * @throws {ShapeError} if the parts do not fit each other
 * @throws {ValueError} if a number is not finite, or a name is not known
 *
 * @example The network of source 004, and one neuron of one's own
 * ```ts
 * import assert from "node:assert/strict";
 * assert.match(backpropStepper().line, /^backpropStepper\(\{ sizes: \[2, 2, 1\], weights: /);
 * const one = backpropStepper({ weights: [[[2]]], x: [3], y: [5], output: "identity" });
 * assert.match(one.parts.picture.getAttribute("aria-label")!, /Slopes of weights: w₁₁\[1\] = 3\./);
 * ```
 */
export function backpropStepper(options: StepperOptions = {}): Interactive {
  const state = readStepper(options);
  return new Interactive({
    name: "backpropStepper",
    state,
    picture: wholePicture(viewOf(state)),
    script,
  });
}
