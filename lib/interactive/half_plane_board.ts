/**
 * The plane of two inputs as a board: points with classes, lines of units, and the side where they fire.
 *
 * @module
 */

import { area, draw, type Mark, path, rectangle } from "../figures/document.ts";
import {
  corners,
  fires,
  firingPart,
  type Line,
} from "../figures/half_plane.ts";
import { label, labelWidth } from "../figures/label.ts";
import { decimal } from "../figures/numbers.ts";
import { palette } from "../figures/palette.ts";
import { type Box, type Point, Room } from "../figures/placement.ts";
import {
  type BoardLine,
  drawnLines,
  lineMarks,
} from "./half_plane_board/board_lines.ts";
import {
  type BoardPoint,
  guideMarks,
  pointMark,
  takePoints,
  together,
} from "./half_plane_board/board_points.ts";
import {
  type BoardScales,
  boardScales,
  type BoardSize,
} from "./half_plane_board/board_scales.ts";

export type { BoardLine } from "./half_plane_board/board_lines.ts";
export type { BoardPoint } from "./half_plane_board/board_points.ts";
export {
  type BoardScales,
  boardScales,
  type BoardSize,
} from "./half_plane_board/board_scales.ts";

/** What is on a board. */
export type HalfPlaneBoardOptions = BoardSize & {
  readonly points?: readonly BoardPoint[] | undefined;
  readonly lines?: readonly BoardLine[] | undefined;
  /** Whether the part where all lines fire is shaded. Default: with one line. */
  readonly shade?: "and" | "none" | undefined;
  /** The part of the plane in which the lines decide; the rest is grey. Default: all of it. */
  readonly decided?: Partial<Box> | undefined;
  /** Whether lines can be taken hold of: each stands in a group with `data-line`, its number. */
  readonly handles?: boolean | undefined;
};

/**
 * The board, to be put into a `figure` of the size that {@link boardScales} gives.
 *
 * It is `unitSquare` without its axes of Plot: small enough for a figure that answers, with places that can
 * be read back from a pointer. Alt text is left to whoever knows what the board is about.
 *
 * @param options points, lines, and what of the plane is shown
 * @returns one group; the same options always give the same marks
 * @throws {ShapeError} if a line has not two weights
 * @throws {ValueError} if a number is not finite
 *
 * @example AND: one of four points lies where the unit fires
 * ```ts
 * import assert from "node:assert/strict";
 * import { figure } from "../figures/document.ts";
 * const size = { width: 300 };
 * const board = halfPlaneBoard({
 *   ...size,
 *   points: [[0, 0], [0, 1], [1, 0], [1, 1]].map((x) => ({ x, y: x[0] === 1 && x[1] === 1 ? 1 : 0 } as const)),
 *   lines: [{ weights: [1, 1], threshold: 1.5 }],
 * });
 * const { width, height } = boardScales(size);
 * const picture = figure({ width, height, alt: "AND." }, board);
 * assert.equal(picture.outerHTML.match(/<circle/g)?.length, 4);
 * ```
 */
export function halfPlaneBoard(options: HalfPlaneBoardOptions): Mark {
  const scales = boardScales(options);
  const { frame, box } = scales;
  const lines = drawnLines(options.lines ?? [], scales);
  const shade = options.shade ?? (lines.length === 1 ? "and" : "none");
  const decided = inside(box, options.decided);
  const points = together(options.points ?? []);
  const room = new Room({
    left: frame.left + 4,
    right: frame.right - 4,
    top: frame.top + 2,
    bottom: frame.bottom - 4,
  });
  takePoints(points, scales, room);
  return draw(
    "g",
    {},
    ...shade === "and" ? shadeMarks(lines, decided, scales) : [],
    ...undecidedMarks(decided, scales),
    ...axisMarks(scales),
    ...guideMarks(points, scales, room),
    ...lineMarks(lines, decided, scales, room, options.handles ?? false),
    ...points.map((point) => pointMark(point, scales, room)),
  );
}

/** The part of `box` that a part of another leaves. */
function inside(box: Box, part: Partial<Box> = {}): Box {
  return {
    left: Math.max(box.left, part.left ?? box.left),
    right: Math.min(box.right, part.right ?? box.right),
    top: Math.max(box.top, part.top ?? box.top),
    bottom: Math.min(box.bottom, part.bottom ?? box.bottom),
  };
}

/** The shaded part: a unit without a line fires everywhere or nowhere. */
function shadeMarks(
  lines: readonly Line[],
  decided: Box,
  { toPx }: BoardScales,
): Mark[] {
  const shaded = lines.reduce<readonly Point[]>(
    (part, line) =>
      line.weights.some((w) => w !== 0)
        ? firingPart(part, line)
        : fires(line, [0, 0])
        ? part
        : [],
    corners(decided),
  );
  if (shaded.length < 3) return [];
  return [area(shaded.map(toPx), { fill: palette.blueTint })];
}

/** What no line decides is grey, with a dashed edge. */
function undecidedMarks(decided: Box, { box, toPx }: BoardScales): Mark[] {
  const { left, right, top, bottom } = decided;
  const rest: Box[] = [
    { ...box, left: right },
    { ...box, right: left },
    { ...decided, top: bottom, bottom: box.bottom },
    { ...decided, top: box.top, bottom: top },
  ].filter((part) => part.right > part.left && part.bottom > part.top);
  if (rest.length === 0) return [];
  return [
    ...rest.map((part) =>
      area(corners(part).map(toPx), {
        fill: palette.greyTint,
        "fill-opacity": 0.5,
      })
    ),
    draw("path", {
      d: edges(decided, box).map(([from, to]) =>
        `M${toPx(from).join(",")}L${toPx(to).join(",")}`
      ).join(""),
      stroke: palette.grey,
      "stroke-width": 1.5,
      "stroke-dasharray": "5 4",
      fill: "none",
    }),
  ];
}

/** The sides of the part that do not lie on the edge of the board. */
function edges(part: Box, box: Box): (readonly [Point, Point])[] {
  const [a, b, c, d] = corners(part);
  return ([
    [a, b, part.top > box.top],
    [b, c, part.right < box.right],
    [c, d, part.bottom < box.bottom],
    [d, a, part.left > box.left],
  ] as const).filter(([, , seen]) => seen).map(([from, to]) => [from, to]);
}

/** Grid and ticks at whole numbers, the two axes, and their names: one below, one on the left, upright. */
function axisMarks({ axes, box, frame, toPx }: BoardScales): Mark[] {
  const [across, up] = axes;
  const first = Math.ceil(box.left);
  const ticks = Array.from(
    { length: Math.floor(box.right) - first + 1 },
    (_, i) => first + i,
  );
  const { left, right, top, bottom } = frame;
  return [
    ...ticks.flatMap((tick) => {
      const [x, y] = toPx([tick, tick]);
      const grid = { stroke: palette.greyTint, fill: "none" };
      return [
        path([[x, top], [x, bottom]], grid),
        path([[left, y], [right, y]], grid),
        label(decimal(tick), x, bottom + 15),
        label(decimal(tick), left - 8, y, { anchor: "end" }),
      ];
    }),
    rectangle(
      [(left + right) / 2, (top + bottom) / 2],
      right - left,
      bottom - top,
      {
        stroke: palette.grey,
        fill: "none",
      },
    ),
    label(across, (left + right) / 2, bottom + 36, { size: 20 }),
    label(up, labelWidth(up, 20) / 2, (top + bottom) / 2, { size: 20 }),
  ];
}
