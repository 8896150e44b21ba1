/** The stepper's choices: the network, the loss, the activations. */

import { withBiases, withChoice } from "../backprop_stepper/edit.ts";
import { PRESETS } from "../backprop_stepper/presets.ts";
import {
  type ActivationName,
  type LossName,
  readStepper,
  type StepperState,
} from "../backprop_stepper/state.ts";
import type { View } from "../backprop_stepper/view.ts";
import type { Control, Part } from "./backprop_stepper_control.ts";
import { element } from "./element.ts";

const LOSSES = { squaredError: "(ŷ − y)²", halfSquare: "½ (ŷ − y)²" };
const ACTIVATIONS = {
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  identity: "none",
};
const OWN = "numbers of your own";

/** Makes the choice of a network. */
export function networkChoice(control: Control): Part {
  const titles = Object.fromEntries(
    Object.entries(PRESETS).map(([key, { title }]) => [key, title]),
  );
  const network = select("Network", { ...titles, [OWN]: OWN }, (preset) => {
    if (preset in PRESETS) control.set(presetState(preset));
  });
  return {
    element: element("div.choices", {}, network.element),
    show: ({ state }: View) => network.show(presetOf(state) ?? OWN),
  };
}

/** Makes the choices of a loss, of activations, and of biases. */
export function choices(control: Control): Part {
  const choose = (choice: Partial<StepperState>) =>
    control.set(withChoice(control.view(), choice));
  const loss = select(
    "Loss",
    LOSSES,
    (loss) => choose({ loss: loss as LossName }),
  );
  const hidden = select(
    "Hidden",
    ACTIVATIONS,
    (activation) => choose({ activation: activation as ActivationName }),
  );
  const output = select(
    "Output",
    ACTIVATIONS,
    (output) => choose({ output: output as ActivationName }),
  );
  const biased = element("input", { type: "checkbox" });
  biased.addEventListener(
    "change",
    () => control.set(withBiases(control.view(), biased.checked)),
  );
  return {
    element: element(
      "div.choices",
      {},
      ...[loss, hidden, output].map(({ element }) => element),
      element("label.check", {}, biased, "Biases"),
    ),
    show: ({ state }: View) => {
      loss.show(state.loss);
      hidden.show(state.activation);
      output.show(state.output);
      biased.checked = state.biases !== undefined;
    },
  };
}

function presetState(preset: string): StepperState {
  return readStepper({ preset: preset as "2-2-1" });
}

/** The worked network that a state is, however far one is in it. */
function presetOf(state: StepperState): string | undefined {
  const bare = { ...state, at: 0, digits: undefined, iteration: undefined };
  return Object.keys(PRESETS).find((preset) =>
    JSON.stringify(presetState(preset)) === JSON.stringify(bare)
  );
}

function select(
  name: string,
  options: Readonly<Record<string, string>>,
  choose: (value: string) => void,
) {
  const made = element(
    "select",
    { "aria-label": name },
    ...Object.entries(options).map(([value, text]) =>
      element("option", { value }, text)
    ),
  );
  made.addEventListener("change", () => choose(made.value));
  return {
    element: element("label", {}, `${name} `, made),
    show: (value: string) => made.value = value,
  };
}
