/** "class 1" and "class 0", each written where its region is widest. */

import type { Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { palette } from "./palette.ts";
import type { Box, Point, Room } from "./placement.ts";

/** Cells on each side of the coarse grid in which room is looked for. */
const CELLS = 12;

/** A cell of the grid: where it is, its side, and how far its side reaches around it. */
type Spot = {
  readonly place: Point;
  readonly inside: boolean;
  readonly reach: number;
};

/**
 * The names of the two classes, each in the widest room of its region.
 *
 * @param score 0 or more where class 1 is predicted
 * @param box the part of the plane that is shown
 * @param at from the plane to px
 * @param room where there is room in the picture
 */
export function regionNames(
  score: (x: Point) => number,
  box: Box,
  at: (x: Point) => Point,
  room: Room,
): Mark[] {
  const spots = spotsOf(score, box, at).sort((a, b) => b.reach - a.reach);
  return [true, false].flatMap((inside) => {
    const own = spots.filter((spot) => spot.inside === inside).slice(0, 30);
    if (!own.length) return [];
    const text = inside ? "class 1" : "class 0";
    const fill = inside ? palette.blueText : palette.vermilionText;
    const [x, y] = room.place(
      labelWidth(text, 17) + 8,
      24,
      own.map(({ place }) => place),
    );
    return [label(text, x, y, { size: 17, bold: true, fill })];
  });
}

function spotsOf(
  score: (x: Point) => number,
  { left, right, top, bottom }: Box,
  at: (x: Point) => Point,
): Spot[] {
  const middle = (i: number, j: number): Point => [
    left + ((i + 0.5) / CELLS) * (right - left),
    top + ((j + 0.5) / CELLS) * (bottom - top),
  ];
  const cells = Array.from(
    { length: CELLS ** 2 },
    (_, k) => [k % CELLS, Math.floor(k / CELLS)] as const,
  );
  const inside = cells.map(([i, j]) => score(middle(i, j)) >= 0);
  return cells.map(([i, j], k) => ({
    place: at(middle(i, j)),
    inside: inside[k],
    reach: reachOf(inside, i, j),
  }));
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
