/**
 * A Boolean function as four points of the plane, and the lines of the units that try to separate them.
 *
 * @module
 */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import { draw, type Figure, lineThrough, type Mark } from "./document.ts";
import {
  type Boundary,
  corners,
  fires,
  firingPart,
  type Line,
  lineOf,
  visiblePart,
} from "./half_plane.ts";
import { label, labelWidth, spoken } from "./label.ts";
import { arrow, type ClassLabel, classMark } from "./marks.ts";
import { decimal, listed } from "./numbers.ts";
import { palette } from "./palette.ts";
import { type Box, boxAround, type Point, Room } from "./placement.ts";
import { drawn, type Frame, plot } from "./plot.ts";

/** A point with its class, and the name it is labelled with. */
export type ClassPoint = {
  /** Where it is: two numbers. */
  readonly x: readonly number[];
  /** Its class; `null`: does not matter. */
  readonly y: ClassLabel;
  readonly name?: string | undefined;
};

/** What a unit square shows. */
export type UnitSquareOptions = {
  /** The wanted outputs for 00, 01, 10, 11, or a truth table. Without it: what the unit computes. */
  readonly table?:
    | { readonly outputs: readonly ClassLabel[] }
    | readonly ClassLabel[]
    | undefined;
  /** Points instead of a table: hidden activations as features, say. */
  readonly points?: readonly ClassPoint[] | undefined;
  /** The unit whose line is drawn. */
  readonly unit?: Boundary | undefined;
  /** Several units; each line has an arrow to the side that fires. */
  readonly units?: readonly Boundary[] | undefined;
  /** Which side is shaded with several units: where all fire, where any fires, or none (default). */
  readonly shade?: "and" | "or" | "none" | undefined;
  /** Names of the axes. Default `x_1` and `x_2`. */
  readonly axes?: readonly [string, string] | undefined;
  /** What is shown of each axis. Default: the points, and a margin. */
  readonly domain?: readonly [number, number] | undefined;
  /** Width in px; the height is the same. Default 400. */
  readonly width?: number | undefined;
  readonly caption?: string | undefined;
};

type Square = {
  readonly points: readonly ClassPoint[];
  readonly lines: readonly Line[];
  readonly shade: "and" | "or" | "none";
  readonly axes: readonly [string, string];
  readonly domain: readonly [number, number];
  readonly wanted: boolean;
};

/**
 * The four inputs of a Boolean function as points, and the line `w₁x₁ + w₂x₂ = θ` of a unit.
 *
 * The side where the unit fires is shaded. A point that the unit gets wrong has a black
 * ring. With `points` and `axes` it is the same picture of another plane, such as that
 * of two hidden units.
 *
 * @param options a unit, or units, or a table, or points
 * @returns the picture; its alt text says which points fire
 * @throws {ShapeError} if the table has not four rows or a unit not two weights
 * @throws {ValueError} if a number is not finite, or there is nothing to draw
 *
 * @example AND: the line leaves one corner on the side that fires
 * ```ts
 * import assert from "node:assert/strict";
 * const and = unitSquare({ unit: { weights: [1, 1], threshold: 1.5 } });
 * assert.equal(
 *   and.getAttribute("aria-label"),
 *   "The line x₁ + x₂ = 1.5 leaves (1, 1) on the side that fires; (0, 0), (0, 1) and (1, 0) rest.",
 * );
 * ```
 */
export function unitSquare(options: UnitSquareOptions): Figure {
  const square = settled(options);
  const size = options.width ?? 400;
  const [low, high] = square.domain;
  const scale = {
    domain: [low, high],
    ticks: low > -1 && high < 2 ? [0, 1] : 5,
    grid: true,
    label: null,
  };
  return plot({
    alt: squareAlt(square),
    caption: options.caption,
    width: size,
    height: size,
    marginLeft: 30 + Math.max(18, labelWidth(square.axes[1], 20)),
    marginRight: 16,
    marginTop: 16,
    marginBottom: 48,
    x: { ...scale, tickFormat: tick },
    y: { ...scale, tickFormat: tick },
    marks: [drawn((frame) => marksOf(square, frame))],
  });
}

const tick = (value: number) => decimal(value);

/** Checks the options at the door and fills in what was not said. */
function settled(options: UnitSquareOptions): Square {
  const axes = options.axes ?? ["x_1", "x_2"];
  const given = options.units ?? (options.unit ? [options.unit] : []);
  const lines = given.map((unit) => lineOf(unit, axes));
  if (!lines.length && !options.table && !options.points) {
    throw new ValueError(
      "draw a unit square",
      "it must be given a unit, a table or points, but there is none of them",
    );
  }
  const shade = options.shade ?? (lines.length === 1 ? "and" : "none");
  const base = { lines, shade, axes };
  const points = options.points ??
    rows(options.table, (x) => prediction(base, x));
  for (const { x } of points) {
    checkFinite("draw a unit square", "coordinates", x);
  }
  const all = points.flatMap(({ x }) => [x[0], x[1]]);
  const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
  const margin = 0.38 * (high - low);
  return {
    ...base,
    points,
    domain: options.domain ?? [low - margin, high + margin],
    wanted: Boolean(options.table ?? options.points),
  };
}

/** The rows of a table as points, in the order 00, 01, 10, 11. */
function rows(
  table: UnitSquareOptions["table"],
  computed: (x: Point) => ClassLabel,
): ClassPoint[] {
  const outputs = table && ("outputs" in table ? table.outputs : table);
  if (outputs && outputs.length !== 4) {
    throw new ShapeError(
      "draw a unit square",
      `the table must have 4 rows (two inputs), but it has ${outputs.length}`,
    );
  }
  const inputs: Point[] = [[0, 0], [0, 1], [1, 0], [1, 1]];
  return inputs.map((x, i) => ({ x, y: outputs ? outputs[i] : computed(x) }));
}

/** What the shaded units say together; `null` if they say nothing together. */
function prediction(
  { lines, shade }: Pick<Square, "lines" | "shade">,
  x: Point,
): ClassLabel {
  if (shade === "none" || !lines.length) return null;
  const votes = lines.map((line) => fires(line, x));
  return (shade === "and" ? votes.every(Boolean) : votes.some(Boolean)) ? 1 : 0;
}

/** Whether the shaded units get a point wrong. */
function isWrong(square: Square, { x, y }: ClassPoint): boolean {
  const answer = prediction(square, [x[0], x[1]]);
  return answer !== null && y !== null && answer !== y;
}

/** All that is drawn on the axes: shading, lines, points, and their labels last. */
function marksOf(square: Square, frame: Frame): Mark[] {
  const { axes, points } = square;
  const [low, high] = square.domain;
  const box: Box = { left: low, right: high, top: low, bottom: high };
  const at = ([x, y]: readonly number[]): Point => [frame.x(x), frame.y(y)];
  const room = new Room({
    left: frame.left + 4,
    right: frame.right - 4,
    top: frame.top + 2,
    bottom: frame.bottom - 4,
  });
  const grouped = together(points);
  for (const { x } of grouped) room.take(boxAround(at(x), 30, 30));
  return [
    ...shading(square, box).map((polygon) =>
      draw("path", {
        d: lineThrough(polygon.map(at), true),
        fill: palette.blueTint,
      })
    ),
    draw("path", {
      d: lineThrough([[frame.left, frame.top], [frame.left, frame.bottom], [
        frame.right,
        frame.bottom,
      ]]),
      stroke: palette.grey,
      fill: "none",
    }),
    label(axes[0], (frame.left + frame.right) / 2, frame.bottom + 30, {
      size: 20,
    }),
    label(
      axes[1],
      frame.left - 26 - labelWidth(axes[1], 20) / 2,
      (frame.top + frame.bottom) / 2,
      { size: 20 },
    ),
    ...lineMarks(square, box, at, room),
    ...grouped.flatMap((point) => pointMarks(square, point, at(point.x), room)),
    ...sideNames(square, box, at, room),
  ];
}

/** The polygons to shade: where all units fire, or each one's side, which together are where any fires. */
function shading({ lines, shade }: Square, box: Box): Point[][] {
  if (shade === "none" || !lines.length) return [];
  const whole = corners(box);
  return shade === "or"
    ? lines.map((line) => firingPart(whole, line))
    : [lines.reduce((rest, line) => firingPart(rest, line), whole)];
}

/** Each line, black, with an arrow to its side that fires, and its name or equation. */
function lineMarks(
  { lines }: Square,
  box: Box,
  at: (x: Point) => Point,
  room: Room,
): Mark[] {
  const parts = lines.map((line) => visiblePart(line, box));
  parts.forEach((part) => part && room.takeLine(at(part[0]), at(part[1])));
  return lines.flatMap((line, i) => {
    const part = parts[i];
    if (!part) return [];
    const [from, to] = part.map(at);
    const [ux, uy] = unit(line.weights);
    const along = (
      t: number,
    ): Point => [
      from[0] + t * (to[0] - from[0]),
      from[1] + t * (to[1] - from[1]),
    ];
    const ahead = (
      [x, y]: Point,
      by: number,
    ): Point => [x + by * ux, y - by * uy];
    const feet = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88].map((t) =>
      ahead(along(t), 16)
    );
    const middle = room.place(20, 20, feet);
    const [foot, tip] = [ahead(middle, -16), ahead(middle, 10)];
    const text = line.name ?? line.equation;
    const [width, height] = [labelWidth(text, 16) + 6, 24];
    const places = [
      0.12,
      0.88,
      0.18,
      0.82,
      0.25,
      0.75,
      0.06,
      0.94,
      0.32,
      0.68,
      0.4,
      0.6,
    ].flatMap((t) => besideLine(along(t), [ux, uy], width, height));
    const [x, y] = room.place(width, height, places);
    return [
      draw("path", {
        d: lineThrough([from, to]),
        stroke: palette.ink,
        "stroke-width": 3,
      }),
      ...arrow(foot, tip, 2),
      label(text, x, y, { size: 16 }),
    ];
  });
}

/** Places for a label beside a point of a line with this normal: along the normal, across, up and down. */
function besideLine(
  [x, y]: Point,
  [ux, uy]: Point,
  width: number,
  height: number,
): Point[] {
  const reach = 0.5 * (Math.abs(ux) * width + Math.abs(uy) * height) + 7;
  const places: Point[] = [1, -1].map((
    side,
  ) => [x + side * ux * reach, y - side * uy * reach]);
  if (Math.abs(ux) > 0.4) {
    places.push([x + reach / Math.abs(ux), y], [x - reach / Math.abs(ux), y]);
  }
  if (Math.abs(uy) > 0.4) {
    places.push([x, y + reach / Math.abs(uy)], [x, y - reach / Math.abs(uy)]);
  }
  return places;
}

/** A vector of length 1 in the same direction. */
function unit([x, y]: Point): Point {
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

/** "fires" and "rests" on the two sides of a single line, each in the widest room there is. */
function sideNames(
  square: Square,
  box: Box,
  at: (x: Point) => Point,
  room: Room,
): Mark[] {
  if (square.lines.length !== 1 || square.shade === "none") return [];
  const [line] = square.lines;
  const opposite: Line = {
    ...line,
    weights: [-line.weights[0], -line.weights[1]],
    threshold: -line.threshold,
  };
  return [
    [line, "fires", palette.blue] as const,
    [opposite, "rests", palette.vermilionText] as const,
  ]
    .flatMap(([half, text, fill]) => {
      const polygon = firingPart(corners(box), half);
      if (polygon.length < 3) return [];
      const middle: Point = [
        polygon.reduce((sum, [x]) => sum + x, 0) / polygon.length,
        polygon.reduce((sum, [, y]) => sum + y, 0) / polygon.length,
      ];
      const spots = polygon.flatMap((corner) =>
        [0.3, 0.45, 0.6, 0.15].map((t) =>
          at([
            corner[0] + t * (middle[0] - corner[0]),
            corner[1] + t * (middle[1] - corner[1]),
          ])
        )
      );
      const [x, y] = room.place(labelWidth(text, 17) + 8, 24, [
        at(middle),
        ...spots,
      ]);
      return [label(text, x, y, { size: 17, fill, bold: true })];
    });
}

/** Points of one class at one place become one, with all their names. */
function together(points: readonly ClassPoint[]): ClassPoint[] {
  const found: ClassPoint[] = [];
  for (const point of points) {
    const i = found.findIndex(({ x, y }) =>
      y === point.y && Math.hypot(x[0] - point.x[0], x[1] - point.x[1]) < 0.02
    );
    if (i < 0) found.push(point);
    else if (point.name) {
      found[i] = { ...found[i], name: `${found[i].name}, ${point.name}` };
    }
  }
  return found;
}

/** A point, its name, and a black ring if the unit gets it wrong. */
function pointMarks(
  square: Square,
  point: ClassPoint,
  [x, y]: Point,
  room: Room,
): Mark[] {
  const wrong = isWrong(square, point);
  const text = [point.name, wrong ? "wrong" : undefined].filter(Boolean).join(
    ": ",
  );
  const marks = [classMark(point.y, x, y)];
  if (wrong) {
    marks.push(
      draw("circle", {
        cx: x,
        cy: y,
        r: 15,
        fill: "none",
        stroke: palette.ink,
        "stroke-width": 3,
      }),
    );
  }
  if (text) {
    const width = labelWidth(text, 16) + 4;
    const [right, up] = [width / 2 + (wrong ? 21 : 14), 28];
    const [tx, ty] = room.place(width, 22, [
      [x + right, y],
      [x - right, y],
      [x, y - up],
      [x, y + up],
      [x + right, y - 14],
      [x - right, y - 14],
      [x + right, y + 14],
      [x - right, y + 14],
    ]);
    marks.push(label(text, tx, ty, { size: 16, bold: wrong }));
  }
  return marks;
}

/** The picture in sentences: what is wanted, and what each line does. */
function squareAlt(square: Square): string {
  const { points, lines, wanted, axes } = square;
  const where = (of: readonly ClassPoint[]) =>
    of.length
      ? listed(
        of.map(({ x, name }) =>
          `${name ? name + " at " : ""}(${decimal(x[0])}, ${decimal(x[1])})`
        ),
      )
      : "no point";
  const sentences: string[] = [];
  if (wanted) {
    const of = (y: ClassLabel) => points.filter((point) => point.y === y);
    const plane = axes.join() === "x_1,x_2"
      ? ""
      : `In the plane of ${spoken(axes[0])} and ${spoken(axes[1])}: `;
    sentences.push(
      `${plane}class 1 is wanted at ${where(of(1))}, class 0 at ${
        where(of(0))
      }.`,
    );
    if (of(null).length) sentences.push(`${where(of(null))} may be either.`);
  }
  for (const line of lines) {
    const [on, off] = [true, false].map((side) =>
      points.filter(({ x }) => fires(line, [x[0], x[1]]) === side)
    );
    const what = line.name
      ? `${spoken(line.name)}, ${spoken(line.equation)},`
      : spoken(line.equation);
    sentences.push(
      `The line ${what} leaves ${where(on)} on the side that fires; ${
        where(off)
      } rest${off.length === 1 ? "s" : ""}.`,
    );
  }
  if (lines.length > 1 && square.shade !== "none") {
    const all = square.shade === "and"
      ? "all units fire"
      : "at least one unit fires";
    sentences.push(`Shaded is where ${all}.`);
  }
  const wrong = points.filter((point) => isWrong(square, point));
  if (wrong.length) sentences.push(`Wrong: ${where(wrong)}.`);
  return sentences.map((s) => s[0].toUpperCase() + s.slice(1)).join(" ");
}
