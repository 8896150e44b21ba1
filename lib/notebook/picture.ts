/** A drawing as an output: one image with alt text, on paper, in HTML that every front end shows. */

import { ValueError } from "../errors.ts";
import { type Html, markup } from "./markup.ts";
import type { Bundle } from "./kernel.ts";
import { PAPER, SHEET } from "./paper.ts";

/** What is asked of an element: figures come from a small DOM, not from a browser. */
export interface Drawing {
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
}

/**
 * Whether a thing is an element, of whatever DOM.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(isDrawing("<svg></svg>"), false);
 * ```
 */
export function isDrawing(thing: unknown): thing is Drawing {
  return typeof thing === "object" && thing !== null &&
    typeof (thing as Drawing).outerHTML === "string" &&
    typeof (thing as Drawing).getAttribute === "function";
}

/**
 * An SVG element as an output.
 *
 * The drawing goes into an `img`, not into the page: an image cannot be restyled by the
 * page, shows the same in every front end, and has an alt text.
 *
 * @param svg the element; `aria-label` is its alt text, `data-caption` its caption if any
 * @throws {ValueError} if it has no `aria-label`
 */
export function pictureBundle(svg: Drawing): Bundle {
  const alt = svg.getAttribute("aria-label") ?? "";
  return { "text/html": picture(svg).source, "text/plain": alt };
}

/** The `figure` element of a drawing: {@link pictureBundle} without its plain text. */
export function picture(svg: Drawing): Html {
  const alt = svg.getAttribute("aria-label");
  if (!alt) {
    throw new ValueError(
      "show a picture",
      "it must say in words what it shows, but it has no aria-label; draw it with { alt: … }",
    );
  }
  const caption = svg.getAttribute("data-caption");
  const width = pixels(svg.getAttribute("width"));
  const image = markup`<img alt="${alt}"${
    width && markup` width="${width}"`
  } style="${IMAGE}" src="${dataUri(svg.outerHTML)}">`;
  return markup`<figure style="${FIGURE}">${image}${
    caption && markup`<figcaption style="${CAPTION}">${caption}</figcaption>`
  }</figure>`;
}

const FIGURE =
  `display:inline-block;max-width:100%;box-sizing:border-box;${SHEET}`;
const IMAGE = `max-width:100%;height:auto;background:${PAPER.page}`;
const CAPTION = `color:${PAPER.grey};margin-top:6px`;

/** The width in whole pixels, or nothing if it is given in another unit. */
function pixels(width: string | null): string | undefined {
  const number = Number(width?.replace(/px$/, "") || NaN);
  return Number.isFinite(number) ? String(Math.round(number)) : undefined;
}

/**
 * A drawing's address that is the drawing itself.
 *
 * @param svg the markup of an `svg` element
 * @returns a `data:` address
 */
export function dataUri(svg: string): string {
  const source = svg.includes("xmlns=")
    ? svg
    : svg.replace("<svg", `<svg xmlns="http://www.w3.org/2000/svg"`);
  return `data:image/svg+xml;base64,${base64(source)}`;
}

function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
