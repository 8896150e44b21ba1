/** A display or a result in the page: the richest of its forms that the page can show. */

import type { Json, JsonObject } from "../json.ts";
import { renderMarkdown } from "../markdown.ts";
import { type FrameContent, outputFrame } from "./frame.ts";
import { jsonTree } from "./json_tree.ts";
import { OutputText } from "./output_text.ts";
import { needsFrame, sanitised } from "./sanitise.ts";

/** What an output needs to know of the page it stands in. */
export type RichPlace = {
  /** What stands in its frame, if it brings scripts. */
  readonly frame: (html: string) => FrameContent;
  /** The page of a notebook, by its name. */
  readonly notebook: (name: string) => string;
};

/** Makes nodes of a form; `plain` is the plain text beside it. */
type Show = (value: Json, plain: string, place: RichPlace) => Node;

/** The forms that can be shown, the richest first. */
const FORMS: Readonly<Record<string, Show>> = {
  "text/html": (html, plain, { frame }) =>
    needsFrame(String(html))
      ? outputFrame(frame(String(html)), plain || "Output of the cell")
      : sanitised(String(html), "output"),
  "text/markdown": (source, _, place) => markdown(String(source), place),
  "image/svg+xml": (svg, plain) =>
    picture(
      `data:image/svg+xml,${encodeURIComponent(withNamespace(String(svg)))}`,
      plain,
    ),
  "image/png": (data, plain) => picture(`data:image/png;base64,${data}`, plain),
  "image/jpeg": (data, plain) =>
    picture(`data:image/jpeg;base64,${data}`, plain),
  "image/gif": (data, plain) => picture(`data:image/gif;base64,${data}`, plain),
  "text/latex": (latex, _, place) =>
    markdown(`$$\n${bare(String(latex))}\n$$`, place),
  "application/json": (value) => jsonTree(value),
  "text/plain": (text) => new OutputText(String(text)).element,
};

/**
 * What stands in the page for a display or a result.
 *
 * @param data its forms, by MIME type
 */
export function outputRich(
  data: JsonObject,
  place: RichPlace,
): DocumentFragment {
  const form = Object.keys(FORMS).find((type) => type in data);
  const nodes = document.createDocumentFragment();
  const plain = typeof data["text/plain"] === "string"
    ? data["text/plain"]
    : "";
  if (form) nodes.append(FORMS[form](data[form], plain, place));
  return nodes;
}

function markdown(source: string, { notebook }: RichPlace): HTMLElement {
  const element = document.createElement("div");
  element.className = "prose";
  element.append(sanitised(renderMarkdown(source, { notebook }), "markdown"));
  return element;
}

function picture(source: string, alt: string): HTMLImageElement {
  const image = document.createElement("img");
  image.className = "output-picture";
  image.alt = alt;
  image.src = source;
  return image;
}

/** An SVG is a picture of its own only if it says that it is SVG. */
function withNamespace(svg: string): string {
  return /<svg[^>]*\sxmlns=/.test(svg)
    ? svg
    : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
}

/** LaTeX without the dollar signs around it. */
function bare(latex: string): string {
  return latex.trim().replace(/^(\$\$?)([^]*)\1$/, "$2").replace(
    /^\\\[([^]*)\\\]$/,
    "$1",
  ).trim();
}
