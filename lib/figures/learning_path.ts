/** The weights that a unit had while it learnt, from a trace or from a plain list. */

import { ShapeError } from "../errors.ts";
import { checkFinite } from "../shape.ts";

/** A number, or an exact fraction that is about one. */
export type Numeric = number | { valueOf(): unknown };

/** The weights and the bias at one moment. */
export type Moment = {
  readonly weights: readonly Numeric[];
  readonly bias: Numeric;
};

/** What a unit went through: a trace of the library, or the moments themselves. */
export type LearningPath =
  | readonly Moment[]
  | {
    readonly steps: readonly {
      readonly before: Moment;
      readonly after: Moment;
      readonly x?: readonly number[];
      readonly target?: number;
      readonly epoch?: number;
    }[];
  };

/** A moment in floating point, with the example that led to it. */
export type Update = {
  readonly weights: readonly number[];
  readonly bias: number;
  readonly example?:
    | { readonly x: readonly number[]; readonly y: number }
    | undefined;
  readonly epoch?: number | undefined;
};

/**
 * The start, and each moment at which the weights changed.
 *
 * @param path a trace or a list of moments
 * @param action what is being done, for messages
 * @throws {ShapeError} if there is no moment
 * @throws {ValueError} if a number is not finite
 *
 * @example A step that changed nothing is left out
 * ```ts
 * import assert from "node:assert/strict";
 * const [a, b] = [{ weights: [0], bias: 0 }, { weights: [1], bias: 1 }];
 * const steps = [{ before: a, after: b }, { before: b, after: b }];
 * assert.equal(updatesOf({ steps }, "draw").length, 2);
 * ```
 */
export function updatesOf(path: LearningPath, action: string): Update[] {
  const updates: Update[] = "steps" in path
    ? path.steps.flatMap(({ before, after, x, target, epoch }, i): Update[] => {
      const start = i === 0 ? [plain(before)] : [];
      const [was, is] = [plain(before), plain(after)];
      const same = was.bias === is.bias &&
        was.weights.every((w, k) => w === is.weights[k]);
      const example = x && target !== undefined ? { x, y: target } : undefined;
      return same ? start : [...start, { ...is, example, epoch }];
    })
    : path.map(plain);
  if (!updates.length) {
    throw new ShapeError(
      action,
      "there must be a step at least, but there is none",
    );
  }
  for (const { weights, bias } of updates) {
    checkFinite(action, "weights", [...weights, bias]);
  }
  return updates;
}

function plain({ weights, bias }: Moment): { weights: number[]; bias: number } {
  return { weights: weights.map(Number), bias: Number(bias) };
}
