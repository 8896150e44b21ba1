/** The few shapes that all pictures share: marks of the two classes, and the heads of arrows. */

import { draw, lineThrough, type Mark } from "./document.ts";
import { DASH, palette } from "./palette.ts";
import type { Point } from "./placement.ts";

/** A class: 1 or 0, or `null` where it does not matter. */
export type ClassLabel = 0 | 1 | null;

/**
 * The mark of a class: 1 is a filled blue disc, 0 an open vermilion ring, `null` a grey diamond.
 *
 * @param y the class
 * @param x across, in px
 * @param height down, in px
 * @param radius in px
 *
 * @example Class 0 is open
 * ```ts
 * import assert from "node:assert/strict";
 * assert.match(classMark(1, 0, 0).outerHTML, /fill="#0072B2"/);
 * assert.match(classMark(0, 0, 0).outerHTML, /fill="#FFFFFF" stroke="#D55E00"/);
 * ```
 */
export function classMark(
  y: ClassLabel,
  x: number,
  height: number,
  radius = 9,
): Mark {
  if (y === null) {
    const r = radius;
    return draw("path", {
      d: lineThrough(
        [[x, height - r], [x + r, height], [x, height + r], [x - r, height]],
        true,
      ),
      fill: palette.paper,
      stroke: palette.grey,
      "stroke-width": 2,
      "stroke-dasharray": "3 3",
    });
  }
  return y === 1
    ? draw("circle", { cx: x, cy: height, r: radius, fill: palette.blue })
    : draw("circle", {
      cx: x,
      cy: height,
      r: radius - 1.75,
      fill: palette.paper,
      stroke: palette.vermilion,
      "stroke-width": 3.5,
    });
}

/** How a line is drawn for a number: blue or vermilion by its sign, dashed if negative. */
export function signStroke(
  x: number,
): { stroke: string; "stroke-dasharray"?: string } {
  return x < 0
    ? { stroke: palette.vermilion, "stroke-dasharray": DASH }
    : { stroke: x > 0 ? palette.blue : palette.grey };
}

/** The colour of text about a number: blue, vermilion dark enough to read, or ink for 0. */
export function signText(x: number): string {
  return x < 0 ? palette.vermilionText : x > 0 ? palette.blueText : palette.ink;
}

/**
 * The head of an arrow: a filled triangle.
 *
 * @param tip where it points to
 * @param from where the arrow comes from
 * @param size its length in px
 * @param fill its colour
 */
export function arrowHead(
  tip: Point,
  from: Point,
  size = 10,
  fill: string = palette.ink,
): Mark {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1]) || 1;
  const [ux, uy] = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length];
  const [bx, by] = [tip[0] - size * ux, tip[1] - size * uy];
  const half = 0.42 * size;
  return draw("path", {
    d: lineThrough([tip, [bx - half * uy, by + half * ux], [
      bx + half * uy,
      by - half * ux,
    ]], true),
    fill,
  });
}

/**
 * A straight arrow.
 *
 * @param from its tail, in px
 * @param to its tip, in px
 * @param width of the line in px
 * @param stroke its colour
 */
export function arrow(
  from: Point,
  to: Point,
  width = 2,
  stroke: string = palette.ink,
): Mark[] {
  const size = 7 + 1.8 * width;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const back = (0.8 * size) / length;
  return [
    draw("path", {
      d: lineThrough([from, [
        to[0] - back * (to[0] - from[0]),
        to[1] - back * (to[1] - from[1]),
      ]]),
      stroke,
      "stroke-width": width,
      fill: "none",
    }),
    arrowHead(to, from, size, stroke),
  ];
}
