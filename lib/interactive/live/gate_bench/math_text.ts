/** Labels of pictures as text of the page: `$x_1 + x_2$` with its letters slanted and its indices lowered. */

import { runs } from "../../../figures/math_runs.ts";
import { element } from "../element.ts";

/**
 * A label as pieces of a line of text.
 *
 * @param label plain text with mathematics between `$`, or a name as LaTeX writes it
 */
export function mathText(label: string): readonly (Node | string)[] {
  return runs(label).map(({ text, level, italic }) => {
    const piece = italic ? element("var", {}, text) : text;
    if (level === "base") return piece;
    return element(level, {}, piece);
  });
}
