/** Names in sentences of the stepper. */

import { element } from "./element.ts";

/** A sentence with the numbers of layers as upper indices: `δ₁[2]`. */
export function raised(text: string): (Node | string)[] {
  return text.split(/(?<=[₀-₉])(\[\d+\])/).map((part, i) =>
    i % 2 ? element("sup", {}, part) : part
  );
}
