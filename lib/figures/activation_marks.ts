/** What is drawn on the axes of an activation curve: the curves, a marked place, and their names. */

import { draw, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { boxAround, type Point, Room } from "./placement.ts";
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
  readonly axis: string;
  readonly curve: Curve;
  readonly slope: Curve | undefined;
  readonly at: number | undefined;
};

/** Curves, then the marked place, then the names. */
export function marksOf(drawing: Drawing, frame: Frame): Mark[] {
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
  { y, left, right, invert }: Frame,
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
