/** The line of a unit as a hand moves it: by two handles on it, or by turning the unit round. */

import { type Line, lineOf, visiblePart } from "../../figures/half_plane.ts";
import { between, type Box, type Point } from "../../figures/placement.ts";
import {
  type ThresholdUnit,
  thresholdUnit,
} from "../../logic/threshold_unit.ts";
import { boardScales } from "../half_plane_board.ts";
import { round, type UnitNumbers } from "./state.ts";

/** The part of the plane that is shown: the four corners and a margin. */
export const BOX: Box = boardScales().box;

/** How far an arrow key moves a handle; with Shift, five times as far. */
export const NUDGE = 0.05;

/** Handles stay this far inside of what is shown. */
const EDGE = 0.05;

/** Two handles that are nearer to each other say nothing certain of a direction. */
const NEAREST = 0.15;

/** Where on the visible part of a line its handles sit. */
const SPOTS = [0.14, 0.86] as const;

/** Two points of a line. The unit fires on the right of the way from the first to the second. */
export type Handles = readonly [Point, Point];

/**
 * The unit with these numbers, counted in ten-thousandths: a positive factor changes nothing, and
 * on whole numbers nothing is rounded. So 0.1 + 0.2 is a tie with 0.3.
 */
export function exactUnit({ weights, threshold }: UnitNumbers): ThresholdUnit {
  return thresholdUnit({
    weights: weights.map(whole),
    threshold: whole(threshold),
  });
}

/** A number of four decimals in ten-thousandths. */
export function whole(x: number): number {
  return Math.round(x * 10_000);
}

/** The unit's line, as pictures know it. */
export function pictured(
  unit: UnitNumbers,
  axes: readonly [string, string] = ["x_1", "x_2"],
): Line {
  return lineOf(unit, axes);
}

/**
 * Where a line can be taken hold of.
 *
 * @returns two points on it, at round numbers where there are any; `undefined` if there is no
 * line, or hardly any of it in the picture
 */
export function handlesOf(unit: UnitNumbers): Handles | undefined {
  const part = visiblePart(pictured(unit), inside());
  if (part === undefined) return undefined;
  const [a, b] = SPOTS.map((t) => onGrid(between(...part, t), unit));
  const [p, q] = apart(a, b) ? [a, b] : part;
  return apart(p, q) ? ordered(unit, p, q) : undefined;
}

/** The unit whose line goes through two handles, firing on the right of the way from one to the other. */
export function unitThrough([p, q]: Handles): UnitNumbers {
  const weights = [2 * (q[1] - p[1]), 2 * (p[0] - q[0])].map(round);
  return {
    weights,
    threshold: round(weights[0] * p[0] + weights[1] * p[1]),
  };
}

/**
 * The handles after one has been put somewhere else: inside of the picture, on a grid of
 * twentieths, and not too near to the other.
 *
 * @returns the same handles if it may not be there
 */
export function moved(handles: Handles, which: 0 | 1, to: Point): Handles {
  const { left, right } = inside();
  const [x, y] = to.map((c) =>
    round(NUDGE * Math.round(Math.min(right, Math.max(left, c)) / NUDGE))
  );
  const other = handles[1 - which];
  if (!apart([x, y], other)) return handles;
  return which === 0 ? [[x, y], other] : [other, [x, y]];
}

/** The unit that fires where this one rests; on the line itself both fire. */
export function flipped({ weights, threshold }: UnitNumbers): UnitNumbers {
  return { weights: weights.map((w) => 0 - w), threshold: 0 - threshold };
}

/** Whether two units have the same numbers. */
export function sameUnit(a: UnitNumbers, b: UnitNumbers): boolean {
  return a.threshold === b.threshold && a.weights.join() === b.weights.join();
}

function inside(): Box {
  return {
    left: BOX.left + EDGE,
    right: BOX.right - EDGE,
    top: BOX.top + EDGE,
    bottom: BOX.bottom - EDGE,
  };
}

function apart(p: Point, q: Point): boolean {
  return Math.hypot(p[0] - q[0], p[1] - q[1]) >= NEAREST;
}

/** The point of the line beside `near` whose coordinate along the line's longer way is on the grid. */
function onGrid(
  near: Point,
  { weights: [a, b], threshold }: UnitNumbers,
): Point {
  const grid = (c: number) => round(NUDGE * Math.round(c / NUDGE));
  if (Math.abs(b) >= Math.abs(a)) {
    const x = grid(near[0]);
    return [x, round((threshold - a * x) / b)];
  }
  const y = grid(near[1]);
  return [round((threshold - b * y) / a), y];
}

/** In the order that has the firing side on the right. */
function ordered({ weights }: UnitNumbers, p: Point, q: Point): Handles {
  const side = weights[0] * (q[1] - p[1]) + weights[1] * (p[0] - q[0]);
  return side >= 0 ? [p, q] : [q, p];
}
