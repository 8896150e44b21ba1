/** The stepper's formulas and its sentence; room is kept for the largest, so that nothing moves from step to step. */

import { type Chain, chainOf } from "../backprop_stepper/chain.ts";
import { type Formula, formulaHtml } from "../backprop_stepper/formula.ts";
import type { View } from "../backprop_stepper/view.ts";
import type { Part } from "./backprop_stepper_control.ts";
import { raised } from "./backprop_stepper_text.ts";
import { element } from "./element.ts";

const MANY = 14;

/** Makes the panel. */
export function panel(): Part {
  const place = element("div.panel");
  let drawn: View | undefined;
  let pages: HTMLElement[] = [];
  const chainPage = element("div.page.chain");
  return {
    element: place,
    show: (view: View, chain?: Chain) => {
      if (drawn === undefined || !isSame(drawn, view)) {
        pages = view.steps.map(({ formulas, sentence, phase }) =>
          page(formulas, sentence, view.digits, phase)
        );
        const { formulas, sentence } = chainOf(view, 1, 1, 1); // none has more paths
        const room = page(formulas, sentence, view.digits, "chain");
        place.replaceChildren(...pages, room, chainPage);
      }
      drawn = view;
      pages.forEach((page, i) =>
        page.classList.toggle("now", !chain && i === view.at)
      );
      chainPage.classList.toggle("now", chain !== undefined);
      if (chain) {
        fill(chainPage, chain.formulas, chain.sentence, view.digits);
      }
    },
  };
}

/** Whether two views have the same formulas: all but the step may differ. */
function isSame(a: View, b: View): boolean {
  const [one, other] = [a, b].map(({ state }) =>
    JSON.stringify({ ...state, at: 0 })
  );
  return one === other;
}

function page(
  formulas: readonly Formula[],
  sentence: string,
  digits: number,
  phase: string,
): HTMLElement {
  const made = element(`div.page.${phase}`);
  fill(made, formulas, sentence, digits);
  return made;
}

function fill(
  page: HTMLElement,
  formulas: readonly Formula[],
  sentence: string,
  digits: number,
): void {
  // So many that they scroll: then they must be within reach of the keyboard.
  const many = formulas.length > MANY;
  const set = element(many ? "div.formulas.many" : "div.formulas", {
    tabindex: many ? 0 : null,
    role: many ? "group" : null,
    "aria-label": many ? "Formulas" : null,
  });
  set.innerHTML = formulas.map((one) => formulaHtml(one, digits)).join("");
  page.replaceChildren(element("p.sentence", {}, ...raised(sentence)), set);
}
