/**
 * Where pictures are made: a document without a browser, and the few words for drawing in it.
 *
 * @module
 */

import { parseHTML } from "linkedom";
import { ValueError } from "../errors.ts";
import { palette, SANS } from "./palette.ts";
import type { Point } from "./placement.ts";

/** What a picture is, as far as anybody outside needs to know: an SVG element. */
export interface Figure {
  /** The picture as text. */
  readonly outerHTML: string;
  /** An attribute's text: `aria-label` is the alt text. */
  getAttribute(name: string): string | null;
  /** Sets an attribute: `width`, say. */
  setAttribute(name: string, value: string): void;
}

/** An element of a picture. */
export interface Mark extends Figure {
  readonly localName: string;
  textContent: string;
  append(...children: (Mark | string)[]): void;
  prepend(...children: Mark[]): void;
  remove(): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<Mark>;
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
}

interface Paper {
  createElementNS(namespace: string, tag: string): Mark;
}

/** The document that every picture is made in; a browser's own would do as well. */
export const document: Paper = (parseHTML(
  "<!doctype html><html><body></body></html>",
) as unknown as { document: Paper }).document;

const SVG = "http://www.w3.org/2000/svg";

/** Attributes of a mark; numbers are rounded to 2 decimals, `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Makes one element: `draw("circle", { cx: 10, cy: 10, r: 4 })`.
 */
export function draw(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Mark | string)[]
): Mark {
  const mark = document.createElementNS(SVG, tag);
  // linkedom writes the attributes last first
  for (const [name, value] of Object.entries(attributes).reverse()) {
    if (value === undefined) continue;
    mark.setAttribute(name, typeof value === "number" ? px(value) : value);
  }
  mark.append(...children);
  return mark;
}

/**
 * A length as it stands in the picture: at most 2 decimals, never `-0`.
 *
 * @throws {ValueError} if it is not finite: such a mark would silently not be drawn
 */
export function px(length: number): string {
  if (!Number.isFinite(length)) {
    throw new ValueError(
      "draw a mark",
      `every length must be a finite number, but one is ${length}`,
    );
  }
  return String(Math.round(length * 100) / 100 + 0);
}

/** What every picture says about itself beside what it draws. */
export type FigureOptions = {
  /** Width in px. */
  readonly width: number;
  /** Height in px. */
  readonly height: number;
  /** The picture in sentences, for those who do not see it. */
  readonly alt: string;
  /** What to look for, in a sentence under the picture. */
  readonly caption?: string | undefined;
};

/**
 * Makes a picture: paper, fonts, alt text, and the marks on it.
 *
 * The paper is part of the picture, so that it looks the same on a light and on a dark page.
 *
 * @throws {ValueError} if there is no alt text
 */
export function figure(
  { width, height, alt, caption }: FigureOptions,
  ...marks: readonly Mark[]
): Mark {
  const root = draw("svg", {
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${px(width)} ${px(height)}`,
    "font-family": SANS,
    "font-size": 16,
    "text-anchor": "middle",
    fill: palette.ink,
  });
  root.append(draw("rect", { width, height, fill: palette.paper }), ...marks);
  return described(root, alt, caption);
}

/** Gives a picture its role, its alt text and its caption. */
export function described(root: Mark, alt: string, caption?: string): Mark {
  if (typeof alt !== "string" || alt.trim() === "") {
    throw new ValueError(
      "draw a figure",
      "it must have alt text, but `alt` is empty; say in a sentence what it shows",
    );
  }
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", alt);
  if (caption !== undefined) root.setAttribute("data-caption", caption);
  return root;
}

/** A line through points. */
export function path(points: readonly Point[], attributes: Attributes): Mark {
  return draw("path", { d: lineThrough(points), ...attributes });
}

/** The area inside a line through points. */
export function area(points: readonly Point[], attributes: Attributes): Mark {
  return draw("path", { d: lineThrough(points, true), ...attributes });
}

/** A circle about a point. */
export function circle(
  [cx, cy]: Point,
  r: number,
  attributes: Attributes,
): Mark {
  return draw("circle", { cx, cy, r, ...attributes });
}

/** A rectangle about a point. */
export function rectangle(
  [x, y]: Point,
  width: number,
  height: number,
  attributes: Attributes,
): Mark {
  return draw("rect", {
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    ...attributes,
  });
}

/** Points joined in order, as the `d` of a path. */
export function lineThrough(points: readonly Point[], closed = false): string {
  const steps = points.map(([x, y], i) => `${i ? "L" : "M"}${px(x)},${px(y)}`);
  return steps.join("") + (closed ? "Z" : "");
}
