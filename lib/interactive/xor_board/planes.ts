/** The two planes of the XOR board: that of the inputs, and that of what the hidden units say. */

import {
  area,
  draw,
  lineThrough,
  type Mark,
  path,
} from "../../figures/document.ts";
import { corners, firingPart } from "../../figures/half_plane.ts";
import { levelSet } from "../../figures/level_set.ts";
import { palette } from "../../figures/palette.ts";
import type { Point } from "../../figures/placement.ts";
import {
  type BoardLine,
  type BoardScales,
  boardScales,
  halfPlaneBoard,
} from "../half_plane_board.ts";
import { gateOfUnit, netOf, onTheWay, type RowMapped } from "./features.ts";
import { pictured } from "./line.ts";
import type { RowTried } from "./rows.ts";
import type { Board, UnitNumbers } from "./state.ts";
import { rowName } from "./words.ts";

/** Both planes are as large, in px. */
export const SCALES: BoardScales = boardScales();

/** How far apart points stand that land on the same place: half of it to each side, in px. */
const APART = 11;

/** The plane of the inputs with the line of the one unit that tries. */
export function triedPlane(line: UnitNumbers, rows: readonly RowTried[]): Mark {
  return halfPlaneBoard({
    points: rows.map((row) => ({
      x: row.x,
      y: row.wanted,
      name: rowName(row),
      wrong: !row.right,
    })),
    lines: [{ ...line, sides: true }],
  });
}

/** The plane of the inputs with the lines of the two hidden units; shaded is where the net says 1. */
export function netPlane(board: Board, rows: readonly RowMapped[]): Mark {
  const net = netOf(board);
  return draw(
    "g",
    {},
    shaded((x) => net(x).z),
    halfPlaneBoard({
      points: rows.map((row) => ({
        x: row.x,
        y: row.wanted,
        name: rowName(row),
        wrong: !row.right,
      })),
      lines: hiddenLines(board),
      shade: "none",
    }),
  );
}

/**
 * The points on their way: from the plane of the inputs, t = 0, to that of the hidden units, t = 1,
 * where the output unit has its line.
 */
export function featurePlane(board: Board, rows: readonly RowMapped[]): Mark {
  const { t, output } = board;
  const arrived = t === 1;
  return draw(
    "g",
    {},
    ...arrived ? firingHalf(output) : [],
    ...board.kind === "sigmoid" ? [mesh(board)] : [],
    ...rows.map((row) => wayOf(row, t)),
    halfPlaneBoard({
      axes: axesAt(t),
      points: rows.map((row) => ({
        x: SCALES.fromPx(placeOf(row, t)),
        y: row.wanted,
        name: rowName(row),
        wrong: arrived && !row.right,
      })),
      lines: arrived ? [{ ...output, sides: true }] : [],
      shade: "none",
    }),
  );
}

/** The names of the axes: on the way, those of the plane that is nearer. */
export function axesAt(t: number): readonly [string, string] {
  return t < 0.5 ? ["x_1", "x_2"] : ["h_1", "h_2"];
}

/** The lines of the hidden units, with the names of their gates where these are short. */
function hiddenLines({ hidden }: Board): BoardLine[] {
  return hidden.map((unit, i) => {
    const gate = gateOfUnit(unit);
    const short = gate !== "" && !gate.includes(" ");
    return { ...unit, name: `$h_${i + 1}$${short ? `: ${gate}` : ""}` };
  });
}

/** Where one unit fires: a half of the plane, or with weights of 0 all of it or nothing. */
function firingHalf(unit: UnitNumbers): Mark[] {
  const all = corners(SCALES.box);
  const half = unit.weights.some((w) => w !== 0)
    ? firingPart(all, pictured(unit))
    : unit.threshold <= 0
    ? all
    : [];
  if (half.length < 3) return [];
  return [area(half.map(SCALES.toPx), { fill: palette.blueTint })];
}

/** The part of a plane where a score is 0 or more, whatever its shape. */
function shaded(score: (x: Point) => number): Mark {
  const { loops } = levelSet(score, SCALES.box);
  return draw("path", {
    d: loops.map((loop) => lineThrough(loop.map(SCALES.toPx), true)).join(""),
    fill: palette.blueTint,
    "fill-rule": "evenodd",
  });
}

/** Where a point is drawn, in px: beside the others if several land on one place. */
function placeOf(row: RowMapped, t: number): Point {
  const [x, y] = SCALES.toPx(onTheWay(row, t));
  if (!row.meets) return [x, y];
  const [right, up] = row.x.map((bit) => (2 * bit - 1) * APART * t);
  return [x + right, y - up];
}

/** The way a point has come. */
function wayOf(row: RowMapped, t: number): Mark {
  return path([SCALES.toPx(row.x), placeOf(row, t)], {
    stroke: palette.grey,
    "stroke-width": 1.5,
    "stroke-dasharray": "3 4",
    opacity: 0.6,
    fill: "none",
  });
}

const LINES = [0, 0.25, 0.5, 0.75, 1];
const STEPS = Array.from({ length: 21 }, (_, i) => i / 20);

/** The square of the inputs as a net of lines, bent as the hidden neurons bend it. */
function mesh(board: Board): Mark {
  const net = netOf(board);
  const at = (x: Point) => SCALES.toPx(onTheWay({ x, h: net(x).h }, board.t));
  const lines = LINES.flatMap((c) => [
    STEPS.map((s) => at([c, s])),
    STEPS.map((s) => at([s, c])),
  ]);
  return draw(
    "g",
    { fill: "none", stroke: palette.grey, "stroke-width": 1, opacity: 0.6 },
    ...lines.map((line) => path(line, {})),
  );
}
