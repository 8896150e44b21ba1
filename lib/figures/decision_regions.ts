/**
 * What a classifier says everywhere in a plane, and the examples it should get right.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import { checkFinite, checkLength } from "../shape.ts";
import { draw, type Figure, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { type LevelSet, levelSet } from "./level_set.ts";
import { classMark } from "./marks.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { type Box, boxAround, type Point, Room } from "./placement.ts";
import { type Axes, planeAxes, planeMargins } from "./plane_axes.ts";
import { drawn, type Frame, plot } from "./plot.ts";
import { regionsAlt } from "./region_alt.ts";
import { regionNames } from "./region_names.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/** What decides: 1 or true for class 1, 0 or false for class 0; or a score. */
export type Decision = (x: readonly [number, number]) => number | boolean;

/** What decision regions show. */
export type DecisionRegionsOptions = {
  /** Examples with their classes. */
  readonly points?: readonly ClassPoint[] | undefined;
  /** What is shown of the horizontal axis. Default: the points and a margin, or [−0.5, 1.5]. */
  readonly x?: readonly [number, number] | undefined;
  /** What is shown of the vertical axis. Default as for `x`. */
  readonly y?: readonly [number, number] | undefined;
  /** Class 1 is where the function gives this or more. Default 0.5. */
  readonly level?: number | undefined;
  /** More levels of a score, as thin lines with their numbers. */
  readonly levels?: readonly number[] | undefined;
  /** Names of the axes. Default `x_1` and `x_2`. */
  readonly axes?: readonly [string, string] | undefined;
  /** Width in px. Default 440. */
  readonly width?: number | undefined;
  /** Height in px. Default: as wide. */
  readonly height?: number | undefined;
  readonly caption?: string | undefined;
};

/**
 * The region where a classifier says 1, its boundary in black, and examples on top; those
 * it gets wrong have a black ring.
 *
 * The boundary is followed closely, whatever the function: it is a few lines, not a
 * raster. The function is called about 4,000 times, and 14 times at every crossing.
 *
 * @param decide 1 or 0, true or false, or a score that is compared with `level`
 * @param options examples, the part of the plane to show
 * @returns the picture; its alt text says how large the region is and which examples are wrong
 * @throws {ValueError} if a score is not a finite number, or an axis has no length
 *
 * @example Right of a half
 * ```ts
 * import assert from "node:assert/strict";
 * const half = decisionRegions(([x]) => x > 0.5, { points: [{ x: [1, 1], y: 1 }, { x: [0, 0], y: 1 }] });
 * assert.equal(
 *   half.getAttribute("aria-label"),
 *   "The plane of x₁ from −0.5 to 1.5 and x₂ from −0.5 to 1.5. Class 1 is predicted in 50 % of it, in 1 region. " +
 *     "Of 2 examples 1 is right; wrong: (0, 0), which is of class 1.",
 * );
 * ```
 */
export function decisionRegions(
  decide: Decision,
  options: DecisionRegionsOptions = {},
): Figure {
  const { points = [], level = 0.5, levels = [], axes = ["x_1", "x_2"] } =
    options;
  for (const { x } of points) {
    checkLength(ACTION, "coordinates", x, 2);
    checkFinite(ACTION, "coordinates", x);
  }
  checkFinite(ACTION, "levels", [level, ...levels]);
  const box = boxOf(options, points);
  const score = scoreOf(decide);
  const map: Plane = {
    points,
    box,
    axes,
    score: (x) => score(x) - level,
    region: levelSet((x) => score(x) - level, box),
    contours: levels.map((value) => ({
      value,
      lines: levelSet((x) => score(x) - value, box).boundaries,
    })),
    wrong: points.filter(({ x, y }) =>
      y !== null && (score([x[0], x[1]]) >= level ? 1 : 0) !== y
    ),
  };
  const width = options.width ?? 440;
  const margins = planeMargins(axes);
  const square = width - margins.marginLeft - margins.marginRight +
    margins.marginTop + margins.marginBottom;
  return plot({
    alt: regionsAlt(map.region.loops, box, axes, points, map.wrong),
    caption: options.caption,
    width,
    height: options.height ?? square,
    ...margins,
    x: {
      domain: [box.left, box.right],
      label: null,
      ticks: Math.round(width / 100),
      tickFormat: tick,
    },
    y: {
      domain: [box.top, box.bottom],
      label: null,
      ticks: 5,
      tickFormat: tick,
    },
    marks: [drawn((frame) => marksOf(map, frame))],
  });
}

const ACTION = "draw decision regions";
const tick = (value: number) => decimal(value);

/** A plane with what is decided in it. */
type Plane = {
  readonly points: readonly ClassPoint[];
  readonly wrong: readonly ClassPoint[];
  readonly box: Box;
  readonly axes: Axes;
  /** 0 or more where class 1 is predicted. */
  readonly score: (x: Point) => number;
  readonly region: LevelSet;
  readonly contours: readonly {
    readonly value: number;
    readonly lines: LevelSet["boundaries"];
  }[];
};

/** The decision as a number, checked at every call. */
function scoreOf(decide: Decision): (x: Point) => number {
  return ([x, y]) => {
    const value = Number(decide([x, y]));
    if (Number.isFinite(value)) return value;
    throw new ValueError(
      ACTION,
      `every answer must be a finite number, but at (${decimal(x)}, ${
        decimal(y)
      }) it is ${value}`,
    );
  };
}

/** The part of the plane that is shown. */
function boxOf(
  { x, y }: DecisionRegionsOptions,
  points: readonly ClassPoint[],
): Box {
  const range = (given: readonly [number, number] | undefined, axis: 0 | 1) => {
    const all = points.map((point) => point.x[axis]);
    const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
    const margin = high - low === 1 ? 0.5 : 0.12 * (high - low);
    const [from, to] = given ?? [low - margin, high + margin];
    if (from < to && Number.isFinite(to - from)) return [from, to];
    throw new ValueError(
      ACTION,
      `an axis must go from a lower to a higher number, but it is [${from}, ${to}]`,
    );
  };
  const [[left, right], [top, bottom]] = [range(x, 0), range(y, 1)];
  return { left, right, top, bottom };
}

/** The region, lines of other levels, the boundary, and the examples on top. */
function marksOf(
  { points, wrong, box, axes, score, region, contours }: Plane,
  frame: Frame,
): Mark[] {
  const at = ([x, y]: readonly number[]): Point => [frame.x(x), frame.y(y)];
  const room = new Room(frame);
  for (const { x } of points) room.take(boxAround(at(x), 24, 24));
  for (
    const line of [region.boundaries, ...contours.map(({ lines }) => lines)]
      .flat()
  ) {
    for (let i = 1; i < line.length; i++) {
      room.takeLine(at(line[i - 1]), at(line[i]), 2);
    }
  }
  const radius = points.length > 60 ? 5 : points.length > 20 ? 6.5 : 9;
  return [
    draw("path", {
      d: region.loops.map((loop) => lineThrough(loop.map(at), true)).join(""),
      fill: palette.blueTint,
      "fill-rule": "evenodd",
    }),
    ...planeAxes(axes, frame),
    ...contours.flatMap(({ value, lines }) =>
      contourMarks(value, lines.map((line) => line.map(at)), room)
    ),
    outline(region.boundaries.map((line) => line.map(at)), {
      stroke: palette.ink,
      "stroke-width": 3,
    }),
    ...points.map(({ x, y }) => classMark(y, ...at(x), radius)),
    ...wrong.map(({ x }) => {
      const [cx, cy] = at(x);
      return draw("circle", {
        cx,
        cy,
        r: radius + 5,
        fill: "none",
        stroke: palette.ink,
        "stroke-width": 3,
      });
    }),
    ...regionNames(score, box, at, room),
  ];
}

function outline(
  lines: readonly (readonly Point[])[],
  style: Readonly<Record<string, string | number>>,
): Mark {
  return draw("path", {
    d: lines.map((line) => lineThrough(line)).join(""),
    fill: "none",
    "stroke-linejoin": "round",
    ...style,
  });
}

/** The lines of one level of a score, with the level on the longest. */
function contourMarks(
  value: number,
  lines: readonly (readonly Point[])[],
  room: Room,
): Mark[] {
  if (!lines.length) return [];
  const longest = lines.reduce((a, b) => b.length > a.length ? b : a);
  const spots = [0.3, 0.7, 0.5, 0.15, 0.85].map((t) =>
    longest[Math.round(t * (longest.length - 1))]
  );
  const inner = longest.length > 2 ? spots : [0.3, 0.7, 0.5].map((t): Point => [
    longest[0][0] + t * (longest[1][0] - longest[0][0]),
    longest[0][1] + t * (longest[1][1] - longest[0][1]),
  ]);
  const text = decimal(value);
  const [x, y] = room.place(labelWidth(text, 14) + 6, 18, inner);
  return [
    outline(lines, { stroke: palette.grey, "stroke-width": 1.5 }),
    label(text, x, y, { size: 14, fill: palette.greyText, halo: true }),
  ];
}
