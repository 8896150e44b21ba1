/** Lines in the plane, and the side of them where a unit fires. */

import { checkFinite, checkLength } from "../shape.ts";
import { limitOf } from "./checks.ts";
import { decimal, linear } from "./numbers.ts";
import { between, type Box, clipSegment, type Point } from "./placement.ts";

/**
 * A unit with two inputs, as a picture sees it: it fires where
 * `weights · x ≥ threshold`, which is `weights · x + bias ≥ 0`.
 */
export type Boundary = {
  /** Two weights, not both 0. */
  readonly weights: readonly number[];
  /** Right side of the inequality. */
  readonly threshold?: number | undefined;
  /** Minus the threshold: one of the two must be given. */
  readonly bias?: number | undefined;
  /** What a sum equal to the threshold does: "fire" (default) or "rest". */
  readonly tie?: "fire" | "rest" | undefined;
  /** What the line is called; its equation if nothing is given. */
  readonly name?: string | undefined;
};

/** A boundary with its numbers checked. */
export type Line = {
  readonly weights: Point;
  readonly threshold: number;
  readonly tie: "fire" | "rest";
  /** As LaTeX-like text: `x_1 + x_2 = 1.5`. */
  readonly equation: string;
  readonly name: string | undefined;
};

/**
 * Checks a boundary at the door.
 *
 * @throws {ShapeError} if it has not two weights
 * @throws {ValueError} if a number is not finite, or there is neither threshold nor bias
 */
export function lineOf(
  boundary: Boundary,
  axes: readonly [string, string],
): Line {
  const action = "draw the line of a unit";
  const { weights, tie = "fire", name } = boundary;
  checkLength(action, "weights", weights, 2);
  checkFinite(action, "weights", weights);
  const limit = limitOf(action, boundary);
  return {
    weights: [weights[0], weights[1]],
    threshold: limit + 0,
    tie,
    equation: `${linear(weights, axes)} = ${decimal(limit)}`,
    // a function that is a unit has a name of its own, which says nothing
    name: typeof boundary === "function" ? undefined : name,
  };
}

/** Whether the unit fires there. */
export function fires(
  { weights, threshold, tie }: Line,
  [x, y]: Point,
): boolean {
  const score = weights[0] * x + weights[1] * y - threshold;
  return tie === "fire" ? score >= 0 : score > 0;
}

/** The part of the line inside a box (in data), if it passes through. */
export function visiblePart(
  { weights, threshold }: Line,
  box: Box,
): [Point, Point] | undefined {
  const [a, b] = weights;
  const norm = a * a + b * b;
  if (norm === 0) return undefined;
  const foot: Point = [(a * threshold) / norm, (b * threshold) / norm];
  const reach = (Math.abs(box.left) + Math.abs(box.right) + Math.abs(box.top) +
    Math.abs(box.bottom) + Math.hypot(...foot)) / Math.sqrt(norm);
  return clipSegment(
    box,
    [foot[0] - reach * b, foot[1] + reach * a],
    [foot[0] + reach * b, foot[1] - reach * a],
  );
}

/** The corners of what is left of a convex polygon on the side that fires (Sutherland and Hodgman 1974). */
export function firingPart(polygon: readonly Point[], line: Line): Point[] {
  const score = ([x, y]: Point) =>
    line.weights[0] * x + line.weights[1] * y - line.threshold;
  return polygon.flatMap((corner, i) => {
    const next = polygon[(i + 1) % polygon.length];
    const [here, there] = [score(corner), score(next)];
    const kept = here >= 0 ? [corner] : [];
    return here * there < 0
      ? [...kept, between(corner, next, here / (here - there))]
      : kept;
  });
}

/** The corners of a box, in order round it. */
export function corners({ left, right, top, bottom }: Box): Point[] {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}
