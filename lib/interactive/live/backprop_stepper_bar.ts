/** The stepper's bar: the parts of the iteration, the buttons that step, and how far one is. */

import { firstOf, type Phase, PHASES } from "../backprop_stepper/steps.ts";
import type { View } from "../backprop_stepper/view.ts";
import type { Control, Part } from "./backprop_stepper_control.ts";
import { raised } from "./backprop_stepper_text.ts";
import { button, element } from "./element.ts";

/** Where one is, in words. */
export function progressText({ steps, at }: View): string {
  const { phase, what } = steps[at];
  const total = steps.length - 1;
  return at === 0
    ? `Start: ${total} steps to come`
    : `Step ${at} of ${total}: ${phase}, ${what}`;
}

/** Makes the bar. */
export function stepBar(control: Control): Part {
  const tabs = PHASES.map((phase) => tab(phase, control));
  const progress = element("p.progress");
  const here = () => control.view().at;
  const moves = [
    button(
      ".move",
      "First",
      () => control.go(0),
      icon("M4 3v14M16 3L7 10l9 7z"),
    ),
    button(
      ".move",
      "Back",
      () => control.go(here() - 1),
      icon("M14 3L5 10l9 7z"),
    ),
    button(
      ".move.next",
      "Next",
      () => control.go(here() + 1),
      "Next",
      icon("M6 3l9 7-9 7z"),
    ),
    button(
      ".move",
      "Last",
      () => control.go(Infinity),
      icon("M4 3l9 7-9 7zM16 3v14"),
    ),
  ];
  return {
    element: element(
      "div.bar",
      {},
      element("div.tabs", {
        role: "group",
        "aria-label": "Parts of the iteration",
      }, ...tabs.map(({ element }) => element)),
      element(
        "div.moves",
        {},
        element(
          "div.buttons",
          { role: "group", "aria-label": "Steps" },
          ...moves,
        ),
        progress,
      ),
    ),
    show: (view: View) => {
      for (const one of tabs) one.show(view);
      progress.replaceChildren(...raised(progressText(view)));
      const last = view.steps.length - 1;
      moves.forEach((move, i) =>
        move.setAttribute(
          "aria-disabled",
          String(view.at === (i < 2 ? 0 : last)),
        )
      );
    },
  };
}

/** A part of the iteration: leads to its first step, and fills as its steps are done. */
function tab(phase: Phase, control: Control) {
  const made = button(
    ".tab",
    phase,
    () => control.go(firstOf(control.view().steps, phase)),
  );
  return {
    element: made,
    show: ({ steps, at }: View) => {
      const own = steps.filter((step) => step.phase === phase).length;
      const done = at - firstOf(steps, phase) + 1;
      made.style.setProperty(
        "--done",
        String(Math.min(1, Math.max(0, done / own))),
      );
      if (steps[at].phase === phase) made.setAttribute("aria-current", "step");
      else made.removeAttribute("aria-current");
    },
  };
}

function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const shape = document.createElementNS(space, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
