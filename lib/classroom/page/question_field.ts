/** The field in which a running cell's question is answered: `prompt()` and its kin. */

import type { CellView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";

type Question = NonNullable<CellView["question"]>;

/**
 * A question with a field for the answer, in the place of the cell's outputs.
 *
 * Enter sends the answer. Esc leaves the field; the cell goes on waiting.
 */
export function questionField(
  question: Question,
  reply: (text: string) => void,
): HTMLElement {
  const field = element("input", {
    type: question.password ? "password" : "text",
    autocomplete: "off",
    spellcheck: "false",
  });
  const send = () => {
    field.disabled = true;
    reply(field.value);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      send();
    } else if (event.key === "Escape") {
      field.closest<HTMLElement>(".cell")?.focus();
    }
  });
  return element(
    "div.question",
    {},
    element(
      "label",
      {},
      element("span", {}, question.prompt || "The cell asks for an answer"),
      field,
    ),
    button(".primary", "Answer", send),
  );
}
