/** The perceptron's learning rules: rows T0-10, T0-11, T1-19, T1-20, T3-04, T3-06, T4-08, T4-09, T4-22, and LX. */

import { examplesOf, plusMinus } from "../../lib/learning/examples.ts";
import type { Example } from "../../lib/learning/examples.ts";
import { learn, type LearnOptions } from "../../lib/learning/perceptron.ts";
import { rationals } from "../../lib/learning/rationals.ts";
import type { Trace } from "../../lib/learning/trace.ts";
import {
  ALL_TWO_INPUT,
  AND,
  NAND,
  NOR,
  OR,
  XNOR,
  XOR,
} from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";
import type { TruthTable } from "../../lib/logic/truth_table.ts";
import { Random } from "../../lib/random.ts";
import { claim, erratum } from "./ledger.ts";

/** The three rules of the reference traces, in the order of their rows. */
const rules: ((table: TruthTable) => Trace)[] = [
  (table) => learn(examplesOf(table), { rule: "zero-one", tie: "fire" }),
  (table) => learn(examplesOf(table), { rule: "zero-one", tie: "rest" }),
  (table) => learn(plusMinus(examplesOf(table)), { rule: "plus-minus" }),
];
const gates = [AND, OR, NAND, NOR, XOR, XNOR];

/** A trace as the ledger writes it. */
function row(trace: Trace) {
  const { converged, epochs, updates, weights: w, bias: b, cycle } = trace;
  const mistakes = trace.mistakesPerEpoch;
  return cycle === undefined
    ? { converged, epochs, updates, w, b, mistakes }
    : { converged, cycle, mistakes, w, b };
}
gates.forEach((gate, g) => {
  rules.forEach((rule, r) => {
    const id = `LX-${String(3 * g + r + 1).padStart(3, "0")}`;
    claim(id, () => row(rule(gate)));
  });
});

/** One step from given weights. */
function once(example: Example, options: LearnOptions) {
  return learn([example], { ...options, maxEpochs: 1 }).steps[0];
}
const hand = { weights: [0.2, -0.1], bias: 0 };
const handStep = (rule: "zero-one" | "rosenblatt") =>
  once({ x: [1, 1], y: 0 }, { rule, rate: 0.1, start: hand });

/** Whether two lists of numbers agree to twelve decimals. */
const areNear = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((x, i) => Math.abs(x - b[i]) < 1e-12);

claim(
  "L0-020",
  "the error is −1, 0 or 1, and each step adds error · x to w and error to b",
  () =>
    gates.flatMap((gate) => rules[0](gate).steps).every((step) =>
      [-1, 0, 1].includes(step.error) &&
      areNear(
        step.after.weights,
        step.before.weights.map((w, i) => w + step.error * step.x[i]),
      ) && step.after.bias === step.before.bias + step.error
    ),
);
claim("L0-021", () => {
  const { score, prediction, error, after } = handStep("zero-one");
  return {
    z: score,
    y_pred: prediction,
    error,
    w_new: after.weights,
    b_new: after.bias,
  };
});
claim(
  "L0-022",
  "from a start at zero the rates 1, 0.1 and 0.01 make the same predictions in exact arithmetic, and scale w and b",
  () =>
    gates.every((gate) => {
      const [one, ...others] = [1, 0.1, 0.01].map((rate) => ({
        rate,
        ...learn(examplesOf(gate), {
          rule: "zero-one",
          rate,
          arithmetic: rationals,
        }),
      }));
      return others.every(({ rate, steps, bias }) =>
        steps.every((step, i) => step.prediction === one.steps[i].prediction) &&
        bias.equals(one.bias.mul(rationals.of(rate)))
      );
    }),
);
claim(
  "L0-024",
  "w·x + b = 0 contains a point at distance |b|/‖w‖ from the origin and every step from it at right angles to w",
  () => {
    const chance = new Random(24);
    return [2, 3, 5].every((n) => {
      const weights = Array.from({ length: n }, () => chance.normal());
      const unit = thresholdUnit({ weights, bias: chance.normal() });
      const square = weights.reduce((sum, w) => sum + w * w, 0);
      const foot = weights.map((w) => -unit.bias * w / square);
      const away = Math.abs(unit.bias) / Math.sqrt(square);
      return areNear([Math.hypot(...foot), unit.score(foot)], [away, 0]) &&
        weights.slice(1).every((w, i) => { // n − 1 directions at right angles to w
          const x = [...foot];
          x[0] += w;
          x[i + 1] -= weights[0];
          return areNear([unit.score(x)], [0]) && Math.hypot(...x) > away;
        });
    });
  },
);

claim(
  "L1-032",
  "under the ±1 rule a score of 0 is a mistake, whatever the label",
  () =>
    [-1, 1].every((y) => {
      const step = once({ x: [0, 0], y }, { rule: "plus-minus" });
      return step.score === 0 && step.error === y;
    }),
);
claim(
  "L1-033",
  "a step of the ±1 rule is the step of the {0, 1} rule with rate 1, unless the score is 0",
  () =>
    gates.flatMap((gate) => rules[2](gate).steps).every((step) => {
      const example = { x: step.x, y: (step.target + 1) / 2 };
      const start = step.before;
      const other = once(example, { rule: "zero-one", start });
      const same = step.error === other.error;
      return step.score !== 0 ? same : same === (step.target === -1);
    }),
);
claim("L1-034", () => {
  const step = once({ x: [1, 1], y: 1 }, { rule: "plus-minus" });
  const { weights, bias } = step.after;
  return { margin: step.target * step.score, w: weights, b: bias };
});
claim(
  "L1-035",
  "one pass is not enough for AND; passes until one is clean are; XOR never has a clean one",
  () =>
    !learn(plusMinus(examplesOf(AND)), { rule: "plus-minus", maxEpochs: 1 })
      .converged &&
    rules[2](AND).converged && rules[2](AND).mistakesPerEpoch.at(-1) === 0 &&
    !rules[2](XOR).converged,
);

claim("L3-007", () => {
  const { prediction, after } = handStep("rosenblatt");
  return { y: prediction, w_new: after.weights, b_new: after.bias };
});
claim("L3-011", () => {
  const start = { weights: [0.5], bias: 0 };
  const example = { x: [1], y: 1 };
  const step = once(example, { rule: "rosenblatt", rate: 0.1, start });
  return {
    y: step.prediction,
    w_new: [step.after.bias, ...step.after.weights],
  };
});

claim(
  "L4-007",
  "the error of every step is target minus prediction, and where it is 0 nothing changes",
  () =>
    gates.flatMap((gate) => rules[0](gate).steps).every((step) =>
      step.error === step.target - step.prediction &&
      (step.error !== 0 || step.after === step.before)
    ),
);
claim(
  "L4-008",
  "the rule comes to a clean pass for the separable functions of two inputs, and for no others",
  () =>
    ALL_TWO_INPUT.every((table) =>
      rules[0](table).converged === separability(table).separable
    ),
);
claim("L4-021", () => {
  const start = { weights: [0.3], bias: -1 };
  const example = { x: [0.5], y: 1 };
  return once(example, { rule: "zero-one", rate: 0.1, start }).after.weights[0];
});

const tenth = { rule: "zero-one", rate: 0.1 } as const;
const exactly = () =>
  learn(examplesOf(AND), { ...tenth, arithmetic: rationals });
const inFloats = () => learn(examplesOf(AND), tenth);
claim("LX-019", () => {
  const exact = exactly();
  return {
    float64: row(inFloats()),
    exact: row({
      ...exact,
      steps: [],
      weights: exact.weights.map(Number),
      bias: Number(exact.bias),
    }),
  };
});

erratum("E0-10", {
  truth: () => [rules[0](AND).updates, rules[1](AND).updates],
  ours: [11, 10],
  within: 0,
});
erratum("E1-11", {
  // One pass over the data is all that the box writes.
  printed: () => rules[2](AND).epochs === 1,
  ours: () =>
    rules[2](XOR).steps.filter(({ example }) => example === 4).every(
      ({ after }) => [...after.weights, after.bias].every((w) => w === 0),
    ) && rules[2](XOR).mistakesPerEpoch.every((mistakes) => mistakes === 4),
});
erratum("E3-11", {
  printed: () => areNear(handStep("rosenblatt").after.weights, hand.weights),
  ours: () => areNear(handStep("rosenblatt").after.weights, [0.1, -0.2]),
});
erratum("E3-32", {
  // A bias learns like the weight of an input that is always 1.
  ours: () => {
    const examples = examplesOf(AND).map(({ x, y }) => ({ x: [1, ...x], y }));
    return learn(examples, { rule: "rosenblatt" }).steps.every(({ after }) =>
      after.bias === after.weights[0]
    );
  },
});
erratum("E4-15", {
  ours: () =>
    rules[0](AND).steps.every(({ before, after, target, prediction }) =>
      after.bias === before.bias + (target - prediction)
    ),
});
erratum("EX-08", {
  truth: () =>
    [rules[2], rules[0]].map((rule) => [rule(AND).updates, rule(AND).epochs]),
  ours: [[18, 9], [11, 6]],
  within: 0,
});
erratum("EX-09", {
  truth: () => [inFloats().epochs, exactly().epochs],
  ours: [4, 6],
  within: 0,
});
