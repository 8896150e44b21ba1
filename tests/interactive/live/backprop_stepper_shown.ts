/** What a stepper on a page shows, as plain data, and what the library says that it should. */

import type { Page } from "playwright-core";
import {
  type Formula,
  formulaText,
} from "../../../lib/interactive/backprop_stepper/formula.ts";
import { fieldsOf } from "../../../lib/interactive/backprop_stepper/edit.ts";
import {
  readStepper,
  type StepperOptions,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import {
  stepPicture,
  viewOf,
} from "../../../lib/interactive/backprop_stepper/view.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { decimal } from "../../../lib/figures/numbers.ts";

/** Everything that can be read from a stepper. */
export type Shown = {
  readonly line: string;
  readonly progress: string;
  readonly sentence: string;
  readonly formulas: readonly string[];
  readonly alt: string | null;
  readonly losses: string;
  readonly fields: readonly string[];
};

/** Puts lines into the stepper at an index, and reads it after each; it runs in the page. */
const READ = `(lines, index) => {
  const root = document.querySelectorAll("[data-nets-figure=backpropStepper]")[index].shadowRoot;
  const one = (selector) => root.querySelector(selector);
  const all = (selector, read) => [...root.querySelectorAll(selector)].map(read);
  return lines.map((line) => {
    if (line !== "") {
      one(".line").value = line;
      one(".line").dispatchEvent(new Event("change"));
    }
    return {
      line: one(".line").value,
      progress: one(".progress").textContent,
      sentence: one(".now .sentence").textContent,
      formulas: all(".now .formula", (formula) => formula.getAttribute("aria-label")),
      alt: one(".picture svg").getAttribute("aria-label"),
      losses: one(".losses").textContent,
      fields: all("[data-field]", (field) => field.value),
    };
  });
}`;

/** What the stepper at an index shows after each line; an empty line changes nothing. */
export function shownAfter(
  page: Page,
  lines: readonly string[],
  index = 0,
): Promise<Shown[]> {
  return page.evaluate(`(${READ})(${JSON.stringify(lines)}, ${index})`);
}

/** What a stepper of this state must show. */
export function expected(options: StepperOptions): Omit<Shown, "losses"> {
  const state = readStepper(options);
  const view = viewOf(state);
  const { phase, what, formulas, sentence } = view.steps[view.at];
  const last = view.steps.length - 1;
  return {
    line: stateLine("backpropStepper", state),
    progress: view.at === 0
      ? `Start: ${last} steps to come`
      : `Step ${view.at} of ${last}: ${phase}, ${what}`,
    sentence,
    formulas: formulas.map((formula: Formula) =>
      formulaText(formula, view.digits)
    ),
    alt: stepPicture(view).getAttribute("aria-label"),
    fields: fieldsOf(view).flatMap(({ rows }) => rows.flat())
      .map(({ value }) => decimal(value, 6)),
  };
}
