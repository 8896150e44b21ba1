/** What the stepper shows for a state: the step's picture, its formulas and its words, or those of one weight. */

import type { Figure } from "../../figures/document.ts";
import type {
  NetworkDiagramOptions,
  Place,
} from "../../figures/network_data.ts";
import { networkDiagram } from "../../figures/network_diagram.ts";
import { layOut, type NetworkLayout } from "../../figures/network_layout.ts";
import { decimal } from "../../figures/numbers.ts";
import { masked } from "../../figures/network_steps.ts";
import { nameText } from "./formula.ts";
import { stepperNames } from "./names.ts";
import { runOf } from "./run.ts";
import type { StepperState } from "./state.ts";
import type { Worked } from "./step_formulas.ts";
import { type Step, stepsOf } from "./steps.ts";

/** A state, worked out. */
export type View = Worked & {
  readonly steps: readonly Step[];
  /** The step that is shown; the last if the state is past it. */
  readonly at: number;
  readonly digits: number;
};

/** Works a state out. */
export function viewOf(state: StepperState): View {
  const steps = stepsOf(state);
  return {
    state,
    run: runOf(state),
    names: stepperNames(state),
    steps,
    at: Math.min(state.at, steps.length - 1),
    digits: state.digits ?? 4,
  };
}

/** What is black, and which way the numbers flow there. */
export type Focus = {
  readonly lit: readonly (readonly Place[])[];
  readonly direction?: "forward" | "backward" | undefined;
};

/** The network at the step that is shown; with a focus, that is black instead of what the step is about. */
export function stepPicture(view: View, focus?: Focus): Figure {
  const { steps, at } = view;
  const step = steps[at];
  const known = new Set(steps.slice(0, at + 1).flatMap(({ adds }) => adds));
  return networkDiagram({
    ...everything(view),
    ...masked(everything(view), known),
    ...(focus ?? { direction: DIRECTIONS[step.phase] }),
    highlight: focus?.lit ?? step.lit,
    title: TITLES[step.phase],
    quiet: step.phase !== "start",
  });
}

const DIRECTIONS = {
  start: undefined,
  forward: "forward",
  loss: "forward",
  backward: "backward",
  slopes: "backward",
  update: undefined,
} as const;

const TITLES = {
  start: "Start",
  forward: "Forward",
  loss: "Loss",
  backward: "Backward",
  slopes: "Slopes",
  update: "Update",
} as const;

/** Where everything is in the picture, whatever the step. */
export function pictureLayout(view: View): NetworkLayout {
  const data = { ...everything(view), title: TITLES.start };
  return layOut(data, view.names, view.digits);
}

/** The network with all numbers of its pass, for who can run no scripts. */
export function wholePicture(view: View): Figure {
  const { state, run: { losses }, steps, names, digits } = view;
  const iteration = (state.iteration ?? 0) + 1;
  const after = runOf({ ...state, iteration }).losses[iteration];
  const [from, to] = [losses[iteration - 1], after].map((x) =>
    decimal(x, digits)
  );
  return networkDiagram({
    ...everything({ ...view, at: 0 }),
    title: "One iteration",
    caption: `Forward the values, backward the slopes, in italics: ${
      steps.length - 1
    } steps. An update with the rate ${
      decimal(state.rate, digits)
    } then takes ${nameText(names.loss)} from ${from} to ${to}.`,
  });
}

/** All numbers; the weights of the last step are the new ones. */
function everything(
  { state, run: { net, next, pass }, names, digits, steps, at }: View,
): NetworkDiagramOptions {
  const { plain } = at === steps.length - 1 ? next : net;
  return {
    sizes: state.sizes,
    weights: plain.map(({ weight }) => weight),
    biases: state.biases && plain.map(({ bias }) => bias ?? []),
    values: pass.a,
    sums: pass.z,
    sumSlopes: pass.delta,
    weightSlopes: pass.dW,
    target: state.y,
    loss: pass.loss,
    names,
    edgeLabels: state.names && "both",
    digits,
    tight: true,
  };
}
