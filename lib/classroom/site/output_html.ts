/** What a cell put out, as HTML of a static page, in the shape that the presenter gives it. */

import type { Json } from "../json.ts";
import { renderMarkdown } from "../markdown.ts";
import type { Output } from "../notebook.ts";
import { escaped } from "./html.ts";
import type { Figures } from "./figures.ts";

/** The forms of a display that can be shown, the richest first. */
const FORMS: Readonly<
  Record<string, (value: Json, plain: string, figures: Figures) => string>
> = {
  "text/html": (html, _, figures) => figures.inPage(String(html)),
  "text/markdown": (source) =>
    `<div class="prose">${renderMarkdown(String(source))}</div>`,
  "image/svg+xml": (svg, plain) =>
    picture(`data:image/svg+xml,${encodeURIComponent(String(svg))}`, plain),
  "image/png": (data, plain) => picture(`data:image/png;base64,${data}`, plain),
  "image/jpeg": (data, plain) =>
    picture(`data:image/jpeg;base64,${data}`, plain),
  "image/gif": (data, plain) => picture(`data:image/gif;base64,${data}`, plain),
  "text/latex": (latex) =>
    `<div class="prose">${renderMarkdown(String(latex))}</div>`,
  "application/json": (value) => text(JSON.stringify(value, null, 2)),
  "text/plain": (words) => text(String(words)),
};

/** The outputs of a cell, one below the other. */
export function outputsHtml(
  outputs: readonly Output[],
  figures: Figures,
): string {
  return outputs.map((output) => {
    const more = output.output_type === "stream" && output.name === "stderr"
      ? " output-stderr"
      : "";
    return `<div class="output output-${output.output_type}${more}">${
      outputHtml(output, figures)
    }</div>`;
  }).join("\n");
}

function outputHtml(output: Output, figures: Figures): string {
  if (output.output_type === "stream") return text(output.text);
  if (output.output_type === "error") {
    const { ename, evalue } = output;
    return `<div class="output-error"><p><strong>${escaped(ename)}</strong>: ${
      escaped(evalue)
    }</p></div>`;
  }
  const { data } = output;
  const form = Object.keys(FORMS).find((type) => type in data);
  if (form === undefined) return "";
  return FORMS[form](data[form], String(data["text/plain"] ?? ""), figures);
}

function text(words: string): string {
  return `<div class="output-text"><pre>${escaped(words)}</pre></div>`;
}

function picture(source: string, alt: string): string {
  return `<img class="output-picture" alt="${escaped(alt)}" src="${
    escaped(source)
  }">`;
}
