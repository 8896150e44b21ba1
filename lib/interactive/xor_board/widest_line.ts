/** A line between a few points of two classes, as far from both as can be. */

import { between, type Point } from "../../figures/placement.ts";
import type { Bit } from "../../logic/bits.ts";
import { round, type UnitNumbers } from "./state.ts";

/** A point and its class. */
export type ClassAt = { readonly at: Point; readonly y: Bit };

/** A direction, and where on it the line stands: it fires where `normal · x ≥ limit`. */
type Cut = { readonly normal: Point; readonly limit: number };

/** What rounding may make of points that lie on a line. */
const ROUNDING = 1e-12;

/** Sizes of the larger weight, plain numbers first: a narrow gap needs more digits. */
const SIZES = [1, 10, 100, 1000];

/**
 * The widest line, in numbers of four decimals.
 *
 * It touches either one point of each class, and stands upright between them, or two of one
 * class, and runs beside both; so for a few points all such lines can be tried.
 *
 * @param points at most a handful
 * @param works whether a unit with these numbers gets all of them right
 * @returns nothing if no line separates them, or only one with more digits
 */
export function widestLine(
  points: readonly ClassAt[],
  works: (unit: UnitNumbers) => boolean,
): UnitNumbers | undefined {
  if (points.every(({ y }) => y === points[0].y)) {
    return { weights: [0, 0], threshold: points[0].y === 1 ? 0 : 1 };
  }
  let best: Cut | undefined;
  let widest = ROUNDING;
  for (const cut of cuts(points)) {
    const width = roomBeside(cut, points);
    if (width > widest + ROUNDING) [best, widest] = [cut, width];
  }
  if (best === undefined) return undefined;
  const { normal, limit } = best;
  const largest = Math.max(...normal.map(Math.abs));
  return SIZES.map((size) => ({
    weights: normal.map((n) => round(n / largest * size)),
    threshold: round(limit / largest * size),
  })).find(works);
}

/** Every line that may be the widest. */
function* cuts(points: readonly ClassAt[]): Generator<Cut> {
  const of = (y: Bit) => points.filter((point) => point.y === y);
  const [rest, fire] = [of(0), of(1)];
  for (const { at: p } of rest) {
    for (const { at: q } of fire) {
      yield cut([q[0] - p[0], q[1] - p[1]], between(p, q, 0.5));
    }
  }
  for (const [pair, others] of [[rest, fire], [fire, rest]]) {
    for (const { at: p } of pair) {
      for (const { at: q } of pair) {
        for (const { at: r } of others) { // p, q and q, p: one for each side
          yield cut([q[1] - p[1], p[0] - q[0]], between(p, r, 0.5));
        }
      }
    }
  }
}

function cut([a, b]: Point, [x, y]: Point): Cut {
  return { normal: [a, b], limit: a * x + b * y };
}

/** How far the nearest point is from the line; negative if one is on the wrong side. */
function roomBeside(
  { normal: [a, b], limit }: Cut,
  points: readonly ClassAt[],
) {
  const length = Math.hypot(a, b);
  if (length < ROUNDING) return 0;
  return Math.min(
    ...points.map(({ at: [x, y], y: label }) =>
      (label === 1 ? 1 : -1) * (a * x + b * y - limit) / length
    ),
  );
}
