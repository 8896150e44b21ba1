/**
 * An activation and its slope as two curves, with a point and the tangent there.
 *
 * @module
 */

import { checkFinite } from "../shape.ts";
import { ValueError } from "../errors.ts";
import { draw, type Figure, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth, spoken } from "./label.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { boxAround, type Point, Room } from "./placement.ts";
import { drawn, type Frame, plot } from "./plot.ts";
import { type Curve, curveOf, isSteadyAt } from "./sampled_curve.ts";

/** A function of one number that knows its slope: any activation of the library. */
export type SlopedFunction = ((z: number) => number) & {
  slope(z: number): number;
  /** What the function is called. */
  readonly id?: string;
};

/** What an activation curve shows. */
export type ActivationCurveOptions = {
  /** From where to where. Default [−4, 4]. */
  readonly domain?: readonly [number, number] | undefined;
  /** A place to mark: the value there, and the tangent with its slope. */
  readonly at?: number | undefined;
  /** Whether the slope's curve is drawn too. Default true. */
  readonly slope?: boolean | undefined;
  /** What it is called. Default: the function's `id`. */
  readonly name?: string | undefined;
  /** Name of the axis. Default `z`. */
  readonly axis?: string | undefined;
  /** Width in px. Default 640. */
  readonly width?: number | undefined;
  /** Height in px. Default 360. */
  readonly height?: number | undefined;
  readonly caption?: string | undefined;
};

type Drawing = {
  readonly f: SlopedFunction;
  readonly name: string;
  readonly axis: string;
  readonly curve: Curve;
  readonly slope: Curve | undefined;
  readonly at: number | undefined;
};

/**
 * The curve of `f(z)`, black, and of its slope `f′(z)`, dashed grey; a jump is drawn as a jump,
 * with a filled disc where the function has its value and an open ring where it has not.
 *
 * @param f the function, with its `slope`
 * @param options where from and to; a place to mark
 * @returns the picture; its alt text gives the values at both ends and at the marked place
 * @throws {ValueError} if the function gives a number that is not finite
 *
 * @example A line has the same slope everywhere
 * ```ts
 * import assert from "node:assert/strict";
 * const double = Object.assign((z: number) => 2 * z, { slope: () => 2, id: "double" });
 * const picture = activationCurve(double, { domain: [0, 1], at: 0.5 });
 * assert.equal(
 *   picture.getAttribute("aria-label"),
 *   "double from z = 0 to 1: it rises from 0 to 2, and its slope is 2 all the way. At z = 0.5 its value is 1 and its slope 2.",
 * );
 * ```
 */
export function activationCurve(
  f: SlopedFunction,
  options: ActivationCurveOptions = {},
): Figure {
  const [low, high] = options.domain ?? [-4, 4];
  checkFinite("draw an activation curve", "ends", [low, high]);
  if (!(low < high)) {
    throw new ValueError(
      "draw an activation curve",
      `the domain must go from a lower to a higher number, but it is [${low}, ${high}]`,
    );
  }
  const { at, axis = "z" } = options;
  if (at !== undefined) checkFinite("draw an activation curve", "places", [at]);
  const drawing: Drawing = {
    f,
    axis,
    at,
    name: options.name ?? f.id ?? "f",
    curve: curveOf(f, low, high),
    slope: options.slope === false
      ? undefined
      : curveOf((z) => f.slope(z), low, high),
  };
  const values = [...drawing.curve.pieces, ...(drawing.slope?.pieces ?? [])]
    .flat().map(([, y]) => y);
  const [bottom, top] = [Math.min(0, ...values), Math.max(...values)];
  const margin = 0.06 * (top - bottom || 1);
  const width = options.width ?? 640;
  return plot({
    alt: curveAlt(drawing, low, high),
    caption: options.caption,
    width,
    height: options.height ?? 360,
    marginTop: 16,
    x: {
      domain: [low, high],
      label: null,
      ticks: Math.min(9, Math.round(width / 64)),
      tickFormat: tick,
    },
    y: {
      domain: [bottom - margin, top + margin],
      label: null,
      grid: true,
      ticks: 5,
      tickFormat: tick,
    },
    marks: [drawn((frame) => marksOf(drawing, frame))],
  });
}

const tick = (value: number) => decimal(value);

/** Curves, then the marked place, then the names. */
function marksOf(drawing: Drawing, frame: Frame): Mark[] {
  const { f, axis, curve, slope, name } = drawing;
  const room = new Room({
    left: frame.left + 4,
    right: frame.right,
    top: frame.top,
    bottom: frame.bottom - 4,
  });
  const zero = frame.y(0);
  for (const piece of [...curve.pieces, ...(slope?.pieces ?? [])]) {
    for (let i = 1; i < piece.length; i++) {
      room.takeLine(toPx(frame, piece[i - 1]), toPx(frame, piece[i]), 2);
    }
  }
  const marks = [
    draw("path", {
      d: lineThrough([[frame.left, zero], [frame.right, zero]]),
      stroke: palette.grey,
    }),
    label(axis, (frame.left + frame.right) / 2, frame.bottom + 38, {
      size: 20,
    }),
  ];
  if (slope) {
    marks.push(
      ...curveMarks(slope, frame, {
        stroke: palette.grey,
        "stroke-width": 2.5,
        "stroke-dasharray": "8 5",
      }),
    );
  }
  marks.push(
    ...curveMarks(curve, frame, { stroke: palette.ink, "stroke-width": 4 }),
  );
  marks.push(...placeMarks(drawing, frame, room));
  marks.push(nameOf(shownName(name), f, frame, room, { bold: true }));
  if (slope) {
    marks.push(
      nameOf("its slope", (z) => f.slope(z), frame, room, {
        fill: palette.greyText,
        italic: true,
      }),
    );
  }
  return marks;
}

function toPx(frame: Frame, [x, y]: Point): Point {
  return [frame.x(x), frame.y(y)];
}

/** A curve's pieces as one path, and the two marks of each jump. */
function curveMarks(
  curve: Curve,
  frame: Frame,
  style: Readonly<Record<string, string | number>>,
): Mark[] {
  const d = curve.pieces.map((piece) =>
    lineThrough(piece.map((p) => toPx(frame, p)))
  ).join("");
  return [
    draw("path", { d, fill: "none", "stroke-linejoin": "round", ...style }),
    ...curve.jumps.flatMap(({ x, ends, value }) =>
      ends.map((end) =>
        draw("circle", {
          cx: frame.x(x),
          cy: frame.y(end),
          r: 5,
          fill: Math.abs(end - value) < 1e-9 ? style.stroke : palette.paper,
          stroke: style.stroke,
          "stroke-width": 2,
        })
      )
    ),
  ];
}

/** The marked place: its point, the tangent through it, and both numbers. */
function placeMarks(
  { f, at, name }: Drawing,
  frame: Frame,
  room: Room,
): Mark[] {
  if (at === undefined) return [];
  const [value, slope] = [f(at), f.slope(at)];
  const [x, y] = toPx(frame, [at, value]);
  const run = tangentRun(frame, at, value, slope);
  const ends = [at - run, at + run].map((z) =>
    toPx(frame, [z, value + slope * (z - at)])
  );
  room.takeLine(ends[0], ends[1], 2);
  room.take(boxAround([x, y], 18, 18));
  const lines = [
    `${shownName(name)}(${decimal(at)}) = ${decimal(value)}`,
    `slope ${decimal(slope)}`,
  ];
  const width = Math.max(...lines.map((text) => labelWidth(text, 16))) + 6;
  const reach = width / 2 + 16;
  const [tx, ty] = room.place(width, 46, [
    [x + reach, y + 30],
    [x - reach, y - 30],
    [x - reach, y + 30],
    [x + reach, y - 30],
    [x + reach + 20, y + 46],
    [x - reach - 20, y - 46],
    [x, y + 50],
    [x, y - 50],
    [x + reach, y + 70],
    [x - reach, y - 70],
    [x - reach, y + 70],
    [x + reach, y - 70],
  ]);
  return [
    draw("path", {
      d: lineThrough([[x, y], [x, frame.bottom]]),
      stroke: palette.grey,
      "stroke-dasharray": "2 4",
    }),
    draw("path", {
      d: lineThrough(ends),
      stroke: palette.ink,
      "stroke-width": 2,
    }),
    draw("circle", { cx: x, cy: y, r: 7, fill: palette.ink }),
    label(lines[0], tx, ty - 11, { size: 16, halo: true }),
    label(lines[1], tx, ty + 12, { size: 16, italic: true, halo: true }),
  ];
}

/** How far the tangent reaches to each side: about 90 px, and not out of the frame. */
function tangentRun(
  frame: Frame,
  at: number,
  value: number,
  slope: number,
): number {
  const [dx, dy] = [
    frame.x(at + 1) - frame.x(at),
    frame.y(value) - frame.y(value + slope),
  ];
  let run = 90 / Math.hypot(dx, dy);
  for (let i = 0; i < 8; i++) {
    const inside = [at - run, at + run].every((z) => {
      const [x, y] = toPx(frame, [z, value + slope * (z - at)]);
      return x >= frame.left && x <= frame.right && y >= frame.top &&
        y <= frame.bottom;
    });
    if (inside) break;
    run *= 0.75;
  }
  return run;
}

/** A curve's name, near its right end if there is room. */
function nameOf(
  text: string,
  f: (z: number) => number,
  { x, y, left, right, invert }: Frame,
  room: Room,
  style: { bold?: boolean; fill?: string; italic?: boolean },
): Mark {
  const width = labelWidth(text, 17) * (style.bold ? 1.1 : 1) + 6;
  const spots = [0.88, 0.78, 0.68, 0.12, 0.58, 0.22, 0.5, 0.32].flatMap((t) => {
    const across = left + t * (right - left);
    const down = y(f(invert(across)));
    return [
      [across, down - 18],
      [across, down + 20],
      [across, down + 30],
      [across - width / 2 - 14, down],
      [across + width / 2 + 14, down],
      [across, down - 32],
    ] as Point[];
  });
  const [tx, ty] = room.place(width, 24, spots);
  return label(text, tx, ty, { size: 17, ...style });
}

/** The name of a function that is called by one letter is set as mathematics. */
function shownName(name: string): string {
  return name.length === 1 ? `$${name}$` : name;
}

/** The picture in sentences. */
function curveAlt(
  { f, name, axis, slope, at, curve }: Drawing,
  low: number,
  high: number,
): string {
  const z = spoken(axis);
  const [from, to] = [f(low), f(high)];
  const way = to > from ? "rises" : to < from ? "falls" : "goes";
  let text = `${name} from ${z} = ${decimal(low)} to ${
    decimal(high)
  }: it ${way} from ${decimal(from)} to ${decimal(to)}`;
  for (const jump of curve.jumps) {
    text += `, with a jump at ${z} = ${decimal(jump.x)} from ${
      decimal(jump.ends[0])
    } to ${decimal(jump.ends[1])}`;
  }
  if (slope) {
    const values = slope.pieces.flat();
    const most = values.reduce((a, b) => b[1] > a[1] ? b : a);
    const least = Math.min(...values.map(([, y]) => y));
    text += isSteadyAt(slope)
      ? `, and its slope is ${decimal(most[1])} all the way`
      : `, and its slope is between ${decimal(least)} and ${decimal(most[1])}`;
  }
  text += ".";
  if (at !== undefined) {
    text += ` At ${z} = ${decimal(at)} its value is ${
      decimal(f(at))
    } and its slope ${decimal(f.slope(at))}.`;
  }
  return text;
}
