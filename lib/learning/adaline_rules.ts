/**
 * When an Adaline steps, and how far: the forms of the rule of Widrow and Hoff.
 *
 * All have the error y − z, the target less the sum before any threshold, and add the step. A
 * bias learns like the weight of an input that is always 1.
 *
 * @module
 */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Example } from "./examples.ts";
import { scoreOf } from "./linear_unit.ts";
import { stableRate } from "./stable_rate.ts";
import type { Step, WeightsAndBias } from "./trace.ts";

/**
 * - `"online"`: after each example, `w ← w + η (y − z) x` and `b ← b + η (y − z)`.
 * - `"batch"`: after all N, by the mean of their steps, `w ← w + η (1/N) Σ (y − z) x`.
 * - `"normalised"`: after each example, divided by the length of its input,
 *   `w ← w + η (y − z) x / (x · x + 1)`: the fraction η of this error is gone at once.
 */
export type AdalineRule = "online" | "batch" | "normalised";

/** η at step 1, 2, 3, … */
export type RateAt = (step: number) => number;

/** One pass through the examples: a look at each of them, and the steps between. */
export type Pass = (
  examples: readonly Example[],
  start: WeightsAndBias,
  epoch: number,
) => readonly Step[];

/**
 * The rule of that name, as a pass. Steps are counted through all passes, from 1.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} for a rule that does not exist
 *
 * @example The normalised rule at rate 1 leaves no error behind
 * ```ts
 * import assert from "node:assert/strict";
 * const pass = passOf("learn", "normalised", () => 1);
 * const [{ after }] = pass([{ x: [2], y: 1 }], { weights: [0], bias: 0 }, 1);
 * assert.deepEqual(after, { weights: [0.4], bias: 0.2 }); // 0.4 · 2 + 0.2 = 1
 * ```
 */
export function passOf(
  action: string,
  rule: AdalineRule,
  rateAt: RateAt,
): Pass {
  switch (rule) {
    case "online":
      return oneByOne(rateAt, () => 1);
    case "normalised":
      return oneByOne(rateAt, lengthOf);
    case "batch":
      return allTogether(rateAt);
    default:
      throw new ValueError(
        action,
        `the rule must be "online", "batch" or "normalised", but it is ${
          written(rule satisfies never)
        }`,
      );
  }
}

/**
 * What the unit says for a score, after its threshold: 1 or the lower label for labels, the score
 * itself for other targets.
 *
 * @returns `undefined` if the targets are no labels
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const says = thresholdOf([{ x: [0], y: 0 }, { x: [1], y: 1 }])!;
 * assert.deepEqual([says(0.4), says(0.5)], [0, 1]);
 * ```
 */
export function thresholdOf(
  examples: readonly Example[],
): ((score: number) => number) | undefined {
  const low = examples.some(({ y }) => y === -1) ? -1 : 0;
  if (examples.some(({ y }) => y !== low && y !== 1)) return undefined;
  return (score) => score >= (low + 1) / 2 ? 1 : low;
}

/**
 * A rate below which no form of the rule lets the errors grow without end: `2 / λ` for a batch,
 * `2 / max (x · x + 1)` online, 2 if normalised.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(safeRate("online", [{ x: [1, 1], y: 1 }, { x: [1, 0], y: 1 }]), 2 / 3);
 * ```
 */
export function safeRate(
  rule: AdalineRule,
  examples: readonly Example[],
): number {
  if (rule === "batch") return stableRate(examples);
  if (rule === "normalised") return 2;
  return 2 / Math.max(...examples.map(({ x }) => lengthOf(x)));
}

function oneByOne(
  rateAt: RateAt,
  divisor: (x: readonly number[]) => number,
): Pass {
  return (examples, start, epoch) => {
    const says = thresholdOf(examples);
    let now = start;
    return examples.map(({ x, y }, i) => {
      const before = now, score = scoreOf(before, x), error = y - score;
      const rate = rateAt((epoch - 1) * examples.length + i + 1);
      const after = moved(before, rate * error / divisor(x), x, 1);
      now = after;
      const prediction = says?.(score) ?? score;
      const example = i + 1, target = y;
      return {
        epoch,
        example,
        x,
        target,
        score,
        prediction,
        error,
        before,
        after,
      };
    });
  };
}

function allTogether(rateAt: RateAt): Pass {
  return (examples, before, epoch) => {
    const says = thresholdOf(examples), n = examples.length;
    const scores = examples.map(({ x }) => scoreOf(before, x));
    const errors = scores.map((score, i) => examples[i].y - score);
    const sum = before.weights.map((_, j) =>
      errors.reduce((sum, error, i) => sum + error * examples[i].x[j], 0)
    );
    const sumOfErrors = errors.reduce((sum, error) => sum + error, 0);
    const last = moved(before, rateAt(epoch) / n, sum, sumOfErrors);
    return examples.map(({ x, y }, i) => {
      const score = scores[i], error = errors[i];
      const prediction = says?.(score) ?? score;
      const after = i === n - 1 ? last : before;
      const example = i + 1, target = y;
      return {
        epoch,
        example,
        x,
        target,
        score,
        prediction,
        error,
        before,
        after,
      };
    });
  };
}

function moved(
  { weights, bias }: WeightsAndBias,
  length: number,
  direction: readonly number[],
  ofBias: number,
): WeightsAndBias {
  return {
    weights: weights.map((w, j) => w + length * direction[j]),
    bias: bias + length * ofBias,
  };
}

/** ‖(x, 1)‖². */
function lengthOf(x: readonly number[]): number {
  return x.reduce((sum, value) => sum + value * value, 1);
}
