/** Nodes of diagrams, and the lines between them. */

import { circle, draw, type Mark, path } from "./document.ts";
import { label, labelWidth, TEXT } from "./label.ts";
import { signStroke } from "./marks.ts";
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

/** A round node with a text in it. */
export function nodeMark(
  at: Point,
  { text, radius, focus, state }: NodeStyle,
): Mark {
  const [fill, stroke, width, ink] = state === 1
    ? [palette.blue, palette.blue, 2, palette.paper]
    : state === 0
    ? [palette.paper, palette.vermilion, 3.5, palette.vermilionText]
    : [palette.paper, palette.grey, 2, undefined];
  const disc = circle(at, radius, {
    fill,
    stroke: focus ? palette.ink : stroke,
    "stroke-width": focus ? 4 : width,
  });
  if (text === undefined) return draw("g", {}, disc);
  const size = labelWidth(text, 20) <= 2 * radius - 8 ? 20 : TEXT;
  const style = { size, fill: ink, bold: ink !== undefined };
  return draw("g", {}, disc, label(text, ...at, style));
}

/** An input: its name in the node, or its value, with the name on its left at a distance of `gap`. */
export function inputMarks(
  name: string,
  value: number | undefined,
  at: Point,
  radius: number,
  gap: number,
): Mark[] {
  if (value === undefined) return [nodeMark(at, { radius, text: name })];
  const [x, y] = at;
  return [
    nodeMark(at, { radius, text: decimal(value), state: value }),
    label(name, x - radius - gap, y, { anchor: "end", size: 20 }),
  ];
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

/** The width of a line for a weight: proportional to its size, the largest 6 px, none under 1 px. */
export function strokeWidth(weight: number, largest: number): number {
  return largest === 0 ? 1.5 : Math.max(1, 6 * Math.abs(weight) / largest);
}

/** A line for a weight: blue, or vermilion and dashed; black and thick if it is talked about, grey if others are. */
export function edgeMark(
  from: Point,
  to: Point,
  weight: number | undefined,
  width: number,
  focus?: "on" | "off",
): Mark {
  const style = signStroke(weight ?? 0);
  const [stroke, thickness] = focus === "on"
    ? [palette.ink, Math.max(4, width)]
    : focus === "off"
    ? [palette.grey, Math.min(width, 2)]
    : [style.stroke, width];
  return path([from, to], {
    fill: "none",
    "stroke-width": thickness,
    ...style,
    stroke,
  });
}
