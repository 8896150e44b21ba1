/** The weights that a unit had while it learnt. */

import { checkFinite, checkLength } from "../shape.ts";
import { checkSome } from "./checks.ts";

/** A number, or an exact fraction that is about one. */
export type Numeric = number | { valueOf(): unknown };

/** The weights and the bias at one moment. */
export type Moment = {
  readonly weights: readonly Numeric[];
  readonly bias: Numeric;
};

/** What a unit went through, as `learn` of the library returns it. */
export type LearningTrace = {
  readonly steps: readonly {
    readonly before: Moment;
    readonly after: Moment;
    /** The example that was seen, and what was wanted. */
    readonly x: readonly number[];
    readonly target: number;
  }[];
};

/** Two weights and a bias in floating point, with the example that led to them. */
export type Update = {
  readonly weights: readonly number[];
  readonly bias: number;
  readonly example?: readonly number[];
};

/**
 * The start, and each moment at which the weights changed.
 *
 * @param action what is being done, for messages
 * @throws {ShapeError} if there is no step, or there are not two weights
 * @throws {ValueError} if a number is not finite
 */
export function updatesOf({ steps }: LearningTrace, action: string): Update[] {
  checkSome(action, steps, "a step");
  const updates = [plain(steps[0].before)];
  for (const { before, after, x } of steps) {
    if (numbers(before).join() === numbers(after).join()) continue;
    updates.push({ ...plain(after), example: x });
  }
  for (const { weights, bias } of updates) {
    checkLength(action, "weights", weights, 2);
    checkFinite(action, "weights", [...weights, bias]);
  }
  return updates;
}

function numbers({ weights, bias }: Moment): number[] {
  return [...weights, bias].map(Number);
}

function plain(moment: Moment): Update {
  const all = numbers(moment);
  return { weights: all.slice(0, -1), bias: all[all.length - 1] };
}
