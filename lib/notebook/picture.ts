/** A drawing as an output: one image with alt text, on paper, in HTML that every front end shows. */

import { ValueError } from "../errors.ts";
import { asXml } from "./xml.ts";
import { Html, markup } from "./markup.ts";
import { type Bundle, DISPLAY, type Displayable } from "./kernel.ts";
import { PAPER, SHEET } from "./paper.ts";

/** What is asked of an element: figures come from a small DOM, not from a browser. */
export interface Drawing {
  /** The element as text. */
  readonly outerHTML: string;
  /** An attribute's value, if there is one. */
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
 * page, has an alt text, and is left in when a notebook that is not trusted is opened.
 *
 * @param svg the element; `aria-label` is its alt text, `data-caption` its caption if any
 * @throws {ValueError} if it has no `aria-label`
 */
export function pictureBundle(svg: Drawing): Bundle {
  return { "text/html": picture(svg).source, "text/plain": altOf(svg) };
}

/** Pictures side by side, made by {@link beside}. */
export class Pictures implements Displayable {
  /**
   * Pictures in their order.
   *
   * @param drawings from left to right
   */
  constructor(readonly drawings: readonly Drawing[]) {}

  /** As one piece of HTML, where they wrap if the page is narrow. */
  [DISPLAY](): Bundle {
    return {
      "text/html": markup`<div>${this.drawings.map(picture)}</div>`.source,
      "text/plain": this.drawings.map(altOf).join("\n"),
    };
  }
}

/**
 * Figures side by side: `await show(beside(and, or))`.
 *
 * Each keeps its own alt text and caption, and on a narrow page they wrap; `sideBySide`
 * in `nets/figures` makes one picture of several instead.
 *
 * @param drawings from left to right
 *
 * @example Two pictures, two alt texts
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./kernel.ts";
 * const [a, b] = ["A.", "B."].map((alt) => ({
 *   outerHTML: "<svg></svg>",
 *   getAttribute: (name: string) => name === "aria-label" ? alt : null,
 * }));
 * assert.equal(beside(a, b)[DISPLAY]()["text/plain"], "A.\nB.");
 * ```
 */
export function beside(...drawings: readonly Drawing[]): Pictures {
  return new Pictures(drawings);
}

function altOf(svg: Drawing): string {
  const alt = svg.getAttribute("aria-label");
  if (alt) return alt;
  throw new ValueError(
    "show a picture",
    "it must say in words what it shows, but it has no aria-label; draw it with { alt: … }",
  );
}

function picture(svg: Drawing): Html {
  const caption = svg.getAttribute("data-caption");
  const width = pixels(svg.getAttribute("width"));
  // An address has no character that must be escaped, and is long.
  const src = new Html(dataUri(svg.outerHTML));
  const image = markup`<img alt="${altOf(svg)}"${
    width && markup` width="${width}"`
  } style="${IMAGE}" src="${src}">`;
  return markup`<figure style="${FIGURE}">${image}${
    caption &&
    markup`<figcaption style="${CAPTION};max-width:${
      Math.max(320, Number(width ?? 640))
    }px">${caption}</figcaption>`
  }</figure>`;
}

const FIGURE =
  `${SHEET}display:inline-block;vertical-align:top;max-width:100%;box-sizing:border-box;margin-right:8px`;
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
 * Only what an address or an attribute cannot hold is encoded: a fifth shorter than
 * base64, half of it when compressed, and a change of one number is a change of one number.
 *
 * @param svg the markup of an `svg` element
 * @returns a `data:` address
 *
 * @example Most of it can still be read
 * ```ts
 * import assert from "node:assert/strict";
 * const dot = '<svg><circle r="4" fill="#000" /></svg>';
 * assert.equal(
 *   dataUri(dot),
 *   "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ccircle r='4' fill='%23000'/%3E%3C/svg%3E",
 * );
 * ```
 */
export function dataUri(svg: string): string {
  const address = asXml(svg).replace(
    // deno-lint-ignore no-control-regex -- an address drops line ends, and XML other controls
    /[%#<>&"\x00-\x1f]/g,
    (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"),
  );
  return `data:image/svg+xml,${address}`;
}
