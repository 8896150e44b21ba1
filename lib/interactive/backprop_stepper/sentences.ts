/** What happens in a step, in a sentence for the ear as for the eye. */

import { nameText } from "./formula.ts";
import { functionOf } from "./run.ts";
import type { StepperState } from "./state.ts";
import type { Worked } from "./step_formulas.ts";

/** The sentences, by what they are about; l and i count layers and units from 1. */
export const say = {
  unit,
  start: (state: StepperState): string =>
    `A ${
      state.sizes.join("-")
    } network before its forward pass. Step forward to see each number come; point at a weight to see every path from the loss to it.`,
  sum: (state: StepperState, l: number, i: number): string =>
    `${
      upper(unit(state, l, i))
    } adds up what it hears, each value times its weight${
      state.biases ? ", and its bias" : ""
    }.`,
  activation,
  loss: ({ names }: Worked): string =>
    `${nameText(names.loss)} says how far ${
      names.targets.length === 1
        ? "ŷ is from y"
        : "the outputs are from their targets"
    }.`,
  delta,
  slope: ({ names }: Worked, l: number, i: number, j: number): string =>
    `The slope of a weight is the δ it leads to, ${
      nameText(names.deltas[l - 1][i - 1])
    }, times the value it carries, ${nameText(names.values[l - 1][j - 1])}.`,
  biasSlope: ({ names }: Worked, l: number, i: number): string =>
    `A bias counts as it is, as if it carried the value 1: its slope is ${
      nameText(names.deltas[l - 1][i - 1])
    } itself.`,
  update: (state: StepperState): string =>
    `All ${
      state.biases ? "weights and biases" : "weights"
    } move at once, each against its slope. The picture has the new ${
      state.biases ? "ones" : "weights"
    }; all other numbers still belong to the old.`,
};

/** A unit in words: `hidden neuron 2`, `neuron 1 of layer 2`, `the output neuron`. */
function unit({ sizes }: StepperState, l: number, i: number): string {
  const last = sizes.length - 1;
  if (l === last) {
    return sizes[last] === 1 ? "the output neuron" : `output neuron ${i}`;
  }
  return last === 2 ? `hidden neuron ${i}` : `neuron ${i} of layer ${l}`;
}

function activation({ state, run }: Worked, l: number, i: number): string {
  switch (functionOf(state, l).g.id) {
    case "sigmoid":
      return "The sigmoid squeezes the sum into the range from 0 to 1.";
    case "tanh":
      return "The hyperbolic tangent squeezes the sum into the range from −1 to 1.";
    case "relu":
      return run.pass.z[l - 1][i - 1] > 0
        ? "The sum is positive: the ReLU lets it through as it is."
        : "The sum is not positive: the ReLU puts out 0.";
    default:
      return "Nothing is done to the sum: it is what the neuron puts out.";
  }
}

function delta({ state, run, names }: Worked, l: number, i: number): string {
  const { sign } = functionOf(state, l);
  const isShut = sign === "ReLU" && run.pass.z[l - 1][i - 1] <= 0;
  if (isShut) {
    return "The gate of this ReLU is shut: nothing comes through it, so δ is 0.";
  }
  const through = sign === ""
    ? ""
    : `, then through the slope of its ${
      { "σ": "sigmoid", tanh: "tanh", ReLU: "ReLU" }[sign]
    }`;
  if (l === state.sizes.length - 1) {
    return `δ is the slope of ${
      nameText(names.loss)
    } for the sum: from the error at the output${through}.`;
  }
  const above = state.sizes[l + 1];
  return above === 1
    ? `${
      nameText(names.deltas[l][0])
    } comes back along its line, times the same weight${through}.`
    : `${above} δ come back, each along its line and times the same weight. They add up${through}.`;
}

function upper(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
