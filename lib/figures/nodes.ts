/** Nodes of diagrams, and the lines between them. */

import { draw, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { arrowHead, signStroke } from "./marks.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";

/** What stands in a node, and how. */
export type NodeStyle = {
  /** What stands in it: a name or a number. */
  readonly text?: string | undefined;
  /** Radius in px. */
  readonly radius: number;
  /** Drawn black and thick: the node that is talked about. */
  readonly focus?: boolean | undefined;
  /** 1: it fires, filled blue; 0: it rests, an open vermilion ring; otherwise plain. */
  readonly state?: number | null | undefined;
};

/**
 * A round node with a text in it.
 *
 * @example A unit that fires is filled
 * ```ts
 * import assert from "node:assert/strict";
 * assert.match(nodeMark([0, 0], { radius: 20, state: 1 }).outerHTML, /fill="#0072B2"/);
 * ```
 */
export function nodeMark(
  [cx, cy]: Point,
  { text, radius, focus, state }: NodeStyle,
): Mark {
  const fires = state === 1;
  const rests = state === 0;
  const size = text !== undefined && labelWidth(text, 20) <= 2 * radius - 8
    ? 20
    : 16;
  return draw(
    "g",
    {},
    draw("circle", {
      cx,
      cy,
      r: radius,
      fill: fires ? palette.blue : palette.paper,
      stroke: focus
        ? palette.ink
        : fires
        ? palette.blue
        : rests
        ? palette.vermilion
        : palette.grey,
      "stroke-width": focus ? 4 : rests ? 3.5 : 2,
    }),
    ...(text === undefined ? [] : [label(text, cx, cy, {
      size,
      fill: fires ? palette.paper : rests ? palette.vermilionText : undefined,
      bold: fires || rests,
    })]),
  );
}

/** 0 or 1 if that is what a value is, for colouring a node by it. */
export function asState(value: number | null | undefined): 0 | 1 | undefined {
  return value === 0 || value === 1 ? value : undefined;
}

/** A value as it stands in a node; nothing if it is not known yet. */
export function asText(
  value: number | null | undefined,
  digits = 3,
): string | undefined {
  return value === null || value === undefined
    ? undefined
    : decimal(value, digits);
}

/** The point at distance `away` from `to`, on the way from `from`. */
export function short(from: Point, to: Point, away: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const t = (length - away) / length;
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}

/** The point a fraction `t` of the way. */
export function between(from: Point, to: Point, t: number): Point {
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}

/** The width of a line for a weight: proportional to its size, the largest 6 px, none under 1 px. */
export function strokeWidth(weight: number, largest: number): number {
  return largest === 0 ? 1.5 : Math.max(1, 6 * Math.abs(weight) / largest);
}

/**
 * A line for a weight: blue, or vermilion and dashed; as wide as the weight is large.
 *
 * @param from where it starts
 * @param to where it ends
 * @param weight decides colour and dashes; `undefined`: grey
 * @param width in px
 * @param focus black and thick instead
 */
export function edgeMark(
  from: Point,
  to: Point,
  weight: number | undefined,
  width: number,
  focus: "on" | "off" | undefined,
): Mark {
  const style = signStroke(weight ?? 0);
  const stroke = focus === "on"
    ? palette.ink
    : focus === "off"
    ? palette.grey
    : style.stroke;
  return draw("path", {
    d: lineThrough([from, to]),
    fill: "none",
    "stroke-width": focus === "on"
      ? Math.max(4, width)
      : focus === "off"
      ? Math.min(width, 2)
      : width,
    ...style,
    stroke,
  });
}

/** A plain grey or black arrow that ends at `to`. */
export function plainArrow(
  from: Point,
  to: Point,
  stroke: string = palette.grey,
  width = 2,
): Mark[] {
  const size = 8 + 1.5 * width;
  return [
    draw("path", {
      d: lineThrough([from, short(from, to, 0.7 * size)]),
      stroke,
      "stroke-width": width,
      fill: "none",
    }),
    arrowHead(to, from, size, stroke),
  ];
}
