/** One iteration as a list of steps: forward neuron by neuron, the loss, backward δ by δ, the slopes, the update. */

import type { Place } from "../../figures/network_data.ts";
import { type Formula, nameText } from "./formula.ts";
import {
  activationFormula,
  biasSlopeFormula,
  deltaFormula,
  lossFormula,
  slopeFormula,
  sumFormula,
  updateFormulas,
  type Worked,
} from "./step_formulas.ts";
import { say } from "./sentences.ts";
import { stepperNames } from "./names.ts";
import { runOf } from "./run.ts";
import type { StepperState } from "./state.ts";

/** The parts of an iteration, in order. */
export const PHASES = [
  "forward",
  "loss",
  "backward",
  "slopes",
  "update",
] as const;

/** A part of an iteration. */
export type Phase = typeof PHASES[number];

/** What one step shows. */
export type Step = {
  /** Nothing has been done at the start. */
  readonly phase: Phase | "start";
  /** What the step is about: `z₁ of hidden neuron 1`. */
  readonly what: string;
  /** Paths that are black in this step, from left to right. */
  readonly lit: readonly (readonly Place[])[];
  /** What the picture shows from this step on, as `networkSteps` names it: `sums.0.1`. */
  readonly adds: readonly string[];
  readonly formulas: readonly Formula[];
  /** What happens, in words. */
  readonly sentence: string;
};

/** All steps of the iteration that a state is at, the start first. */
export function stepsOf(state: StepperState): readonly Step[] {
  const worked = { state, run: runOf(state), names: stepperNames(state) };
  const layers = state.sizes.slice(1).map((_, l) => l + 1);
  const backwards = layers.toReversed();
  return [
    {
      phase: "start",
      what: "the network, its weights and its inputs",
      lit: [],
      adds: ["weights", "biases", "values.0", "target"],
      formulas: [],
      sentence: say.start(state),
    },
    ...layers.flatMap((l) => forwardSteps(worked, l)),
    lossStep(worked),
    ...backwards.flatMap((l) => backwardSteps(worked, l)),
    ...backwards.flatMap((l) => slopeSteps(worked, l)),
    updateStep(worked),
  ];
}

/** The first step of each phase. */
export function firstOf(steps: readonly Step[], phase: Phase): number {
  return steps.findIndex((step) => step.phase === phase);
}

const units = ({ state }: Worked, l: number): number[] =>
  Array.from({ length: state.sizes[l] ?? 1 }, (_, i) => i + 1);

function forwardSteps(worked: Worked, l: number): Step[] {
  const { names, state } = worked;
  return units(worked, l).flatMap((i): Step[] => {
    const of = `of ${say.unit(state, l, i)}`;
    return [{
      phase: "forward",
      what: `${nameText(names.sums[l - 1][i - 1])} ${of}`,
      lit: units(worked, l - 1).map((j) => [[l - 1, j], [l, i]]),
      adds: [`sums.${l - 1}.${i - 1}`],
      formulas: [sumFormula(worked, l, i)],
      sentence: say.sum(state, l, i),
    }, {
      phase: "forward",
      what: `${nameText(names.values[l][i - 1])} ${of}`,
      lit: [[[l, i]]],
      adds: [`values.${l}.${i - 1}`],
      formulas: [activationFormula(worked, l, i)],
      sentence: say.activation(worked, l, i),
    }];
  });
}

function lossStep(worked: Worked): Step {
  const last = worked.state.sizes.length - 1;
  return {
    phase: "loss",
    what: nameText(worked.names.loss),
    lit: units(worked, last).map((i) => [[last, i], [last + 1, 1]]),
    adds: ["loss"],
    formulas: [lossFormula(worked)],
    sentence: say.loss(worked),
  };
}

function backwardSteps(worked: Worked, l: number): Step[] {
  const { names, state } = worked;
  const isLast = l === state.sizes.length - 1;
  return units(worked, l).map((i) => ({
    phase: "backward",
    what: `${nameText(names.deltas[l - 1][i - 1])} of ${say.unit(state, l, i)}`,
    lit: isLast
      ? [[[l, i], [l + 1, 1]]]
      : units(worked, l + 1).map((k): Place[] => [[l, i], [l + 1, k]]),
    adds: [`sumSlopes.${l - 1}.${i - 1}`],
    formulas: deltaFormula(worked, l, i),
    sentence: say.delta(worked, l, i),
  }));
}

function slopeSteps(worked: Worked, l: number): Step[] {
  const { names, state } = worked;
  return units(worked, l).flatMap((i): Step[] => [
    ...units(worked, l - 1).map((j): Step => ({
      phase: "slopes",
      what: `the slope of ${nameText(names.weights[l - 1][i - 1][j - 1])}`,
      lit: [[[l - 1, j], [l, i]]],
      adds: [`weightSlopes.${l - 1}.${i - 1}.${j - 1}`],
      formulas: [slopeFormula(worked, l, i, j)],
      sentence: say.slope(worked, l, i, j),
    })),
    ...(state.biases === undefined ? [] : [{
      phase: "slopes" as const,
      what: `the slope of ${nameText(names.biases[l - 1][i - 1])}`,
      lit: [[[l, i] as const]],
      adds: [],
      formulas: [biasSlopeFormula(worked, l, i)],
      sentence: say.biasSlope(worked, l, i),
    }]),
  ]);
}

function updateStep(worked: Worked): Step {
  const { state } = worked;
  const lit = state.sizes.slice(1).flatMap((_, l) =>
    units(worked, l + 1).flatMap((i) =>
      units(worked, l).map((j): Place[] => [[l, j], [l + 1, i]])
    )
  );
  return {
    phase: "update",
    what: state.biases ? "all weights and biases" : "all weights",
    lit,
    adds: [],
    formulas: updateFormulas(worked),
    sentence: say.update(state),
  };
}
