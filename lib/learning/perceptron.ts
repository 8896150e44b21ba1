/** The perceptron: a threshold unit that learns its weights from its mistakes. */

import { written } from "../describe.ts";
import type { Tie } from "../logic/threshold_unit.ts";
import { checkCount, checkFunction, checkOptions } from "../shape.ts";
import { type Arithmetic, floats } from "./arithmetic.ts";
import { checkExamples, type Example } from "./examples.ts";
import { checkedStart, checkRate } from "./learning_checks.ts";
import {
  type Judge,
  judgeOf,
  type PerceptronRule,
} from "./perceptron_rules.ts";
import type { Step, Trace, WeightsAndBias } from "./trace.ts";

/** How to learn. */
export type LearnOptions<N = number> = {
  /** Which error to learn from. */
  readonly rule: PerceptronRule;
  /** η, the length of a step: 1 if not said. */
  readonly rate?: number;
  /** Where to begin: at zero if not said. */
  readonly start?: WeightsAndBias<number | N>;
  /** What a score of 0 means: `"fire"` if not said. `"plus-minus"` has its own answer. */
  readonly tie?: Tie;
  /** When to give up: after 1000 passes if not said. */
  readonly maxEpochs?: number;
  /** The kind of numbers: `floats` if not said, or `rationals` of "nets/exact". */
  readonly arithmetic?: Arithmetic<N>;
};

/**
 * `w ← w + η error x`, `b ← b + η error`, example after example, pass after pass.
 *
 * It stops after the first clean pass, which it reaches whenever a unit can be right about
 * all examples (F. Rosenblatt, 1962; A. Novikoff, 1962); when the weights after a pass are
 * those after an earlier one, for then it would repeat itself for ever; or after
 * `maxEpochs`. From a start at zero the rate only scales the weights, in exact arithmetic:
 * with floats, a score that should be 0 may not be.
 *
 * @param examples at least one, each with `[inputs]` finite numbers, in the order in which
 * they are shown
 * @param options the rule, and what else differs from the defaults
 * @returns the trace: every step, and the weights at the end
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for a label outside the rule's set, a number that is not finite, a rate
 * of 0 or less, an unknown rule or tie rule
 *
 * @example AND is learnt in 11 updates; the sixth pass is clean
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND, examplesOf } from "nets";
 * const trace = learn(examplesOf(AND), { rule: "zero-one" });
 * assert.deepEqual(trace.mistakesPerEpoch, [2, 3, 3, 2, 1, 0]);
 * assert.deepEqual([trace.weights, trace.bias], [[2, 1], -3]);
 * ```
 *
 * @example XOR goes round for ever
 * ```ts
 * import assert from "node:assert/strict";
 * import { XOR, examplesOf } from "nets";
 * const trace = learn(examplesOf(XOR), { rule: "zero-one" });
 * assert.equal(trace.converged, false);
 * assert.deepEqual(trace.cycle, [2, 3]);
 * ```
 */
export function learn<N>(
  examples: readonly Example[],
  options: LearnOptions<N> & { readonly arithmetic: Arithmetic<N> },
): Trace<N>;
/** The same with floats. */
export function learn(
  examples: readonly Example[],
  options: LearnOptions,
): Trace;
export function learn(
  examples: readonly Example[],
  options: LearnOptions,
): Trace {
  checkOptions(
    "learn from examples",
    options,
    'learn(examples, { rule: "zero-one" })',
  );
  const { rule, rate = 1, tie, maxEpochs = 1000 } = options;
  const action = `learn by the rule ${written(rule)}`;
  checkExamples(action, examples);
  const judge = judgeOf(action, rule, examples, tie);
  checkRate(action, rate);
  checkCount(action, "the limit of epochs", maxEpochs, 1);
  const arithmetic = options.arithmetic ?? floats;
  checkFunction(action, "the arithmetic's add", arithmetic.add);
  const start = checkedStart(action, examples[0].x.length, options.start);
  return run(
    examples,
    {
      weights: start.weights.map(arithmetic.of),
      bias: arithmetic.of(start.bias),
    },
    lookWith(arithmetic, judge, rate),
    arithmetic,
    maxEpochs,
  );
}

/** What one look at an example does to the unit. */
type Look<N> = (
  example: Example,
  before: WeightsAndBias<N>,
) => Omit<Step<N>, "epoch" | "example">;

/** Pass after pass, until one is clean, the weights come round again, or it is enough. */
function run<N>(
  examples: readonly Example[],
  start: WeightsAndBias<N>,
  look: Look<N>,
  { write }: Arithmetic<N>,
  maxEpochs: number,
): Trace<N> {
  const steps: Step<N>[] = [], mistakesPerEpoch: number[] = [];
  const epochOf = new Map<string, number>(); // of each state after an epoch
  let now = start, converged = false;
  let cycle: readonly [number, number] | undefined;
  for (let epoch = 1; epoch <= maxEpochs && !converged && !cycle; epoch++) {
    let mistakes = 0;
    examples.forEach((example, i) => {
      const step = { epoch, example: i + 1, ...look(example, now) };
      steps.push(step);
      if (step.error !== 0) mistakes++;
      now = step.after;
    });
    mistakesPerEpoch.push(mistakes);
    converged = mistakes === 0;
    const state = [...now.weights, now.bias].map(write).join(" ");
    const earlier = epochOf.get(state);
    if (earlier !== undefined && !converged) cycle = [earlier, epoch];
    epochOf.set(state, epoch);
  }
  return {
    steps,
    epochs: mistakesPerEpoch.length,
    updates: mistakesPerEpoch.reduce((sum, mistakes) => sum + mistakes, 0),
    converged,
    ...now,
    mistakesPerEpoch,
    ...(cycle && { cycle }),
  };
}

function lookWith<N>(
  { of, add, multiply, sign }: Arithmetic<N>,
  judge: Judge,
  rate: number,
): Look<N> {
  return ({ x, y }, before) => {
    const inputs = x.map(of);
    const sum = before.weights
      .map((w, j) => multiply(w, inputs[j]))
      .reduce(add, of(0));
    const score = add(sum, before.bias);
    const { prediction, error } = judge(sign(score), y);
    const step = multiply(of(rate), of(error));
    const after = error === 0 ? before : {
      weights: before.weights.map((w, j) => add(w, multiply(step, inputs[j]))),
      bias: add(before.bias, step),
    };
    return { x, target: y, score, prediction, error, before, after };
  };
}
