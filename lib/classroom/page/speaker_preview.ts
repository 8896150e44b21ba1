/** A cell in small: what comes next, and notes. */

import { renderMarkdown } from "../markdown.ts";
import type { CellView } from "../presenter/protocol.ts";
import { element } from "./element.ts";
import { sanitised } from "./sanitise.ts";

/** Text of a cell as it reads; code as it stands. Nothing in it can be changed or run. */
export function preview({ kind, source }: CellView): HTMLElement {
  if (kind !== "markdown") return element("pre.preview-code", {}, source);
  const prose = element("div.prose");
  prose.append(sanitised(renderMarkdown(source)));
  return prose;
}
