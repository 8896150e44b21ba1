/** The numbers of the unit under one's hand: a slider and a field for each, a veto for each input, the tie rule. */

import { decimal } from "../../../figures/numbers.ts";
import { type Bench, REACH } from "../../gate_bench/bench_state.ts";
import { button, element } from "../element.ts";
import { mathText } from "./math_text.ts";
import type { Change, Part } from "./part.ts";

/** All controls of the unit. */
export function benchControls(change: Change): Part {
  let now: Bench;
  const weights = [0, 1].map((i) => {
    const set = (value: number) =>
      change({ weights: now.weights.map((w, j) => j === i ? value : w) });
    return numberControl(`w_${i + 1}`, `Weight of x${i + 1}`, set);
  });
  const vetoes = [1, 2].map((input) =>
    button(".veto", `Veto of x${input}`, () => {
      const others = now.inhibition.filter((i) => i !== input);
      const inhibition = others.length < now.inhibition.length
        ? others
        : [...others, input].sort();
      change({ inhibition });
    }, "veto")
  );
  const threshold = numberControl(
    "\\theta",
    "Threshold θ",
    (value) => change({ threshold: value }),
  );
  const bias = element("span.bias");
  const ties = tieChoice(change);
  return {
    element: element(
      "div.controls",
      { role: "group", "aria-label": "The unit" },
      ...weights.flatMap(({ elements }, i) => [...elements, vetoes[i]]),
      ...threshold.elements,
      bias,
      ties.element,
    ),
    show: (bench, answer) => {
      now = bench;
      weights.forEach(({ show }, i) => {
        const veto = bench.inhibition.includes(i + 1);
        vetoes[i].setAttribute("aria-pressed", String(veto));
        show(bench.weights[i], !veto);
      });
      threshold.show(bench.threshold, true);
      bias.replaceChildren(
        ...mathText(`$b = ${decimal(0 - bench.threshold)}$`),
      );
      ties.show(bench, answer);
    },
  };
}

/** A slider in halves, and a field for finer numbers. */
function numberControl(
  name: string,
  spoken: string,
  set: (value: number) => void,
) {
  const range = { min: -REACH, max: REACH, step: 0.5 };
  const slider = element("input", {
    type: "range",
    ...range,
    "aria-label": spoken,
  });
  const field = element("input", {
    type: "number",
    ...range,
    "aria-label": `${spoken} as a number`,
    inputmode: "decimal",
  });
  slider.addEventListener(
    "input",
    () => set(Math.round(slider.valueAsNumber * 2) / 2),
  );
  field.addEventListener("input", () => {
    const value = field.valueAsNumber;
    if (!Number.isNaN(value)) set(withinReach(value));
  });
  const show = (value: number, enabled: boolean) => {
    // A number between two halves has its place on the slider, too.
    slider.step = Number.isInteger(2 * value) ? "0.5" : "any";
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", decimal(value));
    // What is being written is left alone: "0." is on its way to 0.5.
    if (!field.matches(":focus") || field.valueAsNumber !== value) {
      field.value = String(value);
    }
    slider.disabled = field.disabled = !enabled;
  };
  field.addEventListener("change", () => {
    if (Number.isNaN(field.valueAsNumber)) field.value = slider.value;
  });
  return {
    elements: [
      element("span.sign", { "aria-hidden": "true" }, ...mathText(name)),
      slider,
      field,
    ],
    show,
  };
}

/** The nearest number that a bench can be set to, in thousandths. */
function withinReach(value: number): number {
  return Math.round(Math.min(REACH, Math.max(-REACH, value)) * 1000) / 1000;
}

/** What a sum equal to the threshold does. */
function tieChoice(change: Change): Part {
  const choices = [["fire", "at least"], ["rest", "more than"]] as const;
  const inputs = choices.map(([tie, words]) => {
    const input = element("input", { type: "radio", name: "tie", value: tie });
    input.addEventListener("change", () => change({ tie }));
    return { tie, input, words };
  });
  return {
    element: element(
      "fieldset.tie",
      {},
      element("legend", {}, "fires if the sum is"),
      ...inputs.map(({ tie, input, words }) =>
        element(
          "label",
          {},
          input,
          ` ${words} `,
          ...mathText(tie === "fire" ? "$\\ge \\theta$" : "$> \\theta$"),
        )
      ),
    ),
    show: ({ tie }) => {
      for (const one of inputs) one.input.checked = one.tie === tie;
    },
  };
}
