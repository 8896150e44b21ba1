/** From the plane of two numbers to the pixels of a board, and back. */

import { ValueError } from "../../errors.ts";
import { labelWidth } from "../../figures/label.ts";
import type { Box, Point } from "../../figures/placement.ts";

/** What of the plane a board shows, and how large. */
export type BoardSize = {
  /** Names of the axes. Default `x_1` and `x_2`. */
  readonly axes?: readonly [across: string, up: string] | undefined;
  /** What is shown of each axis, from where to where. Default from −0.5 to 1.5. */
  readonly domain?: readonly [from: number, to: number] | undefined;
  /** Width in px. Default 340. */
  readonly width?: number | undefined;
};

/** Where things are on a board. */
export type BoardScales = {
  readonly axes: readonly [across: string, up: string];
  /** The part of the plane that is shown, `top` its lower end. */
  readonly box: Box;
  /** The same in px. */
  readonly frame: Box;
  readonly width: number;
  readonly height: number;
  /** How many px a step of 1 is. */
  readonly step: number;
  /** From the plane to px. */
  readonly toPx: (x: readonly number[]) => Point;
  /** From px to the plane. */
  readonly fromPx: (place: readonly number[]) => Point;
};

const [TOP, RIGHT, BOTTOM, TICKS] = [12, 12, 50, 24]; // px

/**
 * The scales of a board; the board itself is drawn with the same.
 *
 * @throws {ValueError} if the domain has no width, or there is no room for it
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * const { toPx, fromPx } = boardScales({ width: 340 });
 * assert.deepEqual(fromPx(toPx([1, 0.5])), [1, 0.5]);
 * ```
 */
export function boardScales(
  { axes = ["x_1", "x_2"], domain = [-0.5, 1.5], width = 340 }: BoardSize = {},
): BoardScales {
  const [low, high] = domain;
  const left = TICKS + Math.max(18, labelWidth(axes[1], 20));
  const side = width - left - RIGHT;
  if (!(high > low) || !(side > 0) || !Number.isFinite(high - low)) {
    throw new ValueError(
      "draw a board",
      `it must show a part of the plane in more than ${
        Math.ceil(left + RIGHT)
      } px, but it is to show ${low} to ${high} in ${width}`,
    );
  }
  const step = side / (high - low);
  const frame = { left, top: TOP, right: left + side, bottom: TOP + side };
  return {
    axes,
    box: { left: low, top: low, right: high, bottom: high },
    frame,
    width,
    height: TOP + side + BOTTOM,
    step,
    toPx: ([x, y]) => [
      left + (x - low) * step,
      frame.bottom - (y - low) * step,
    ],
    fromPx: ([x, y]) => [
      low + (x - left) / step,
      low + (frame.bottom - y) / step,
    ],
  };
}
