/** A plane of two named numbers: axes and ticks by Plot, names set as mathematics. */

import { type Figure, type Mark, path } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Box, Point } from "./placement.ts";
import { drawn, type Frame, plot } from "./plot.ts";

/** The names of the two axes, as LaTeX writes them. */
export type Axes = readonly [across: string, up: string];

/** What a plane is drawn from. */
export type Plane = {
  readonly alt: string;
  readonly caption: string | undefined;
  readonly axes: Axes;
  /** What is shown, `top` the lower end of the vertical axis. */
  readonly box: Box;
  readonly width: number;
  /** Ticks of both axes, or about how many. */
  readonly ticks: number | readonly number[];
  /** The widest tick of the vertical axis, in px. Default 36. */
  readonly tickWidth?: number;
  /** Room above the plane, in px. Default 0. */
  readonly above?: number;
  readonly grid?: boolean;
};

/** From the plane to px. */
export type ToPx = (x: readonly number[]) => Point;

/**
 * The plane, a square, with marks on it.
 *
 * @param marks below the axes and above them
 */
export function plane(
  { alt, caption, axes, box, width, ticks, above = 0, ...more }: Plane,
  marks: (at: ToPx, frame: Frame) => readonly [below: Mark[], above: Mark[]],
): Figure {
  const [left, right] = [
    18 + (more.tickWidth ?? 36) + Math.max(18, labelWidth(axes[1], 20)),
    16,
  ];
  const [top, bottom] = [16 + above, 60];
  const axis = (from: number, to: number) => ({
    domain: [from, to],
    label: null,
    ticks,
    tickFormat: (value: number) => decimal(value),
    grid: more.grid,
  });
  return plot(
    {
      alt,
      caption,
      width,
      height: width - left - right + top + bottom,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: bottom,
      x: axis(box.left, box.right),
      y: axis(box.top, box.bottom),
      marks: [drawn((frame) => {
        const [below, on] = marks(([x, y]) => [frame.x(x), frame.y(y)], frame);
        return [...below, ...axisMarks(axes, frame), ...on];
      })],
    } as Parameters<typeof plot>[0],
  );
}

/** The two lines of the axes and their names: one below, one on the left, upright. */
function axisMarks([across, up]: Axes, frame: Frame): Mark[] {
  const { left, right, top, bottom } = frame;
  return [
    path([[left, top], [left, bottom], [right, bottom]], {
      stroke: palette.grey,
      fill: "none",
    }),
    label(across, (left + right) / 2, bottom + 41, { size: 20 }),
    label(up, 4 + labelWidth(up, 20) / 2, (top + bottom) / 2, { size: 20 }),
  ];
}
