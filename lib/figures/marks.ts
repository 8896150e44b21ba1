/** The few shapes that all pictures share: marks of the two classes, and the heads of arrows. */

import { area, type Attributes, circle, type Mark, path } from "./document.ts";
import { DASH, palette } from "./palette.ts";
import { type Point, short } from "./placement.ts";

/** A class: 1 or 0, or `null` where it does not matter. */
export type ClassLabel = 0 | 1 | null;

/** The mark of a class: 1 is a filled blue disc, 0 an open vermilion ring, `null` a grey diamond. */
export function classMark(y: ClassLabel, [cx, cy]: Point, radius = 9): Mark {
  if (y === 1) return circle([cx, cy], radius, { fill: palette.blue });
  if (y === 0) {
    return circle([cx, cy], radius - 1.75, {
      fill: palette.paper,
      stroke: palette.vermilion,
      "stroke-width": 3.5,
    });
  }
  const r = radius;
  return area([[cx, cy - r], [cx + r, cy], [cx, cy + r], [cx - r, cy]], {
    fill: palette.paper,
    stroke: palette.grey,
    "stroke-width": 2,
    "stroke-dasharray": "3 3",
  });
}

/** The black ring about a point that is talked about. */
export function focusRing(at: Point, radius: number): Mark {
  return circle(at, radius, {
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 3,
  });
}

/** A shape on paper, grey, or black and thick if it is talked about. */
export function outlined(focus: boolean): Attributes {
  return {
    fill: palette.paper,
    stroke: focus ? palette.ink : palette.grey,
    "stroke-width": focus ? 4 : 2,
  };
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

/** The head of an arrow that comes from `from`: a filled triangle, `size` px long. */
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
  const [left, right]: Point[] = [
    [bx - half * uy, by + half * ux],
    [bx + half * uy, by - half * ux],
  ];
  return area([tip, left, right], { fill });
}

/** A straight arrow that ends at `to`. */
export function arrow(
  from: Point,
  to: Point,
  stroke: string = palette.grey,
  width = 2,
  size = 8 + 1.5 * width,
): Mark[] {
  return [
    path([from, short(from, to, 0.7 * size)], {
      stroke,
      "stroke-width": width,
      fill: "none",
    }),
    arrowHead(to, from, size, stroke),
  ];
}
