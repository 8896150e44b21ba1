/**
 * How a Madaline mends a wrong answer: by the rules that disturb least what it knows already.
 *
 * A unit whose sum is near 0 changes its mind for a small change of its weights. So both rules
 * look for the units with the smallest |z| that would put the answer right, lower numbers first
 * where two are equal, and move these alone, by the normalised rule of Widrow and Hoff.
 *
 * @module
 */

import { type Madaline, type MadalinePass, signOf } from "./madaline_units.ts";
import { scoreOf } from "./linear_unit.ts";
import type { WeightsAndBias } from "./trace.ts";

/** What the output unit of Rule I computes, and never unlearns. */
export type MadalineGate = "and" | "or" | "majority";

/** One thing that Rule II tried: units with their answers turned round, and what came of it. */
export type MadalineTrial = {
  /** The units of the first layer, from 1. */
  readonly units: readonly number[];
  /** What the Madaline would say. */
  readonly prediction: number;
};

/** How one wrong answer was mended. */
export type Mending = {
  /** The units of the first layer that moved, from 1; none if the output unit did. */
  readonly moved: readonly number[];
  /** What was tried, in order, the one that helped last. */
  readonly trials: readonly MadalineTrial[];
  readonly after: Madaline;
};

/** From a Madaline, an example that it gets wrong and what it made of it, to a better one. */
export type Mend = (
  madaline: Madaline,
  x: readonly number[],
  target: number,
  pass: MadalinePass,
) => Mending;

/**
 * The output unit of Rule I: it says 1 if at least 1, all, or more than half of its inputs do.
 *
 * @param units how many inputs
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(outputOf("or", 2), { weights: [1, 1], bias: 1 });
 * ```
 */
export function outputOf(gate: MadalineGate, units: number): WeightsAndBias {
  const needed = gate === "or"
    ? 1
    : gate === "and"
    ? units
    : Math.floor(units / 2) + 1;
  // The sum of k ones and units − k minus ones is 2 k − units: the bias puts 0 between.
  return { weights: Array(units).fill(1), bias: units - 2 * needed + 1 };
}

/**
 * Rule I: as many units move as must change their minds for the gate to change its own, those
 * with the smallest |z| first.
 *
 * @param rate the fraction of its error that a unit loses
 *
 * @example Both units must fall silent for an OR to do so; one is enough to wake it
 * ```ts
 * import assert from "node:assert/strict";
 * import { passThrough } from "./madaline_units.ts";
 * const mend = ruleOne(1), output = outputOf("or", 2);
 * const loud = { units: [{ weights: [0], bias: 2 }, { weights: [0], bias: 1 }], output };
 * assert.deepEqual(mend(loud, [0], -1, passThrough(loud, [0])).moved, [2, 1]);
 * const mute = { units: [{ weights: [0], bias: -2 }, { weights: [0], bias: -1 }], output };
 * assert.deepEqual(mend(mute, [0], 1, passThrough(mute, [0])).moved, [2]);
 * ```
 */
export function ruleOne(rate: number): Mend {
  return (madaline, x, target, { scores, said, score }) => {
    const others = nearest(scores).filter((i) => said[i] !== target);
    // Each change of mind moves the sum by 2, and no sum is 0.
    const needed = Math.ceil(Math.abs(score) / 2);
    const moved = others.slice(0, needed);
    return {
      moved: moved.map((i) => i + 1),
      trials: [],
      after: turned(madaline, moved, said, x, rate),
    };
  };
}

/**
 * Rule II: units are tried, one and then two at a time, with their answers turned round. The first
 * that put the output right move so far; if none do, the output unit moves.
 *
 * @param rate the fraction of its error that a unit loses
 *
 * @example The unit nearest to 0 does not help, the next one does
 * ```ts
 * import assert from "node:assert/strict";
 * import { passThrough } from "./madaline_units.ts";
 * const units = [{ weights: [0], bias: 0.1 }, { weights: [0], bias: -0.5 }];
 * const madaline = { units, output: { weights: [1, 2], bias: 0 } };
 * const { trials, moved } = ruleTwo(1)(madaline, [0], 1, passThrough(madaline, [0]));
 * assert.deepEqual(trials, [{ units: [1], prediction: -1 }, { units: [2], prediction: 1 }]);
 * assert.deepEqual(moved, [2]);
 * ```
 */
export function ruleTwo(rate: number): Mend {
  return (madaline, x, target, { scores, said }) => {
    const trials: MadalineTrial[] = [];
    for (const set of candidates(scores)) {
      const turnedRound = said.map((s, i) => set.includes(i) ? -s : s);
      const prediction = signOf(scoreOf(madaline.output, turnedRound));
      const units = set.map((i) => i + 1);
      trials.push({ units, prediction });
      if (prediction !== target) continue;
      const after = turned(madaline, set, said, x, rate);
      return { moved: units, trials, after };
    }
    const output = approached(madaline.output, said, target, rate);
    return { moved: [], trials, after: { ...madaline, output } };
  };
}

/** Single units from the smallest |z| up, then pairs in the same order. */
function candidates(scores: readonly number[]): readonly (readonly number[])[] {
  const order = nearest(scores);
  const pairs = order.flatMap((a, k) =>
    order.slice(k + 1).map((b) => [a, b] as const)
  );
  return [...order.map((i) => [i]), ...pairs];
}

function nearest(scores: readonly number[]): readonly number[] {
  return scores.map((_, i) => i)
    .sort((a, b) => Math.abs(scores[a]) - Math.abs(scores[b]));
}

/** These units of the first layer approach the opposite of what they said. */
function turned(
  { units, output }: Madaline,
  which: readonly number[],
  said: readonly number[],
  x: readonly number[],
  rate: number,
): Madaline {
  return {
    units: units.map((unit, i) =>
      which.includes(i) ? approached(unit, x, -said[i], rate) : unit
    ),
    output,
  };
}

/** One step of the normalised rule: the error at x becomes 1 − rate of what it was. */
function approached(
  unit: WeightsAndBias,
  x: readonly number[],
  target: number,
  rate: number,
): WeightsAndBias {
  const length = x.reduce((sum, value) => sum + value * value, 1);
  const step = rate * (target - scoreOf(unit, x)) / length;
  return {
    weights: unit.weights.map((w, j) => w + step * x[j]),
    bias: unit.bias + step,
  };
}
