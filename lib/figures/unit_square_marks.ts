/** What is drawn on the axes of a unit square: shading, lines, points and their labels. */

import { draw, lineThrough, type Mark } from "./document.ts";
import {
  corners,
  fires,
  firingPart,
  type Line,
  visiblePart,
} from "./half_plane.ts";
import { label, labelWidth } from "./label.ts";
import { arrow, classMark } from "./marks.ts";
import { between } from "./nodes.ts";
import { palette } from "./palette.ts";
import { type Box, boxAround, type Point, Room } from "./placement.ts";
import { planeAxes } from "./plane_axes.ts";
import type { Frame } from "./plot.ts";
import { type ClassPoint, isWrong, type Square } from "./unit_square_data.ts";

/** All that is drawn on the axes: shading, lines, points, and their labels last. */
export function marksOf(square: Square, frame: Frame): Mark[] {
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
  for (const { x } of grouped) room.take(boxAround(at(x), 36, 36));
  return [
    ...shading(square, box).map((polygon) =>
      draw("path", {
        d: lineThrough(polygon.map(at), true),
        fill: palette.blueTint,
      })
    ),
    ...planeAxes(axes, frame),
    ...lineMarks(square, box, at, frame, room),
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
  { lines, above }: Square,
  box: Box,
  at: (x: Point) => Point,
  frame: Frame,
  room: Room,
): Mark[] {
  const parts = lines.map((line) => visiblePart(line, box)?.map(at));
  for (const part of parts) if (part) room.takeLine(part[0], part[1]);
  return lines.flatMap((line, i) => {
    const [from, to] = parts[i] ?? [];
    if (!from || !to) return [];
    const [ux, uy] = unit(line.weights);
    const ahead = (
      [x, y]: Point,
      by: number,
    ): Point => [x + by * ux, y - by * uy];
    const middle = room.place(
      20,
      20,
      ARROWS.map((t) => ahead(between(from, to, t), 16)),
    );
    const text = line.name ?? line.equation;
    return [
      draw("path", {
        d: lineThrough([from, to]),
        stroke: palette.ink,
        "stroke-width": 3,
      }),
      ...arrow(ahead(middle, -16), ahead(middle, 10), 2),
      above
        ? label(text, (frame.left + frame.right) / 2, frame.top - 16)
        : lineLabel(text, [from, to], [ux, uy], room),
    ];
  });
}

/** Where along a line its arrow may be, the most wanted place first. */
const ARROWS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/** Where along a line its label may be. */
const LABELS = [
  0.12,
  0.88,
  0.2,
  0.8,
  0.06,
  0.94,
  0.28,
  0.72,
  0.36,
  0.64,
  0.03,
  0.97,
];

/** A line's label, beside the line, where there is room. */
function lineLabel(
  text: string,
  [from, to]: readonly [Point, Point],
  normal: Point,
  room: Room,
): Mark {
  const [width, height] = [labelWidth(text) + 6, 24];
  const places = LABELS.flatMap((t) =>
    besideLine(between(from, to, t), normal, width, height)
  );
  return label(text, ...room.place(width, height, places));
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

/** "fires" and "rests" on the two sides of a single line, near the middle of the side, if there is room. */
function sideNames(
  { lines, shade }: Square,
  box: Box,
  at: (x: Point) => Point,
  room: Room,
): Mark[] {
  if (lines.length !== 1 || shade === "none") return [];
  const [line] = lines;
  const [a, b] = line.weights;
  const opposite: Line = {
    ...line,
    weights: [-a, -b],
    threshold: -line.threshold,
  };
  return [
    [line, "fires", palette.blueText] as const,
    [opposite, "rests", palette.vermilionText] as const,
  ].flatMap(([half, text, fill]) => {
    const polygon = firingPart(corners(box), half);
    if (polygon.length < 3) return [];
    const [width, height] = [labelWidth(text, 17) * 1.06 + 8, 24];
    const spots = spotsIn(polygon, box, half).map(at).filter((spot) =>
      room.isClear(width, height, spot)
    );
    if (!spots.length) return []; // shading and arrow say it too
    const [x, y] = room.place(width, height, spots);
    return [label(text, x, y, { size: 17, fill, bold: true })];
  });
}

/** Points on one side of a line, those nearest to the middle of the side first. */
function spotsIn(
  polygon: readonly Point[],
  { left, right, top, bottom }: Box,
  half: Line,
): Point[] {
  const mean = (axis: 0 | 1) =>
    polygon.reduce((sum, corner) => sum + corner[axis], 0) / polygon.length;
  const middle: Point = [mean(0), mean(1)];
  const steps = Array.from({ length: 15 }, (_, i) => (i + 0.5) / 15);
  const grid = steps.flatMap((u) =>
    steps.map((
      v,
    ): Point => [left + u * (right - left), top + v * (bottom - top)])
  );
  const away = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]);
  const inside = grid.filter((spot) => fires(half, spot)).sort((a, b) =>
    away(a) - away(b)
  );
  return [middle, ...inside];
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

/** The mark of a point's class, smaller where there are many; a grey dot if nothing is said of classes. */
function markOf(
  { wanted, points, shade }: Square,
  { y }: ClassPoint,
  [cx, cy]: Point,
): Mark {
  if (!wanted && shade === "none") {
    return draw("circle", { cx, cy, r: 5, fill: palette.grey });
  }
  return classMark(
    y,
    cx,
    cy,
    points.length > 60 ? 5 : points.length > 12 ? 6.5 : 9,
  );
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
  const marks = [markOf(square, point, [x, y])];
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
