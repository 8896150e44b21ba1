/** What the parts of the stepper's program may do. */

import type { StepperState } from "../backprop_stepper/state.ts";
import type { Chain } from "../backprop_stepper/chain.ts";
import type { View } from "../backprop_stepper/view.ts";

/** A weight: layer, unit, and the unit it comes from; all from 1. */
export type Edge = readonly [l: number, i: number, j: number];

/** How a part of the program changes what is shown. */
export type Control = {
  /** What is shown now. */
  view(): View;
  /** Goes to a step. */
  go(at: number): void;
  /** Shows another state. What is wrong with it is thrown, and nothing changes. */
  set(state: StepperState): void;
  /** Points at a weight, or at none. */
  point(edge: Edge | undefined): void;
};

/** A part of the program. */
export type Part = {
  readonly element: HTMLElement;
  /** Shows a view, with the chain of the weight that is pointed at, if one is. */
  show(view: View, chain?: Chain): void;
  /** Forgets what is not part of the state. */
  reset?(): void;
};
