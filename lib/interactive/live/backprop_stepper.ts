/** The backprop stepper in the browser: buttons and keys that step, and what they show. */

import { chainOf } from "../backprop_stepper/chain.ts";
import { readStepper, type StepperState } from "../backprop_stepper/state.ts";
import { viewOf } from "../backprop_stepper/view.ts";
import { progressText, stepBar } from "./backprop_stepper_bar.ts";
import { networkChoice } from "./backprop_stepper_choices.ts";
import { numberFields } from "./backprop_stepper_fields.ts";
import { iterations } from "./backprop_stepper_iterations.ts";
import type { Control, Edge, Part } from "./backprop_stepper_control.ts";
import { layoutKey, network } from "./backprop_stepper_network.ts";
import { panel } from "./backprop_stepper_panel.ts";
import { STYLE } from "./backprop_stepper_style.ts";
import { element } from "./element.ts";
import { bringToLife, type Program, type Stage } from "./figure.ts";

function start(stage: Stage<StepperState>): (state: StepperState) => void {
  let view = viewOf(stage.state);
  let pointed: Edge | undefined;
  const set = (state: StepperState) => {
    const next = viewOf(state); // first of all: it may be refused
    stage.set(state);
    stage.say(`${progressText(next)}. ${next.steps[next.at].sentence}`);
  };
  const control: Control = {
    view: () => view,
    set,
    go: (at) => {
      const last = view.steps.length - 1;
      const next = Math.min(Math.max(at, 0), last);
      if (next !== view.at) set({ ...view.state, at: next });
    },
    point: (edge) => {
      pointed = edge;
      show();
    },
  };
  const parts: readonly Part[] = [
    networkChoice(control),
    stepBar(control),
    network(control),
    panel(),
    iterations(control),
    numberFields(control),
  ];
  const show = () => {
    const chain = pointed && chainOf(view, ...pointed);
    for (const part of parts) part.show(view, chain);
  };
  stage.element.append(
    element("div.stepper", {}, ...parts.map((part) => part.element)),
  );
  stage.element.addEventListener("keydown", (event) => step(event, control));
  return (state) => {
    const key = layoutKey(view);
    view = viewOf(state);
    if (layoutKey(view) !== key) pointed = undefined;
    if (state === stage.state) parts.forEach(({ reset }) => reset?.());
    show();
  };
}

/** The arrow keys step, but for where one types. */
function step(event: KeyboardEvent, control: Control): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (target.closest("input, select")) return;
  event.preventDefault();
  control.go(control.view().at + by);
}

const program: Program<StepperState> = {
  name: "backpropStepper",
  title: "Backpropagation, step by step",
  style: STYLE,
  read: (state) => {
    const read = readStepper(state);
    viewOf(read);
    return read;
  },
  start,
};

bringToLife(program);
