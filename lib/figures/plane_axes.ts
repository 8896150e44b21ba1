/** The axes of a plane of two named numbers: ticks by Plot, names set as mathematics. */

import { draw, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { palette } from "./palette.ts";
import type { Frame } from "./plot.ts";

/** The names of the two axes, as LaTeX writes them. */
export type Axes = readonly [across: string, up: string];

/**
 * Room for ticks and names, in px.
 *
 * @param tickWidth of the widest tick of the vertical axis
 */
export function planeMargins([, up]: Axes, tickWidth = 36): {
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly marginBottom: number;
} {
  return {
    marginLeft: 18 + tickWidth + Math.max(18, labelWidth(up, 20)),
    marginRight: 16,
    marginTop: 16,
    marginBottom: 60,
  };
}

/** The two lines of the axes and their names: one below, one on the left, upright. */
export function planeAxes([across, up]: Axes, frame: Frame): Mark[] {
  return [
    draw("path", {
      d: lineThrough([[frame.left, frame.top], [frame.left, frame.bottom], [
        frame.right,
        frame.bottom,
      ]]),
      stroke: palette.grey,
      fill: "none",
    }),
    label(across, (frame.left + frame.right) / 2, frame.bottom + 41, {
      size: 20,
    }),
    label(up, 4 + labelWidth(up, 20) / 2, (frame.top + frame.bottom) / 2, {
      size: 20,
    }),
  ];
}
