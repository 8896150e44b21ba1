/**
 * The way that weights go while a unit learns: over time, or as a path in their plane.
 *
 * @module
 */

import { checkLength } from "../shape.ts";
import { draw, type Figure, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { spoken } from "./math_runs.ts";
import { type LearningPath, updatesOf } from "./learning_path.ts";
import { levelSet } from "./level_set.ts";
import { arrowHead } from "./marks.ts";
import { short } from "./nodes.ts";
import { decimal, listed } from "./numbers.ts";
import { palette } from "./palette.ts";
import { boxAround, type Point, Room } from "./placement.ts";
import { planeAxes, planeMargins } from "./plane_axes.ts";
import { drawn, type Frame, plot } from "./plot.ts";

/** What a weight trajectory shows. */
export type WeightTrajectoryOptions = {
  /** Names of the two weights. Default `w_1` and `w_2`. */
  readonly axes?: readonly [string, string] | undefined;
  /** A loss over the plane: drawn as thin lines of equal loss. */
  readonly loss?: ((weights: readonly [number, number]) => number) | undefined;
  /** Which losses are drawn. Default: those of the path's moments, at most six. */
  readonly levels?: readonly number[] | undefined;
  /** Width in px. Default 520. */
  readonly width?: number | undefined;
  /** Height in px. Default 420. */
  readonly height?: number | undefined;
  readonly caption?: string | undefined;
};

/**
 * The path of two weights, with the number of the update at each stop; it starts at an
 * open square and ends at a filled one.
 *
 * @param path a trace, or the weights and bias at each moment
 * @param options names; a loss to draw below
 * @returns the picture; its alt text says where the path begins and ends
 * @throws {ShapeError} if there is no moment, or there are not two weights
 * @throws {ValueError} if a number is not finite
 *
 * @example Two updates
 * ```ts
 * import assert from "node:assert/strict";
 * const path = weightTrajectory([[0, 0], [1, 1], [2, 1]].map((weights) => ({ weights, bias: 0 })));
 * assert.equal(
 *   path.getAttribute("aria-label"),
 *   "The path of w₁ and w₂ over 2 updates: from (0, 0) by way of (1, 1) to (2, 1).",
 * );
 * ```
 */
export function weightTrajectory(
  path: LearningPath,
  options: WeightTrajectoryOptions = {},
): Figure {
  const { axes = ["w_1", "w_2"], width = 520, height = 420 } = options;
  const updates = updatesOf(path, "draw a weight trajectory");
  for (const { weights } of updates) {
    checkLength("draw a weight trajectory", "weights", weights, 2);
  }
  const stops = updates.map(({ weights }): Point => [weights[0], weights[1]]);
  const range = (axis: 0 | 1): [number, number] => {
    const all = stops.map((stop) => stop[axis]);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const margin = 0.16 * (high - low) || 1;
    return [low - margin, high + margin];
  };
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  const contours = contoursOf(options, stops, { left, right, top, bottom });
  const tick = (value: number) => decimal(value);
  return plot({
    alt: pathAlt(axes, stops),
    caption: options.caption,
    width,
    height,
    ...planeMargins(axes),
    x: {
      domain: [left, right],
      label: null,
      ticks: Math.round(width / 90),
      tickFormat: tick,
      grid: !contours.length,
    },
    y: {
      domain: [top, bottom],
      label: null,
      ticks: 5,
      tickFormat: tick,
      grid: !contours.length,
    },
    marks: [drawn((frame) => {
      const at = ([x, y]: Point): Point => [frame.x(x), frame.y(y)];
      return [
        ...contours.flatMap((lines) =>
          lines.map((line) =>
            draw("path", {
              d: lineThrough(line.map(at)),
              fill: "none",
              stroke: palette.grey,
              "stroke-width": 1.5,
            })
          )
        ),
        ...planeAxes(axes, frame),
        ...pathMarks(stops.map(at), frame),
      ];
    })],
  });
}

/** Lines of equal loss. */
function contoursOf(
  { loss, levels }: WeightTrajectoryOptions,
  stops: readonly Point[],
  box: Parameters<typeof levelSet>[1],
) {
  if (!loss) return [];
  const step = Math.max(1, Math.ceil(stops.length / 6));
  const wanted = levels ??
    stops.filter((_, i) => i % step === 0).map((stop) =>
      loss([stop[0], stop[1]])
    );
  return [...new Set(wanted)].map((level) =>
    levelSet((w) => loss([w[0], w[1]]) - level, box).boundaries
  );
}

/** The path with its arrows; then the stops and their numbers. */
function pathMarks(stops: readonly Point[], frame: Frame): Mark[] {
  const few = stops.length <= 30;
  const room = new Room(frame);
  for (let i = 1; i < stops.length; i++) {
    room.takeLine(stops[i - 1], stops[i], 2);
  }
  for (const stop of stops) room.take(boxAround(stop, 14, 14));
  const marks: Mark[] = [draw("path", {
    d: lineThrough(stops),
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 2.5,
    "stroke-linejoin": "round",
  })];
  for (let i = 1; few && i < stops.length; i++) {
    const [a, b] = [stops[i - 1], stops[i]];
    if (Math.hypot(a[0] - b[0], a[1] - b[1]) > 26) {
      marks.push(arrowHead(short(a, b, 7), a, 11, palette.ink));
    }
  }
  for (const stop of gathered(stops)) {
    const ends = stop.first || stop.last;
    if (few || ends) marks.push(stopMark(stop));
    if (few || ends) marks.push(...stopNumber(stop, room));
  }
  return marks;
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

/** The numbers of a stop beside it; where there is no room, only those of the start and the end. */
function stopNumber(
  { at: [x, y], numbers, first, last }: Stop,
  room: Room,
): Mark[] {
  const text = numbers.length > 3
    ? `${numbers[0]}, ${numbers[1]}, …, ${numbers[numbers.length - 1]}`
    : numbers.join(", ");
  const width = labelWidth(text, 15) + 6;
  const [far, near] = [width / 2 + 10, width / 2 + 6];
  const spots: Point[] = [
    [x, y - 18],
    [x, y + 18],
    [x + far, y],
    [x - far, y],
    [x + near, y - 16],
    [x + near, y + 16],
    [x - near, y - 16],
    [x - near, y + 16],
  ];
  const free = spots.filter((spot) => room.isFree(width, 20, spot));
  if (!free.length && !first && !last) return [];
  const [tx, ty] = room.place(width, 20, free.length ? free : spots);
  return [label(text, tx, ty, { size: 15, halo: true, bold: first || last })];
}

/** A stop: a dot; the start is an open square, the end a filled one. */
function stopMark({ at: [x, y], first, last }: Stop): Mark {
  if (!first && !last) {
    return draw("circle", { cx: x, cy: y, r: 4.5, fill: palette.ink });
  }
  return draw("rect", {
    x: x - 7,
    y: y - 7,
    width: 14,
    height: 14,
    fill: last ? palette.ink : palette.paper,
    stroke: palette.ink,
    "stroke-width": 3,
  });
}

/** The path in a sentence. */
function pathAlt(
  axes: readonly [string, string],
  stops: readonly Point[],
): string {
  const say = ([x, y]: Point) => `(${decimal(x)}, ${decimal(y)})`;
  const n = stops.length - 1;
  const names = listed(axes.map(spoken));
  if (n === 0) return `The path of ${names}: it stays at ${say(stops[0])}.`;
  const between = stops.slice(1, -1);
  const way = between.length && between.length <= 10
    ? ` by way of ${listed(between.map(say))}`
    : "";
  return `The path of ${names} over ${n} update${n === 1 ? "" : "s"}: from ${
    say(stops[0])
  }${way} to ${say(stops[n])}.`;
}
