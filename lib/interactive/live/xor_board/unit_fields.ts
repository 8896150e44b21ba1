/** The three numbers of a unit, to be typed or stepped. */

import { sameUnit } from "../../xor_board/line.ts";
import { settled, type UnitNumbers } from "../../xor_board/state.ts";
import { element } from "../element.ts";
import { formula } from "./formula.ts";

/** Fields for a unit's numbers. */
export type UnitFields = {
  readonly element: HTMLElement;
  show(unit: UnitNumbers): void;
};

/**
 * Two weights and a threshold.
 *
 * @param name whose numbers they are, for those who do not see where the fields stand
 * @param inputs what the weights belong to: `x` or `h`
 * @param take is given numbers that may stand
 */
export function unitFields(
  name: string,
  take: (unit: UnitNumbers) => void,
): UnitFields {
  const fields = ["w_1", "w_2", "\\theta"].map((letter) => {
    const input = element("input", {
      type: "number",
      step: "0.5",
      min: -1000,
      max: 1000,
    });
    const label = element("label.number", {}, formula(letter), input);
    input.setAttribute("aria-label", `${spokenLetter(letter)} of ${name}`);
    return { input, label };
  });
  const changed = (field: HTMLInputElement) => {
    const unit = read(fields.map(({ input }) => input.valueAsNumber));
    field.setAttribute("aria-invalid", String(unit === undefined));
    if (unit !== undefined) take(unit);
  };
  for (const { input } of fields) {
    input.addEventListener("input", () => changed(input));
  }
  return {
    element: element("div.fields", {}, ...fields.map(({ label }) => label)),
    show: (unit) => {
      const numbers = [...unit.weights, unit.threshold];
      const shown = read(fields.map(({ input }) => input.valueAsNumber));
      if (shown !== undefined && sameUnit(shown, unit)) return; // a half-typed 0. stays
      fields.forEach(({ input }, i) => {
        input.value = String(numbers[i]);
        input.setAttribute("aria-invalid", "false");
      });
    },
  };
}

/** The numbers as a unit; nothing while they cannot be one. */
function read([w1, w2, threshold]: readonly number[]): UnitNumbers | undefined {
  try {
    return settled({ line: { weights: [w1, w2], threshold } }).line;
  } catch {
    return undefined;
  }
}

function spokenLetter(letter: string): string {
  return letter === "\\theta" ? "threshold" : `weight ${letter.at(-1)}`;
}
