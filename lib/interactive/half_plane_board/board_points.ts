/** The points of a board: marks of their class, what they are called, and what is said of them. */

import { draw, type Mark, path } from "../../figures/document.ts";
import { label, labelWidth } from "../../figures/label.ts";
import { type ClassLabel, classMark, focusRing } from "../../figures/marks.ts";
import { palette } from "../../figures/palette.ts";
import {
  beside,
  boxAround,
  type Point,
  type Room,
} from "../../figures/placement.ts";
import type { BoardScales } from "./board_scales.ts";

/** A point on a board. */
export type BoardPoint = {
  /** Where it is in the plane: two numbers. */
  readonly x: readonly number[];
  /** 1 is a filled blue disc, 0 an open vermilion ring, `null` a grey diamond. */
  readonly y: ClassLabel;
  /** What stands beside it. Points of one class at one place share a mark, and show all their names. */
  readonly name?: string | undefined;
  /** It is not what it should be: a black ring, and the word. */
  readonly wrong?: boolean | undefined;
  /** It is the one that is talked about: lines lead from it to both axes. */
  readonly focus?: boolean | undefined;
};

/** Points of one class at one place become one, with all their names. */
export function together(points: readonly BoardPoint[]): BoardPoint[] {
  const found: BoardPoint[] = [];
  for (const point of points) {
    const i = found.findIndex(({ x, y }) =>
      y === point.y && Math.hypot(x[0] - point.x[0], x[1] - point.x[1]) < 0.02
    );
    if (i < 0) {
      found.push(point);
      continue;
    }
    const names = [found[i].name, point.name].filter(Boolean);
    found[i] = {
      ...found[i],
      name: names.length > 0 ? names.join(", ") : undefined,
      wrong: found[i].wrong || point.wrong,
      focus: found[i].focus || point.focus,
    };
  }
  return found;
}

/** Lines from the points that are talked about to both axes. */
export function guideMarks(
  points: readonly BoardPoint[],
  { toPx, frame }: BoardScales,
  room: Room,
): Mark[] {
  return points.filter(({ focus }) => focus).map(({ x }) => {
    const [px, py] = toPx(x);
    const guide: Point[] = [[frame.left, py], [px, py], [px, frame.bottom]];
    room.takeLine(guide, 0.5);
    return path(guide, {
      fill: "none",
      stroke: palette.ink,
      "stroke-width": 1.5,
      "stroke-dasharray": "2 4",
    });
  });
}

/** A point, its name, and a black ring if it is wrong. */
export function pointMark(
  { x, y, name, wrong = false, focus = false }: BoardPoint,
  { toPx }: BoardScales,
  room: Room,
): Mark {
  const at = toPx(x);
  const text = [name, wrong && "wrong"].filter(Boolean).join(": ");
  return draw(
    "g",
    {},
    classMark(y, at, focus ? 12 : 9),
    ...wrong ? [focusRing(at, focus ? 18 : 15)] : [],
    ...text === "" ? [] : [nameMark(text, at, wrong, focus, room)],
  );
}

function nameMark(
  text: string,
  at: Point,
  wrong: boolean,
  focus: boolean,
  room: Room,
): Mark {
  const width = labelWidth(text) + 4;
  const out = (wrong ? 21 : 14) + (focus ? 3 : 0);
  const [left, right, over, under, ...more] = beside(
    at,
    width / 2 + out,
    out + 14,
  );
  const places = [under, over, left, right, ...more];
  return label(text, ...room.place(width, 22, places), {
    bold: wrong || focus,
  });
}

/** Keeps labels off the points, whichever is drawn first. */
export function takePoints(
  points: readonly BoardPoint[],
  { toPx }: BoardScales,
  room: Room,
): void {
  for (const { x, wrong } of points) {
    const size = wrong ? 38 : 28;
    room.take(boxAround(toPx(x), size, size));
  }
}
