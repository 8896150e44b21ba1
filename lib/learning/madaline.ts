/** Madaline: a network of threshold units that learns, from before backpropagation. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import type { Random } from "../random.ts";
import { checkCount, checkList, checkOptions } from "../shape.ts";
import { checkExamples, checkLabels, type Example } from "./examples.ts";
import { checkedStart } from "./learning_checks.ts";
import {
  type MadalineGate,
  type MadalineTrial,
  type Mend,
  outputOf,
  ruleOne,
  ruleTwo,
} from "./madaline_rules.ts";
import { type Madaline, passThrough } from "./madaline_units.ts";
import type { WeightsAndBias } from "./trace.ts";

/** How to learn. */
export type MadalineOptions =
  & {
    /** The first layer: how many units, with random weights from −1 to 1; or those to begin with. */
    readonly units: number | readonly WeightsAndBias[];
    /** What random weights and orders are drawn from. */
    readonly chance?: Random;
    /** The fraction of its error that a unit loses, above 0 and below 2: 1 if not said. */
    readonly rate?: number;
    /** Whether every pass shows the examples in a new random order: no if not said. */
    readonly shuffle?: boolean;
    /** When to give up: after 100 passes if not said. */
    readonly maxEpochs?: number;
  }
  & (
    | {
      /** A layer that learns, and a gate that does not. */
      readonly rule: "I";
      readonly gate: MadalineGate;
      readonly output?: never;
    }
    | {
      /** Two layers that learn. */
      readonly rule: "II";
      readonly gate?: never;
      /** The output unit to begin with: random if not said. */
      readonly output?: WeightsAndBias;
    }
  );

/** One look at one example. */
export type MadalineStep = {
  /** Which pass through the examples, from 1. */
  readonly epoch: number;
  /** Which example, from 1. */
  readonly example: number;
  /** `[inputs]` */
  readonly x: readonly number[];
  /** Its label, −1 or 1. */
  readonly target: number;
  /** `[units]` z of the first layer. */
  readonly scores: readonly number[];
  /** z of the output unit. */
  readonly score: number;
  /** What the Madaline says. */
  readonly prediction: number;
  /** What Rule II tried, in order; nothing where the answer was right. */
  readonly trials: readonly MadalineTrial[];
  /** The units of the first layer that moved, from 1; none after a wrong answer: the output unit did. */
  readonly moved: readonly number[];
  readonly before: Madaline;
  /** `before` itself where nothing changed. */
  readonly after: Madaline;
};

/** What happened while a Madaline learnt, and what became of it. */
export type MadalineTrace = Madaline & {
  /** Every example seen, in order. */
  readonly steps: readonly MadalineStep[];
  /** How many passes were made, the clean one included. */
  readonly epochs: number;
  /** Whether the last pass was clean, so that every answer is right. */
  readonly converged: boolean;
  /** `[epochs]` the number of wrong answers met in each pass. */
  readonly mistakesPerEpoch: readonly number[];
};

/**
 * Learning by least disturbance: where the answer is wrong, the units nearest to changing their
 * minds move, and only as many as are needed.
 *
 * Rule I (B. Widrow and students, 1962) has a gate that is fixed, so it is plain which units to
 * blame. Rule II (R. Winter and B. Widrow, "Madaline Rule II", 1988) learns the output unit
 * too, and finds out by trial. Neither has a slope to go down, and neither is sure to arrive: it
 * may go round for ever, or end where no trial helps. Other weights to begin with, more units,
 * inputs of −1 and 1 in place of 0 and 1, or a random order may help. At a rate of 1 or more a
 * unit that moves does change its mind.
 *
 * @param examples at least one, each with `[inputs]` finite numbers and a label −1 or 1
 * @param options the rule, the units, and what else differs from the defaults
 * @returns the trace: every step, and the units at the end
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for another label, a number that is not finite, a rate out of range, an
 * unknown rule or gate, or no chance where one is needed
 *
 * @example XOR, which no unit learns alone
 * ```ts
 * import assert from "node:assert/strict";
 * import { examplesOf, plusMinus, Random, XOR } from "nets";
 * const chance = new Random(1);
 * const trace = learnMadaline(plusMinus(examplesOf(XOR)), { rule: "I", gate: "or", units: 2, chance, shuffle: true });
 * assert.equal(trace.converged, true);
 * ```
 */
export function learnMadaline(
  examples: readonly Example[],
  options: MadalineOptions,
): MadalineTrace {
  checkOptions(
    "learn as a Madaline",
    options,
    'learnMadaline(examples, { rule: "II", units: 3, chance: new Random(1) })',
  );
  const { rule, rate = 1, maxEpochs = 100, shuffle = false } = options;
  const action = `learn as a Madaline by Rule ${rule}`;
  checkRule(rule);
  checkExamples(action, examples);
  checkLabels(action, examples, [-1, 1]);
  checkFraction(action, rate);
  checkCount(action, "the limit of epochs", maxEpochs, 1);
  const start = startOf(action, examples[0].x.length, options);
  const mend = rule === "I" ? ruleOne(rate) : ruleTwo(rate);
  const numbered = examples.map((example, i) => [i + 1, example] as const);
  const inOrder = shuffle
    ? () => chanceOf(action, options.chance).shuffle(numbered)
    : () => numbered;
  return run(start, inOrder, mend, maxEpochs);
}

function run(
  start: Madaline,
  inOrder: () => readonly (readonly [number, Example])[],
  mend: Mend,
  maxEpochs: number,
): MadalineTrace {
  const steps: MadalineStep[] = [], mistakesPerEpoch: number[] = [];
  let now = start, converged = false;
  for (let epoch = 1; epoch <= maxEpochs && !converged; epoch++) {
    let mistakes = 0;
    for (const [example, { x, y }] of inOrder()) {
      const pass = passThrough(now, x), isRight = pass.prediction === y;
      const { moved, trials, after } = isRight
        ? { moved: [], trials: [], after: now }
        : mend(now, x, y, pass);
      const { scores, score, prediction } = pass;
      const seen = { epoch, example, x, target: y, scores, score, prediction };
      steps.push({ ...seen, trials, moved, before: now, after });
      if (!isRight) mistakes++;
      now = after;
    }
    mistakesPerEpoch.push(mistakes);
    converged = mistakes === 0;
  }
  const epochs = mistakesPerEpoch.length;
  return { ...now, steps, epochs, converged, mistakesPerEpoch };
}

function startOf(
  action: string,
  inputs: number,
  options: MadalineOptions,
): Madaline {
  const { units: given, chance } = options;
  const random = (weights: number): WeightsAndBias => {
    const next = () => chanceOf(action, chance).uniform(-1, 1);
    return { weights: Array.from({ length: weights }, next), bias: next() };
  };
  if (typeof given !== "object") {
    checkCount(action, "the number of units", given, 1);
  }
  const units = typeof given === "object"
    ? checkedUnits(action, inputs, given)
    : Array.from({ length: given }, () => random(inputs));
  if (options.rule === "I") {
    checkGate(action, options.gate);
    return { units, output: outputOf(options.gate, units.length) };
  }
  const output = options.output === undefined
    ? random(units.length)
    : checkedStart(`${action}, output unit`, units.length, options.output);
  return { units, output };
}

function checkedUnits(
  action: string,
  inputs: number,
  units: readonly WeightsAndBias[],
): readonly WeightsAndBias[] {
  checkList(action, "units", units);
  if (units.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one unit, but there are none",
    );
  }
  return units.map((unit, i) =>
    checkedStart(`${action}, unit ${i + 1}`, inputs, unit)
  );
}

function chanceOf(action: string, chance: Random | undefined): Random {
  if (chance !== undefined) return chance;
  throw new ValueError(
    action,
    "random weights and orders must be drawn from somewhere, but there is no chance; write chance: new Random(1)",
  );
}

function checkRule(rule: "I" | "II"): void {
  if (rule === "I" || rule === "II") return;
  throw new ValueError(
    "learn as a Madaline",
    `the rule must be "I" or "II", but it is ${written(rule)}`,
  );
}

function checkGate(action: string, gate: MadalineGate): void {
  if (["and", "or", "majority"].includes(gate)) return;
  throw new ValueError(
    action,
    `the gate must be "and", "or" or "majority", but it is ${written(gate)}`,
  );
}

function checkFraction(action: string, rate: number): void {
  if (rate > 0 && rate < 2) return;
  throw new ValueError(
    action,
    `the rate must be above 0 and below 2, but it is ${written(rate)}`,
  );
}
