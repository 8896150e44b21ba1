/**
 * What a classifier says everywhere in a plane, and the examples it should get right.
 *
 * @module
 */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkFinite, checkFunction, checkLength } from "../shape.ts";
import { draw, type Figure, lineThrough, type Mark } from "./document.ts";
import { type LevelSet, levelSet } from "./level_set.ts";
import { classMark, focusRing } from "./marks.ts";
import { pair } from "./numbers.ts";
import { palette } from "./palette.ts";
import {
  type Box,
  boxAbout,
  boxAround,
  type Point,
  Room,
} from "./placement.ts";
import { plane, type ToPx } from "./plane.ts";
import { regionsAlt } from "./region_alt.ts";
import { regionNames } from "./region_names.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/**
 * What decides: 1 or true for class 1, 0 or false for class 0; or a score, and class 1 is from 0.5 on.
 * It may not wait; of a network of tensors `onPlane` makes one.
 */
export type Decision = (x: readonly [number, number]) => number | boolean;

/** What decision regions show. */
export type DecisionRegionsOptions = {
  /** Examples with their classes. */
  readonly points?: readonly ClassPoint[] | undefined;
  /** What is shown of the horizontal axis. Default: the points and a margin, or [−0.5, 1.5]. */
  readonly x?: readonly [number, number] | undefined;
  /** What is shown of the vertical axis. Default as for `x`. */
  readonly y?: readonly [number, number] | undefined;
  /** Width in px. Default 440. */
  readonly width?: number | undefined;
  readonly caption?: string | undefined;
};

const ACTION = "draw decision regions";

/**
 * The region where a classifier says 1, its boundary in black, and examples on top; those
 * it gets wrong have a black ring.
 *
 * The boundary is followed closely, whatever the function: it is a few lines, not a
 * raster. The function is called about 4,000 times, and 14 times at every crossing.
 *
 * @param decide 1 or 0, true or false, or a score that is compared with 0.5
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
  const { points = [], width = 440, caption } = options;
  checkFunction(ACTION, "what decides", decide);
  for (const { x } of points) {
    checkLength(ACTION, "coordinates", x, 2);
    checkFinite(ACTION, "coordinates", x);
  }
  const box = boxOf(options, points);
  const score = scoreOf(decide);
  const region = levelSet(score, box);
  const wrong = points.filter(({ x: [a, b], y }) =>
    y !== null && (score([a, b]) >= 0 ? 1 : 0) !== y
  );
  const alt = regionsAlt(region.loops, box, points, wrong);
  const ticks = Math.round(width / 100);
  return plane(
    { alt, caption, width, box, axes: ["x_1", "x_2"], ticks },
    (at, frame) => {
      const room = new Room(frame);
      for (const { x } of points) room.take(boxAround(at(x), 24, 24));
      for (const line of region.boundaries) room.takeLine(line.map(at), 2);
      return [[inside(region, at)], [
        boundary(region, at),
        ...exampleMarks(points, wrong, at),
        ...regionNames(score, box, at, room),
      ]];
    },
  );
}

/** The decision as a number that is 0 or more for class 1, checked at every call. */
function scoreOf(decide: Decision): (x: Point) => number {
  return (x) => {
    const said: unknown = decide([x[0], x[1]]);
    const value = typeof said === "boolean" ? Number(said) : said;
    if (typeof value === "number" && Number.isFinite(value)) return value - 0.5;
    throw new ValueError(
      ACTION,
      `every answer must be a finite number, but at ${pair(x)} it is ${
        typeof value === "number" ? value : whatIs(value)
      }${
        value instanceof Promise
          ? ", which a picture cannot wait for; of a network, take await onPlane(net, { x, y })"
          : ""
      }`,
    );
  };
}

/** The part of the plane that is shown. */
function boxOf(
  { x, y }: DecisionRegionsOptions,
  points: readonly ClassPoint[],
): Box {
  const box = boxAbout(
    [[0, 0], [1, 1], ...points.map((point) => point.x)],
    (side) => side === 1 ? 0.5 : 0.12 * side,
  );
  const [left, right] = x ?? [box.left, box.right];
  const [top, bottom] = y ?? [box.top, box.bottom];
  for (const [from, to] of [[left, right], [top, bottom]]) {
    if (from < to && Number.isFinite(to - from)) continue;
    throw new ValueError(
      ACTION,
      `an axis must go from a lower to a higher number, but it is [${from}, ${to}]`,
    );
  }
  return { left, right, top, bottom };
}

function inside({ loops }: LevelSet, at: ToPx): Mark {
  return draw("path", {
    d: loops.map((loop) => lineThrough(loop.map(at), true)).join(""),
    fill: palette.blueTint,
    "fill-rule": "evenodd",
  });
}

function boundary({ boundaries }: LevelSet, at: ToPx): Mark {
  return draw("path", {
    d: boundaries.map((line) => lineThrough(line.map(at))).join(""),
    fill: "none",
    "stroke-linejoin": "round",
    stroke: palette.ink,
    "stroke-width": 3,
  });
}

/** The examples, smaller where there are many, and rings about those that are wrong. */
function exampleMarks(
  points: readonly ClassPoint[],
  wrong: readonly ClassPoint[],
  at: ToPx,
): Mark[] {
  const radius = points.length > 60 ? 5 : points.length > 20 ? 6.5 : 9;
  return [
    ...points.map(({ x, y }) => classMark(y, at(x), radius)),
    ...wrong.map(({ x }) => focusRing(at(x), radius + 5)),
  ];
}
