/** "class 1" and "class 0", each written where its region is widest. */

import type { Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { palette } from "./palette.ts";
import type { Box, Point, Room } from "./placement.ts";

/** Cells on each side of the coarse grid in which room is looked for. */
const CELLS = 12;

/**
 * The names of the two classes, each in the widest room of its region.
 *
 * @param score 0 or more where class 1 is predicted
 * @param box the part of the plane that is shown
 * @param at from the plane to px
 */
export function regionNames(
  score: (x: Point) => number,
  { left, right, top, bottom }: Box,
  at: (x: Point) => Point,
  room: Room,
): Mark[] {
  const cells = Array.from({ length: CELLS ** 2 }, (_, k) => {
    const [i, j] = [k % CELLS, Math.floor(k / CELLS)];
    const middle: Point = [
      left + ((i + 0.5) / CELLS) * (right - left),
      top + ((j + 0.5) / CELLS) * (bottom - top),
    ];
    return { i, j, place: at(middle), inside: score(middle) >= 0 };
  });
  const inside = cells.map((cell) => cell.inside);
  const widest = cells.map((cell) => ({
    ...cell,
    reach: reachOf(inside, cell.i, cell.j),
  })).sort((a, b) => b.reach - a.reach);
  return [true, false].flatMap((side) => {
    const own = widest.filter((cell) => cell.inside === side).slice(0, 30);
    if (!own.length) return [];
    const text = side ? "class 1" : "class 0";
    const fill = side ? palette.blueText : palette.vermilionText;
    const places = own.map(({ place }) => place);
    const [x, y] = room.place(labelWidth(text, 17) + 8, 24, places);
    return [label(text, x, y, { size: 17, bold: true, fill })];
  });
}

/** How many cells on every side are of the same class. */
function reachOf(inside: readonly boolean[], i: number, j: number): number {
  for (let reach = 1;; reach++) {
    for (let b = j - reach; b <= j + reach; b++) {
      for (let a = i - reach; a <= i + reach; a++) {
        const there = a >= 0 && b >= 0 && a < CELLS && b < CELLS;
        if (!there || inside[b * CELLS + a] !== inside[j * CELLS + i]) {
          return reach - 1;
        }
      }
    }
  }
}
