/**
 * The way that two weights go while a unit learns, as a path in their plane.
 *
 * @module
 */

import { circle, type Figure, type Mark, path, rectangle } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { type LearningTrace, updatesOf } from "./learning_trace.ts";
import { arrowHead } from "./marks.ts";
import { counted, listed, pair } from "./numbers.ts";
import { palette } from "./palette.ts";
import {
  beside,
  boxAbout,
  boxAround,
  type Point,
  Room,
  short,
} from "./placement.ts";
import { plane } from "./plane.ts";

/** What a weight trajectory shows. */
export type WeightTrajectoryOptions = {
  readonly caption?: string | undefined;
};

/** With more stops than this, only the first and the last are marked. */
const MANY = 30;

/**
 * The path of two weights, with the number of the update at each stop; it starts at an
 * open square and ends at a filled one.
 *
 * @param trace the steps of a unit with two weights
 * @returns the picture; its alt text says where the path begins and ends
 * @throws {ShapeError} if there is no step, or there are not two weights
 * @throws {ValueError} if a number is not finite
 *
 * @example Two updates
 * ```ts
 * import assert from "node:assert/strict";
 * const [a, b, c] = [[0, 0], [1, 1], [2, 1]].map((weights) => ({ weights, bias: 0 }));
 * const example = { x: [1, 1], target: 1 };
 * const path = weightTrajectory({ steps: [{ before: a, after: b, ...example }, { before: b, after: c, ...example }] });
 * assert.equal(
 *   path.getAttribute("aria-label"),
 *   "The path of w₁ and w₂ over 2 updates: from (0, 0) by way of (1, 1) to (2, 1).",
 * );
 * ```
 */
export function weightTrajectory(
  trace: LearningTrace,
  { caption }: WeightTrajectoryOptions = {},
): Figure {
  const stops = updatesOf(trace, "draw a weight trajectory")
    .map(({ weights }) => weights);
  return plane({
    alt: pathAlt(stops),
    caption,
    width: 460,
    axes: ["w_1", "w_2"],
    box: boxAbout(stops, (side) => 0.16 * side || 1),
    ticks: 5,
    grid: true,
  }, (at, frame) => [[], pathMarks(stops.map(at), new Room(frame))]);
}

/** The path with its arrows; then the stops with their numbers. */
function pathMarks(stops: readonly Point[], room: Room): Mark[] {
  room.takeLine(stops, 2);
  for (const stop of stops) room.take(boxAround(stop, 14, 14));
  const few = stops.length <= MANY;
  const arrows = stops.slice(1).flatMap((b, i) => {
    const a = stops[i];
    const long = Math.hypot(a[0] - b[0], a[1] - b[1]) > 26;
    return few && long ? [arrowHead(short(a, b, 7), a, 11)] : [];
  });
  return [
    path(stops, {
      fill: "none",
      stroke: palette.ink,
      "stroke-width": 2.5,
      "stroke-linejoin": "round",
    }),
    ...arrows,
    ...gathered(stops).filter(({ first, last }) => few || first || last)
      .flatMap((stop) => stopMarks(stop, room)),
  ];
}

/** A place where the path stops once or more. */
type Stop = {
  readonly at: Point;
  /** The numbers of the updates that led there. */
  readonly numbers: readonly number[];
  readonly first: boolean;
  readonly last: boolean;
};

/** Stops at the same place as one. */
function gathered(stops: readonly Point[]): Stop[] {
  const places = Map.groupBy(
    stops.keys(),
    (i) => stops[i].map(Math.round).join(),
  );
  return [...places.values()].map((numbers) => ({
    at: stops[numbers[0]],
    numbers,
    first: numbers.includes(0),
    last: numbers.includes(stops.length - 1),
  }));
}

/** A stop: a dot, an open square for the start or a filled one for the end; its numbers beside it. */
function stopMarks({ at, numbers, first, last }: Stop, room: Room): Mark[] {
  const text = numbers.length > 3
    ? `${numbers[0]}, ${numbers[1]}, …, ${numbers[numbers.length - 1]}`
    : numbers.join(", ");
  const bold = first || last;
  const mark = bold
    ? rectangle(at, 14, 14, {
      fill: last ? palette.ink : palette.paper,
      stroke: palette.ink,
      "stroke-width": 3,
    })
    : circle(at, 4.5, { fill: palette.ink });
  const width = labelWidth(text, 15) + 6;
  const place = room.place(width, 20, beside(at, width / 2 + 10, 18));
  return [mark, label(text, ...place, { size: 15, halo: true, bold })];
}

/** The path in a sentence. */
function pathAlt(stops: readonly (readonly number[])[]): string {
  const n = stops.length - 1;
  if (n === 0) return `The path of w₁ and w₂: it stays at ${pair(stops[0])}.`;
  const between = stops.slice(1, -1);
  const way = between.length && between.length <= 10
    ? ` by way of ${listed(between.map(pair))}`
    : "";
  return `The path of w₁ and w₂ over ${counted(n, "update")}: from ${
    pair(stops[0])
  }${way} to ${pair(stops[n])}.`;
}
