/** The formulas of the steps. Their numbers come from the library's pass; here stands only how they are made of each other. */

import {
  applied,
  difference,
  type Expression,
  number,
  product,
  quantity,
  square,
  sum,
} from "./expression.ts";
import type { Formula } from "./formula.ts";
import type { StepperNames } from "./names.ts";
import { functionOf, LOSSES, type Run } from "./run.ts";
import type { StepperState } from "./state.ts";

/** A state with its numbers and its names. */
export type Worked = {
  readonly state: StepperState;
  readonly run: Run;
  readonly names: StepperNames;
};

/** `z = Σ w a + b` of unit i of layer l, both from 1. */
export function sumFormula(worked: Worked, l: number, i: number): Formula {
  const { names, run } = worked;
  const { weight, bias } = run.net.plain[l - 1];
  const terms = weight[i - 1].map((w, j) =>
    product(
      quantity(names.weights[l - 1][i - 1][j], w),
      valueOf(worked, l - 1, j + 1),
    )
  );
  const b = bias === undefined
    ? []
    : [quantity(names.biases[l - 1][i - 1], bias[i - 1])];
  return {
    left: names.sums[l - 1][i - 1],
    names: [sum([...terms, ...b])],
    result: run.pass.z[l - 1][i - 1],
  };
}

/** `a = g(z)`. */
export function activationFormula(
  worked: Worked,
  l: number,
  i: number,
): Formula {
  const { names, run, state } = worked;
  const { sign } = functionOf(state, l);
  const z = sumOf(worked, l, i);
  return {
    left: names.values[l][i - 1],
    names: [sign === "" ? z : applied(sign, z)],
    result: run.pass.a[l][i - 1],
  };
}

/** The loss of all outputs. */
export function lossFormula(worked: Worked): Formula {
  const { names, run, state } = worked;
  const last = state.sizes.length - 1;
  const terms = state.y.map((_, i) => {
    const squared = square(errorOf(worked, last, i + 1));
    return state.loss === "halfSquare"
      ? product(number(0.5), squared)
      : squared;
  });
  return { left: names.loss, names: [sum(terms)], result: run.pass.loss };
}

/** δ of a unit; before it, the slope of its activation, if there is one to speak of. */
export function deltaFormula(worked: Worked, l: number, i: number): Formula[] {
  const { names, run, state } = worked;
  const prime = primeOf(worked, l, i);
  const own = prime === undefined ? [] : [prime];
  const isLast = l === state.sizes.length - 1;
  const left = names.deltas[l - 1][i - 1];
  const result = run.pass.delta[l - 1][i - 1];
  const formula = isLast
    ? {
      left,
      names: [
        product(lossSlopeOf(worked, i), ...own),
        product(...lossSlopeFactors(worked, i), ...own),
      ],
      result,
    }
    : { left, names: [product(sum(arriving(worked, l, i)), ...own)], result };
  return [...primeFormula(worked, l, i), formula];
}

/** What comes back to unit i of layer l over each of its lines: weight times δ. */
function arriving(worked: Worked, l: number, i: number): Expression[] {
  const { names, run } = worked;
  return run.net.plain[l].weight.map((row, k) =>
    product(
      quantity(names.weights[l][k][i - 1], row[i - 1]),
      deltaOf(worked, l + 1, k + 1),
    )
  );
}

/** `σ′(z) = a (1 − a)`: how steep the activation is where the unit stands. */
function primeFormula(worked: Worked, l: number, i: number): Formula[] {
  const { state, run } = worked;
  const { sign, prime, g } = functionOf(state, l);
  if (sign === "") return [];
  const a = valueOf(worked, l, i), z = run.pass.z[l - 1][i - 1];
  const forms = {
    sigmoid: [product(a, difference(number(1), a))],
    tanh: [difference(number(1), square(a))],
  };
  return [{
    left: `${prime}(${worked.names.sums[l - 1][i - 1]})`,
    names: forms[g.id as keyof typeof forms] ??
      [applied(`${sign}′`, sumOf(worked, l, i))],
    result: g.slope(z),
  }];
}

/** `∂ℓ/∂w = δ a`. */
export function slopeFormula(
  worked: Worked,
  l: number,
  i: number,
  j: number,
): Formula {
  const { names, run } = worked;
  return {
    left: {
      slopeOf: names.loss,
      by: names.weights[l - 1][i - 1][j - 1],
    },
    names: [product(deltaOf(worked, l, i), valueOf(worked, l - 1, j))],
    result: run.pass.dW[l - 1][i - 1][j - 1],
  };
}

/** `∂ℓ/∂b = δ`. */
export function biasSlopeFormula(
  worked: Worked,
  l: number,
  i: number,
): Formula {
  const { names, run } = worked;
  return {
    left: { slopeOf: names.loss, by: names.biases[l - 1][i - 1] },
    names: [deltaOf(worked, l, i)],
    result: run.pass.db[l - 1][i - 1],
  };
}

/** The rule `w ← w − η ∂ℓ/∂w`, then what it makes of each weight and bias. */
export function updateFormulas(worked: Worked): Formula[] {
  const { names, run: { net, next, pass } } = worked;
  const rule = {
    left: "w",
    relation: "←",
    names: [difference(quantity("w", 0), stepOf(worked, "w", 0))],
    result: undefined,
  } as const;
  const all = net.plain.flatMap(({ weight, bias }, l) =>
    weight.flatMap((row, i) => [
      ...row.map((w, j) =>
        moved(
          worked,
          names.weights[l][i][j],
          w,
          pass.dW[l][i][j],
          next.plain[l].weight[i][j],
        )
      ),
      ...(bias === undefined ? [] : [
        moved(
          worked,
          names.biases[l][i],
          bias[i],
          pass.db[l][i],
          next.plain[l].bias![i],
        ),
      ]),
    ])
  );
  return [rule, ...all];
}

/** What a number moves by, but for the sign. */
function stepOf({ names, state }: Worked, name: string, slope: number) {
  return product(
    quantity("\\eta", state.rate),
    quantity({ slopeOf: names.loss, by: name }, slope),
  );
}

function moved(
  worked: Worked,
  name: string,
  before: number,
  slope: number,
  after: number,
): Formula {
  const numbers = [
    difference(quantity(name, before), stepOf(worked, name, slope)),
  ];
  return { left: name, relation: "←", names: [], numbers, result: after };
}

/** A unit's value: `x_1`, `a_1`, `\hat{y}`. */
export function valueOf({ names, run }: Worked, l: number, i: number) {
  return quantity(names.values[l][i - 1], run.pass.a[l][i - 1]);
}

/** A unit's weighted sum. */
export function sumOf({ names, run }: Worked, l: number, i: number) {
  return quantity(names.sums[l - 1][i - 1], run.pass.z[l - 1][i - 1]);
}

/** A unit's δ. */
export function deltaOf({ names, run }: Worked, l: number, i: number) {
  return quantity(names.deltas[l - 1][i - 1], run.pass.delta[l - 1][i - 1]);
}

/** The slope of a unit's activation at its sum; nothing for the identity, whose slope is 1. */
export function primeOf({ names, run, state }: Worked, l: number, i: number) {
  const { prime, g } = functionOf(state, l);
  if (prime === "") return undefined;
  const name = `${prime}(${names.sums[l - 1][i - 1]})`;
  return quantity(name, g.slope(run.pass.z[l - 1][i - 1]));
}

/** `∂ℓ/∂ŷ` of one output. */
export function lossSlopeOf({ names, run, state }: Worked, i: number) {
  const last = state.sizes.length - 1;
  const slope = LOSSES[state.loss].slope(
    run.pass.a[last][i - 1],
    state.y[i - 1],
  );
  const name = { slopeOf: names.loss, by: names.values[last][i - 1] };
  return quantity(name, slope);
}

/** The same written out: `ŷ − y`, or twice that. */
export function lossSlopeFactors(worked: Worked, i: number): Expression[] {
  const error = errorOf(worked, worked.state.sizes.length - 1, i);
  return worked.state.loss === "halfSquare" ? [error] : [number(2), error];
}

function errorOf(worked: Worked, last: number, i: number): Expression {
  const target = quantity(worked.names.targets[i - 1], worked.state.y[i - 1]);
  return difference(valueOf(worked, last, i), target);
}
