/** A cell of a lecture as it stands in a static page, in the shape that the presenter gives it. */

import type { Cell } from "../notebook.ts";
import { isObject, tagsOf } from "../notebook.ts";
import { cellLabel, isForInstructor } from "../presenter/cell_labels.ts";
import { LectureCell } from "../presenter/lecture_cell.ts";
import { codeHtml } from "./code_html.ts";
import { type Figures, isFigure } from "./figures.ts";
import { escaped } from "./html.ts";
import { outputsHtml } from "./output_html.ts";
import { type PageIds, proseHtml } from "./prose_html.ts";

/** What a cell shares with the others of its page. */
export type CellPage = {
  readonly ids: PageIds;
  readonly figures: Figures;
  /** Where a name of the library is explained, if anywhere. */
  readonly link: (name: string) => string | undefined;
};

/**
 * A cell as HTML.
 *
 * @param before the cell above it: what follows a prediction hides its outputs till they are asked for
 */
export function cellHtml(
  cell: Cell,
  before: Cell | undefined,
  page: CellPage,
): string {
  const view = LectureCell.ofFile(cell).view();
  const label = cellLabel(view);
  const classes = ["cell", cell.kind];
  if (isForInstructor(view)) classes.push("for-instructor");
  const isCode = cell.kind === "code";
  const group = isCode ? ` role="group" aria-label="Code"` : "";
  return `<div class="${
    classes.join(" ")
  }" id="${cell.id}" data-cell="${cell.id}" data-tags="${
    escaped(view.tags.join(" "))
  }"${group}>
<div class="gutter"></div>
<div class="body">
${label === undefined ? "" : `<p class="cell-label">${label}</p>\n`}${
    isCode
      ? codeCell(cell, before !== undefined && isPrediction(before), page)
      : textCell(cell, page)
  }
</div>
</div>`;
}

function isPrediction(cell: Cell): boolean {
  return tagsOf(cell).includes("predict");
}

function textCell(cell: Cell, { ids, link }: CellPage): string {
  if (cell.kind === "raw") {
    return `<div class="source"><pre class="raw">${
      escaped(cell.source)
    }</pre></div>`;
  }
  const prose = proseHtml(cell.source, {
    ids,
    link,
    pictures: picturesOf(cell),
  });
  return `<div class="source"><div class="prose">${prose}</div></div>`;
}

/** A solution is folded as a whole; what is to be predicted, only its outputs: a figure to try something on is none. */
function codeCell(cell: Cell, hides: boolean, page: CellPage): string {
  const source = `<div class="source"><pre class="still"><code>${
    codeHtml(cell.source, page)
  }</code></pre></div>`;
  const isFolded = hides && !cell.outputs.some(isFigure);
  const outputs = cell.outputs.length === 0
    ? ""
    : `<div class="outputs">\n${
      outputsHtml(cell.outputs, page.figures)
    }\n</div>`;
  if (tagsOf(cell).includes("solution")) {
    return folded("Show the solution", `${source}\n${result(outputs)}`);
  }
  return `${source}\n${
    result(isFolded && outputs ? folded("Show the output", outputs) : outputs)
  }`;
}

function result(outputs: string): string {
  return `<div class="result">${outputs}</div>`;
}

function folded(summary: string, inside: string): string {
  return `<details class="fold"><summary>${summary}</summary>\n${inside}\n</details>`;
}

function picturesOf({ attachments }: Cell): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  for (const [name, forms] of Object.entries(attachments ?? {})) {
    if (!isObject(forms)) continue;
    for (const [type, data] of Object.entries(forms)) {
      pictures.set(
        name,
        `data:${type};base64,${String(data).replace(/\s/g, "")}`,
      );
    }
  }
  return pictures;
}
