/** Formulas in the page: letters slanted, indices lowered, as everywhere in the course. */

import { runs } from "../../../figures/math_runs.ts";
import { type Content, element } from "../element.ts";

/** A formula that LaTeX would write `w_1 + w_2 < \theta`. */
export function formula(latex: string): HTMLElement {
  return element(
    "span.formula",
    {},
    ...runs(latex).map(({ text, level, italic }): Content => {
      if (level === "sub") return element("sub", {}, text);
      if (level === "sup") return element("sup", {}, text);
      return italic ? element("var", {}, text) : text;
    }),
  );
}

/** A verdict that is not said by colour alone. */
export function mark(right: boolean): HTMLElement {
  return element(
    right ? "span.right" : "span.wrong",
    { role: "img", "aria-label": right ? "right" : "wrong" },
    right ? "✓" : "✗",
  );
}

/** A table with a head. */
export function table(
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  caption: string,
): HTMLTableElement {
  return element(
    "table",
    {},
    element("caption.spoken", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...head.map((cell) => element("th", { scope: "col" }, cell)),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row) =>
        element("tr", {}, ...row.map((cell) => element("td", {}, cell)))
      ),
    ),
  );
}
