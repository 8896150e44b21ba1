/** What is drawn on the axes of a unit square: shading, lines, points and their labels. */

import { area, circle, type Mark, path } from "./document.ts";
import {
  corners,
  fires,
  firingPart,
  type Line,
  visiblePart,
} from "./half_plane.ts";
import { label, labelWidth } from "./label.ts";
import { arrowHead, classMark, focusRing } from "./marks.ts";
import { palette } from "./palette.ts";
import {
  beside,
  between,
  type Box,
  boxAround,
  type Point,
  Room,
  short,
} from "./placement.ts";
import type { ToPx } from "./plane.ts";
import type { Frame } from "./plot.ts";
import { type ClassPoint, isWrong, type Square } from "./unit_square_data.ts";

/** Where things are drawn: the part of the plane, from it to px, the frame, and the room in it. */
type Canvas = {
  readonly box: Box;
  readonly at: ToPx;
  readonly frame: Frame;
  readonly room: Room;
};

/** The shading below the axes; lines, points and their labels above. */
export function marksOf(
  square: Square,
  at: ToPx,
  frame: Frame,
): [Mark[], Mark[]] {
  const { points, lines, shade, domain: [low, high] } = square;
  const box: Box = { left: low, right: high, top: low, bottom: high };
  const room = new Room({
    left: frame.left + 4,
    right: frame.right - 4,
    top: frame.top + 2,
    bottom: frame.bottom - 4,
  });
  const canvas = { box, at, frame, room };
  const grouped = together(points);
  for (const { x } of grouped) room.take(boxAround(at(x), 36, 36));
  const shaded = shade === "none" || !lines.length
    ? []
    : [lines.reduce(firingPart, corners(box))];
  return [
    shaded.map((polygon) => area(polygon.map(at), { fill: palette.blueTint })),
    [
      ...lineMarks(square, canvas),
      ...grouped.flatMap((point) =>
        pointMarks(square, point, at(point.x), room)
      ),
      ...sideNames(square, canvas),
    ],
  ];
}

/** Each line, black, with an arrow to its side that fires, and its name or equation. */
function lineMarks(
  { lines, above }: Square,
  { box, at, frame, room }: Canvas,
): Mark[] {
  const parts = lines.map((line) => visiblePart(line, box)?.map(at) ?? []);
  for (const part of parts) room.takeLine(part);
  return lines.flatMap((line, i) => {
    const [from, to] = parts[i];
    if (!from) return [];
    const [ux, uy] = unit(line.weights);
    const ahead = ([x, y]: Point, by: number): Point => [
      x + by * ux,
      y - by * uy,
    ];
    const spots = ARROWS.map((t) => ahead(between(from, to, t), 16));
    const middle = room.place(20, 20, spots);
    const [tail, tip] = [ahead(middle, -16), ahead(middle, 10)];
    const text = line.name ?? line.equation;
    return [
      path([from, to], { stroke: palette.ink, "stroke-width": 3 }),
      path([tail, short(tail, tip, 8.48)], {
        stroke: palette.ink,
        "stroke-width": 2,
        fill: "none",
      }),
      arrowHead(tip, tail, 10.6),
      above
        ? label(text, (frame.left + frame.right) / 2, frame.top - 16)
        : lineLabel(text, [from, to], [ux, uy], room),
    ];
  });
}

/** Where along a line its arrow may be, the most wanted place first. */
const ARROWS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/** Where along a line its label may be. */
// deno-fmt-ignore
const LABELS = [0.12, 0.88, 0.2, 0.8, 0.06, 0.94, 0.28, 0.72, 0.36, 0.64, 0.03, 0.97];

/** A line's label, beside the line, where there is room: along its normal, across, up or down. */
function lineLabel(
  text: string,
  [from, to]: readonly Point[],
  [ux, uy]: Point,
  room: Room,
): Mark {
  const [width, height] = [labelWidth(text) + 6, 24];
  const reach = 0.5 * (Math.abs(ux) * width + Math.abs(uy) * height) + 7;
  const ways: Point[] = [[ux * reach, -uy * reach]];
  if (Math.abs(ux) > 0.4) ways.push([reach / Math.abs(ux), 0]);
  if (Math.abs(uy) > 0.4) ways.push([0, reach / Math.abs(uy)]);
  const places = LABELS.flatMap((t) => {
    const [x, y] = between(from, to, t);
    return ways.flatMap(([dx, dy]): Point[] => [
      [x + dx, y + dy],
      [x - dx, y - dy],
    ]);
  });
  return label(text, ...room.place(width, height, places));
}

/** A vector of length 1 in the same direction. */
function unit([x, y]: Point): Point {
  const length = Math.hypot(x, y);
  return [x / length, y / length];
}

/** "fires" and "rests" on the two sides of a single line, near the middle of the side, if there is room. */
function sideNames(
  { lines, shade }: Square,
  { box, at, room }: Canvas,
): Mark[] {
  if (lines.length !== 1 || shade === "none") return [];
  const [line] = lines;
  const { weights: [a, b], threshold } = line;
  const opposite: Line = { ...line, weights: [-a, -b], threshold: -threshold };
  const sides = [
    [line, "fires", palette.blueText],
    [opposite, "rests", palette.vermilionText],
  ] as const;
  return sides.flatMap(([half, text, fill]) => {
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
  const [mx, my] = [0, 1].map((axis) =>
    polygon.reduce((sum, corner) => sum + corner[axis], 0) / polygon.length
  );
  const steps = Array.from({ length: 15 }, (_, i) => (i + 0.5) / 15);
  const grid = steps.flatMap((u) =>
    steps.map((v): Point => [
      left + u * (right - left),
      top + v * (bottom - top),
    ])
  );
  const away = ([x, y]: Point) => Math.hypot(x - mx, y - my);
  const inside = grid.filter((spot) => fires(half, spot));
  return [[mx, my], ...inside.sort((a, b) => away(a) - away(b))];
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
  { wanted, points: { length }, shade }: Square,
  { y }: ClassPoint,
  at: Point,
): Mark {
  if (!wanted && shade === "none") return circle(at, 5, { fill: palette.grey });
  return classMark(y, at, length > 60 ? 5 : length > 12 ? 6.5 : 9);
}

/** A point, its name, and a black ring if the unit gets it wrong. */
function pointMarks(
  square: Square,
  point: ClassPoint,
  at: Point,
  room: Room,
): Mark[] {
  const wrong = isWrong(square, point);
  const text = [point.name, wrong && "wrong"].filter(Boolean).join(": ");
  const marks = [markOf(square, point, at)];
  if (wrong) marks.push(focusRing(at, 15));
  if (!text) return marks;
  const width = labelWidth(text) + 4;
  const spots = beside(at, width / 2 + (wrong ? 21 : 14), 28);
  const place = room.place(width, 22, spots);
  return [...marks, label(text, ...place, { bold: wrong })];
}
