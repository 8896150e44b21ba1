/** The lines of units on a board: each with an arrow to the side that fires, and what it is called. */

import { draw, type Mark, path } from "../../figures/document.ts";
import {
  type Boundary,
  type Line,
  lineOf,
  visiblePart,
} from "../../figures/half_plane.ts";
import { label, labelWidth } from "../../figures/label.ts";
import { arrow } from "../../figures/marks.ts";
import { palette } from "../../figures/palette.ts";
import {
  between,
  type Box,
  type Point,
  type Room,
} from "../../figures/placement.ts";
import type { BoardScales } from "./board_scales.ts";

/** A unit whose line is on a board. */
export type BoardLine = Boundary & {
  /** Grey and thin: it is not the one that is talked about. */
  readonly quiet?: boolean | undefined;
  /** With the words "fires" and "rests" on its sides. */
  readonly sides?: boolean | undefined;
};

/** A line with its numbers checked, and how it is drawn. */
export type DrawnLine = Line & Pick<BoardLine, "quiet" | "sides">;

/** Checks the numbers of the lines. @throws {ShapeError | ValueError} as {@link lineOf} */
export function drawnLines(
  lines: readonly BoardLine[],
  { axes }: BoardScales,
): readonly DrawnLine[] {
  return lines.map((line) => ({
    ...lineOf(line, axes),
    quiet: line.quiet,
    sides: line.sides,
  }));
}

/** Where along a line its arrow may stand, the most wanted place first. */
const ARROWS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];
/** How far ahead of the line the arrow ends, in px, and how wide a hand's line is. */
const [AHEAD, HAND] = [28, 28];

/** All lines of a board inside `box` of the plane; the room they take is taken. */
export function lineMarks(
  lines: readonly DrawnLine[],
  box: Box,
  { toPx }: BoardScales,
  room: Room,
  handles: boolean,
): Mark[] {
  const parts = lines.map((line) => visiblePart(line, box)?.map(toPx) ?? []);
  for (const part of parts) room.takeLine(part);
  return lines.flatMap((line, i) => {
    const part = parts[i];
    if (part.length === 0) return [];
    const grip = { "data-line": i, cursor: "grab" };
    return [draw(
      "g",
      handles ? grip : {},
      ...handles ? [handMark(part)] : [],
      path(part, {
        stroke: line.quiet ? palette.grey : palette.ink,
        "stroke-width": line.quiet ? 2 : 3,
      }),
      ...line.quiet ? [] : sideMarks(line, part, room),
      ...nameMark(line, part, room),
    )];
  });
}

/** What a hand can take hold of: a line that cannot be seen, and is wide enough for a finger. */
function handMark(part: readonly Point[]): Mark {
  return path(part, {
    stroke: "transparent",
    "stroke-width": HAND,
    "pointer-events": "stroke",
  });
}

/** The arrow to the side that fires, and the words on both sides where there is room. */
function sideMarks(line: DrawnLine, part: readonly Point[], room: Room) {
  const [a, b] = line.weights;
  const length = Math.hypot(a, b);
  const along = (t: number, by: number): Point => {
    const [x, y] = between(part[0], part[1], t);
    return [x + by * a / length, y - by * b / length];
  };
  const middles = ARROWS.map((t) => along(t, AHEAD / 2 + 2));
  const middle = room.place(20, 20, middles);
  const at = ARROWS[middles.indexOf(middle)];
  const tip = along(at, AHEAD);
  const marks = arrow(along(at, 0), tip, palette.ink, 2);
  if (!line.sides) return marks;
  const words = [
    ["fires", AHEAD + 18, palette.blueText],
    ["rests", -20, palette.vermilionText],
  ] as const;
  return [
    ...marks,
    ...words.flatMap(([text, by, fill]) => {
      const [width, height] = [labelWidth(text) + 6, 22];
      const reach = by + Math.sign(by) * 0.5 * (width - height) *
          Math.abs(a / length);
      const spot = [at, ...ARROWS].map((t) => along(t, reach))
        .find((place) => room.isClear(width, height, place));
      if (!spot) return [];
      room.place(width, height, [spot]);
      return [label(text, ...spot, { fill, bold: true })];
    }),
  ];
}

/** Where along a line its name may stand. */
const NAMES = [0.1, 0.9, 0.18, 0.82, 0.26, 0.74, 0.05, 0.95, 0.36, 0.64];

function nameMark(
  { name, weights: [a, b], quiet }: DrawnLine,
  [from, to]: readonly Point[],
  room: Room,
): Mark[] {
  if (name === undefined) return [];
  const [width, height] = [labelWidth(name, 18) + 6, 24];
  const length = Math.hypot(a, b);
  const [ux, uy] = [a / length, -b / length];
  const reach = 0.5 * (Math.abs(ux) * width + Math.abs(uy) * height) + 6;
  const places = NAMES.flatMap((t) => {
    const [x, y] = between(from, to, t);
    return [-reach, reach].map((by): Point => [x + by * ux, y + by * uy]);
  });
  const fill = quiet ? palette.greyText : palette.ink;
  const place = room.place(width, height, places);
  return [label(name, ...place, { size: 18, fill })];
}
