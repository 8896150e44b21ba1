/** Changing one number of a state, or one of its choices: the network as it stands is then a new start. */

import { ValueError } from "../../errors.ts";
import { nameText } from "./formula.ts";
import { readStepper, type StepperState } from "./state.ts";
import type { Worked } from "./step_formulas.ts";

/** A number that can be changed. */
export type Field = {
  /** Which, for the program: `weights.0.1.0`. */
  readonly key: string;
  /** As LaTeX writes it. */
  readonly name: string;
  readonly value: number;
};

/** Fields that belong together. */
export type FieldGroup = {
  readonly title: string;
  readonly rows: readonly (readonly Field[])[];
};

/** Everything that can be changed, by layer; weights are those of the iteration that is shown. */
export function fieldsOf({ state, run, names }: Worked): readonly FieldGroup[] {
  const { x, y, rate, sizes } = state;
  const last = sizes.length - 1;
  const given = [
    ...x.map((value, i) => ({
      key: `x.${i}`,
      name: names.values[0][i],
      value,
    })),
    ...y.map((value, i) => ({ key: `y.${i}`, name: names.targets[i], value })),
    { key: "rate", name: "\\eta", value: rate },
  ];
  return [
    { title: "Inputs, target, rate", rows: [given] },
    ...run.net.plain.map(({ weight, bias }, l) => ({
      title: l + 1 === last
        ? "Into the output"
        : last === 2
        ? "Into the hidden layer"
        : `Into layer ${l + 1}`,
      rows: weight.map((row, i) => [
        ...row.map((value, j) => ({
          key: `weights.${l}.${i}.${j}`,
          name: names.weights[l][i][j],
          value,
        })),
        ...(bias === undefined ? [] : [{
          key: `biases.${l}.${i}`,
          name: names.biases[l][i],
          value: bias[i],
        }]),
      ]),
    })),
  ];
}

/**
 * The state with one number changed. The updates so far are in the weights: they are the new start.
 *
 * @param field which number
 * @param text what was typed; a comma and a true minus sign will do
 * @throws {ValueError} if that is no number
 */
export function withNumber(
  worked: Worked,
  field: Field,
  text: string,
): StepperState {
  const x = numberIn(text);
  if (x === undefined) {
    throw new ValueError(
      `change ${nameText(field.name)}`,
      `it must be a number, but it is ${
        text.trim() === "" ? "empty" : `“${text.trim()}”`
      }`,
    );
  }
  const [part, ...places] = field.key.split(".");
  const state = asStart(worked);
  const before = state[part as keyof StepperState];
  return readStepper({
    ...state,
    [part]: replaced(before, places.map(Number), x),
  });
}

/** The state as it stands, with other choices: a loss, an activation. */
export function withChoice(
  worked: Worked,
  choice: Partial<StepperState>,
): StepperState {
  return readStepper({ ...asStart(worked), ...choice });
}

/** The state with a bias in every neuron, 0 at first, or with none. */
export function withBiases(worked: Worked, biased: boolean): StepperState {
  const zeros = worked.state.sizes.slice(1).map((n) => new Array(n).fill(0));
  return withChoice(worked, { biases: biased ? zeros : undefined });
}

/** The network as it stands as the first of its iterations; the step stays. */
function asStart({ state, run }: Worked): StepperState {
  if (state.iteration === undefined) return state;
  const { plain } = run.net;
  return {
    ...state,
    weights: plain.map(({ weight }) => weight),
    biases: state.biases && plain.map(({ bias }) => bias ?? []),
    iteration: undefined,
  };
}

function numberIn(text: string): number | undefined {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain);
  return isNumber && Number.isFinite(Number(plain))
    ? Number(plain) + 0
    : undefined;
}

function replaced(
  part: unknown,
  [place, ...rest]: readonly number[],
  x: number,
): unknown {
  if (place === undefined) return x;
  const list = part as readonly unknown[];
  return list.with(place, replaced(list[place], rest, x));
}
