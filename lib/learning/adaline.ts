/**
 * Adaline, the adaptive linear neuron: a unit that learns from how far off its sum is, not from
 * whether its answer is wrong.
 *
 * @module
 */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount, checkOptions } from "../shape.ts";
import {
  type AdalineRule,
  passOf,
  safeRate,
  thresholdOf,
} from "./adaline_rules.ts";
import type { Example } from "./examples.ts";
import { checkedStart, checkRate } from "./learning_checks.ts";
import { checkTargets, lossOf, scoreOf } from "./linear_unit.ts";
import type { Step, WeightsAndBias } from "./trace.ts";

/** How to learn. */
export type AdalineOptions = {
  /** η, the length of a step; or what it is at step 1, 2, 3, …: `(k) => 1 / (k + 10)`. */
  readonly rate: number | ((step: number) => number);
  /** When to step, and how far: `"online"` if not said. */
  readonly rule?: AdalineRule;
  /** Where to begin: at zero if not said. */
  readonly start?: WeightsAndBias;
  /** The change of a parameter in one epoch that counts as none: 1e-9 if not said. */
  readonly tolerance?: number;
  /** When to give up: after 1000 passes if not said. */
  readonly maxEpochs?: number;
};

/** What happened while a linear unit learnt, and what became of it. */
export type AdalineTrace = WeightsAndBias & {
  /**
   * Every example seen, in order, with `error` y − z. `prediction` is what the unit says after its
   * threshold: for labels −1 and 1 whether z ≥ 0, for 0 and 1 whether z ≥ ½; for other targets
   * z itself. In a batch only the last step of an epoch changes the weights.
   */
  readonly steps: readonly Step[];
  /** How many passes were made. */
  readonly epochs: number;
  /**
   * Whether the last pass ended where it began, to within the tolerance. Within a pass the
   * online rule may still go round: each example pulls the weights its own way.
   */
  readonly converged: boolean;
  /** `[1 + epochs]` J = (1/N) Σ ½ (y − z)² at the start and after each epoch. */
  readonly losses: readonly number[];
  /**
   * `[1 + epochs]` how many predictions are wrong, at the start and after each epoch; absent if
   * the targets are no labels.
   */
  readonly mistakes?: readonly number[];
};

/**
 * `w ← w + η (y − z) x`, `b ← b + η (y − z)` with `z = w · x + b`: the rule of Widrow and Hoff,
 * also called the delta rule or LMS, least mean squares.
 *
 * Each step is one of gradient descent on `½ (y − z)²`, before the threshold: the weights change
 * while every answer is right, and settle where the squares are least, which need not be where
 * the mistakes are fewest. The batch rule comes to `leastSquares` at every rate below
 * `stableRate`. The online rule goes round near it at a constant rate, the nearer the smaller the
 * rate, unless all errors can be 0 at once; with rates that fall like 1/k it comes to it too. The
 * normalised rule does the same for squares that count less for longer inputs, each divided by
 * x · x + 1.
 * (B. Widrow and M. E. Hoff, "Adaptive switching circuits", 1960; B. Widrow and M. A. Lehr,
 * "30 years of adaptive neural networks", 1990, who call the normalised rule α-LMS.)
 *
 * @param examples at least one, each with `[inputs]` finite numbers and a target: labels 0 and 1,
 * labels −1 and 1, or any number to come near to
 * @param options the rate, and what differs from the defaults
 * @returns the trace: every step, and the weights at the end
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for a number that is not finite, a rate of 0 or less, an unknown rule, or
 * weights that grow beyond all numbers
 *
 * @example One step: ½ is said and 1 is wanted, so weight and bias both move by a tenth of ½
 * ```ts
 * import assert from "node:assert/strict";
 * const start = { weights: [0.5], bias: 0 };
 * const { steps } = learnAdaline([{ x: [1], y: 1 }], { rate: 0.1, start, maxEpochs: 1 });
 * assert.equal(steps[0].error, 0.5);
 * assert.deepEqual(steps[0].after, { weights: [0.55], bias: 0.05 });
 * ```
 *
 * @example The batch rule comes to the least squares
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND, examplesOf, leastSquares } from "nets";
 * const examples = examplesOf(AND);
 * const { losses } = learnAdaline(examples, { rate: 1, rule: "batch" });
 * assert.ok(losses.at(-1)! - leastSquares(examples).loss < 1e-12);
 * ```
 */
export function learnAdaline(
  examples: readonly Example[],
  options: AdalineOptions,
): AdalineTrace {
  const action = "learn as an Adaline";
  checkOptions(action, options, "learnAdaline(examples, { rate: 0.1 })");
  const { rate, rule = "online", tolerance = 1e-9, maxEpochs = 1000 } = options;
  checkTargets(action, examples);
  const rateAt = rateOf(action, rate), pass = passOf(action, rule, rateAt);
  checkTolerance(action, tolerance);
  checkCount(action, "the limit of epochs", maxEpochs, 1);
  const steps: Step[] = [];
  const moments = [checkedStart(action, examples[0].x.length, options.start)];
  let converged = false;
  for (let epoch = 1; epoch <= maxEpochs && !converged; epoch++) {
    const before = moments[epoch - 1], looks = pass(examples, before, epoch);
    const { after } = looks[looks.length - 1];
    if (!Number.isFinite(lossOf(examples, after))) {
      throw tooFast(action, epoch, safeRate(rule, examples));
    }
    for (const look of looks) steps.push(look);
    moments.push(after);
    converged = distance(before, after) <= tolerance;
  }
  return { steps, converged, ...summary(examples, moments) };
}

/** What is known of the weights at the start and after each epoch. */
function summary(
  examples: readonly Example[],
  moments: readonly WeightsAndBias[],
): Omit<AdalineTrace, "steps" | "converged"> {
  const says = thresholdOf(examples);
  const mistakes = says &&
    moments.map((at) =>
      examples.filter(({ x, y }) => says(scoreOf(at, x)) !== y).length
    );
  return {
    ...moments[moments.length - 1],
    epochs: moments.length - 1,
    losses: moments.map((at) => lossOf(examples, at)),
    ...(mistakes && { mistakes }),
  };
}

function rateOf(action: string, rate: AdalineOptions["rate"]) {
  if (typeof rate !== "function") {
    checkRate(action, rate);
    return () => rate;
  }
  return (step: number) => {
    const now = rate(step);
    checkRate(`${action}, step ${step}`, now);
    return now;
  };
}

function distance(a: WeightsAndBias, b: WeightsAndBias): number {
  const changes = a.weights.map((w, j) => Math.abs(w - b.weights[j]));
  return Math.max(Math.abs(a.bias - b.bias), ...changes);
}

function tooFast(action: string, epoch: number, limit: number): ValueError {
  return new ValueError(
    action,
    `the weights must stay finite, but in epoch ${epoch} they grow beyond all numbers; take a rate below ${
      Number(limit.toPrecision(3))
    }`,
  );
}

function checkTolerance(action: string, tolerance: number): void {
  if (Number.isFinite(tolerance) && tolerance >= 0) return;
  throw new ValueError(
    action,
    `the tolerance must be a finite number, 0 or more, but it is ${
      written(tolerance)
    }`,
  );
}
