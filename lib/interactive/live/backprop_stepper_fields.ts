/** The stepper's numbers as fields, by layer: what is typed is computed through at once. */

import {
  type Field,
  type FieldGroup,
  fieldsOf,
  withNumber,
} from "../backprop_stepper/edit.ts";
import { nameText } from "../backprop_stepper/formula.ts";
import type { View } from "../backprop_stepper/view.ts";
import { decimal } from "../../figures/numbers.ts";
import { math, mathName } from "../math_ml.ts";
import type { Control, Part } from "./backprop_stepper_control.ts";
import { choices } from "./backprop_stepper_choices.ts";
import { element } from "./element.ts";

/** Makes the fields, folded. */
export function numberFields(control: Control): Part {
  const chosen = choices(control);
  const table = element("div.groups");
  const problem = element("p.problem", { role: "alert", hidden: true });
  let inputs = new Map<string, HTMLInputElement>();
  let built = "";
  const say = (text: string) => {
    problem.textContent = text;
    problem.hidden = text === "";
  };
  const take = (field: Field, input: HTMLInputElement) => {
    try {
      control.set(withNumber(control.view(), field, input.value));
      say("");
      mark(input, false);
      input.value = written(fieldsNow().find(({ key }) => key === field.key)!);
    } catch (error) {
      say(
        `${error instanceof Error ? error.message : error}. Until then it is ${
          written(field)
        }.`,
      );
      mark(input, true);
    }
  };
  const fieldsNow = () =>
    fieldsOf(control.view()).flatMap(({ rows }) => rows.flat());
  return {
    element: element(
      "details.numbers",
      {},
      element("summary", {}, "Change the numbers"),
      chosen.element,
      table,
      problem,
    ),
    show: (view: View) => {
      chosen.show(view);
      const groups = fieldsOf(view);
      const names = JSON.stringify(
        groups.map(({ title, rows }) => [
          title,
          rows.flat().map(({ name }) => name),
        ]),
      );
      if (names !== built) {
        built = names;
        inputs = new Map();
        table.replaceChildren(
          ...groups.map((group) => groupElement(group, inputs, take)),
        );
        say("");
      }
      for (const field of groups.flatMap(({ rows }) => rows.flat())) {
        const input = inputs.get(field.key)!;
        const isOpen = input.getAttribute("aria-invalid") === "true" ||
          input.matches(":focus");
        if (!isOpen) input.value = written(field);
      }
    },
    reset: () => {
      for (const input of inputs.values()) mark(input, false);
      say("");
    },
  };
}

const written = ({ value }: Field): string => decimal(value, 6);

function mark(input: HTMLInputElement, isWrong: boolean): void {
  if (isWrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function groupElement(
  { title, rows }: FieldGroup,
  inputs: Map<string, HTMLInputElement>,
  take: (field: Field, input: HTMLInputElement) => void,
): HTMLElement {
  return element(
    "fieldset",
    {},
    element("legend", {}, title),
    ...rows.map((row) =>
      element(
        "div.row",
        {},
        ...row.map((field) => {
          const input = element("input", {
            type: "text",
            inputmode: "decimal",
            autocomplete: "off",
            "aria-label": nameText(field.name),
            "data-field": field.key,
          });
          input.addEventListener("change", () => take(field, input));
          inputs.set(field.key, input);
          const name = element("span.name", { "aria-hidden": "true" });
          name.innerHTML = math(mathName(field.name)).source;
          return element("label", {}, name, input);
        }),
      )
    ),
  );
}
