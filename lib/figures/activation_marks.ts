/** What is drawn on the axes of an activation curve: the curves, a marked place, and their names. */

import {
  type Attributes,
  circle,
  draw,
  lineThrough,
  type Mark,
  path,
} from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import {
  beside,
  between,
  boxAround,
  clipSegment,
  type Point,
  Room,
} from "./placement.ts";
import type { Frame } from "./plot.ts";
import type { Curve } from "./sampled_curve.ts";

/** A function of one number that knows its slope: any activation of the library. */
export type SlopedFunction = ((z: number) => number) & {
  slope(z: number): number;
  /** What the function is called. */
  readonly id?: string;
};

export type Drawing = {
  readonly f: SlopedFunction;
  readonly name: string;
  readonly curve: Curve;
  readonly slope: Curve;
  readonly at: number | undefined;
};

/** Curves, then the marked place, then the names. */
export function marksOf(drawing: Drawing, frame: Frame): Mark[] {
  const { curve, slope, name } = drawing;
  const { left, right, top, bottom } = frame;
  const room = new Room({ left: left + 4, right, top, bottom: bottom - 4 });
  const [own, slopes] = [curve, slope].map(({ pieces }) =>
    pieces.map((piece) => piece.map((p) => toPx(frame, p)))
  );
  for (const piece of [...own, ...slopes]) room.takeLine(piece, 2);
  const zero = frame.y(0);
  return [
    path([[left, zero], [right, zero]], { stroke: palette.grey }),
    label("z", (left + right) / 2, bottom + 38, { size: 20 }),
    ...curveMarks(slopes, slope, frame, {
      stroke: palette.grey,
      "stroke-width": 2.5,
      "stroke-dasharray": "8 5",
    }),
    ...curveMarks(own, curve, frame, {
      stroke: palette.ink,
      "stroke-width": 4,
    }),
    ...placeMarks(drawing, frame, room),
    nameOf(shownName(name), own.flat(), room, { bold: true }),
    nameOf("its slope", slopes.flat(), room, {
      fill: palette.greyText,
      italic: true,
    }),
  ];
}

function toPx(frame: Frame, [x, y]: Point): Point {
  return [frame.x(x), frame.y(y)];
}

/** A curve's pieces as one path, and the two marks of each jump. */
function curveMarks(
  pieces: readonly (readonly Point[])[],
  { jumps }: Curve,
  frame: Frame,
  style: Attributes,
): Mark[] {
  const d = pieces.map((piece) => lineThrough(piece)).join("");
  return [
    draw("path", { d, fill: "none", "stroke-linejoin": "round", ...style }),
    ...jumps.flatMap(({ x, ends, value }) =>
      ends.map((end) =>
        circle(toPx(frame, [x, end]), 5, {
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
  const along = toPx(frame, [at + 1, value + slope]);
  const run = 90 / Math.hypot(along[0] - x, along[1] - y);
  const [low, high] = [-run, run].map((t) => between([x, y], along, t));
  const tangent = clipSegment(frame, low, high)!;
  room.takeLine(tangent, 2);
  room.take(boxAround([x, y], 18, 18));
  const [first, second] = [
    `${shownName(name)}(${decimal(at)}) = ${decimal(value)}`,
    `slope ${decimal(slope)}`,
  ];
  const width = Math.max(labelWidth(first), labelWidth(second)) + 6;
  const spots = [-60, -100, -140].flatMap((up) =>
    beside([x, y], width / 2 + 16, up)
  );
  const [tx, ty] = room.place(width, 46, spots);
  return [
    path([[x, y], [x, frame.bottom]], {
      stroke: palette.grey,
      "stroke-dasharray": "2 4",
    }),
    path(tangent, { stroke: palette.ink, "stroke-width": 2 }),
    circle([x, y], 7, { fill: palette.ink }),
    label(first, tx, ty - 11, { halo: true }),
    label(second, tx, ty + 12, { italic: true, halo: true }),
  ];
}

/** A curve's name, near its right end if there is room. */
function nameOf(
  text: string,
  curve: readonly Point[],
  room: Room,
  style: { bold?: boolean; fill?: string; italic?: boolean },
): Mark {
  const width = labelWidth(text, 17) * (style.bold ? 1.1 : 1) + 6;
  const aside = width / 2 + 14;
  const spots = [0.88, 0.78, 0.68, 0.12, 0.58, 0.22, 0.5, 0.32].flatMap((t) => {
    const [x, y] = curve[Math.round(t * (curve.length - 1))];
    const ways = [[0, -18], [0, 20], [0, 30], [-aside, 0], [aside, 0], [
      0,
      -32,
    ]];
    return ways.map(([dx, dy]): Point => [x + dx, y + dy]);
  });
  return label(text, ...room.place(width, 24, spots), { size: 17, ...style });
}

/** The name of a function that is called by one letter is set as mathematics. */
function shownName(name: string): string {
  return name.length === 1 ? `$${name}$` : name;
}
