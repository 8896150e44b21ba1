/** The sides of a convex polygon as threshold units, after a check that it is one. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList } from "../shape.ts";
import { type ThresholdUnit, thresholdUnit } from "./threshold_unit.ts";

/** A point of the plane, `[x1, x2]`. */
export type Point = readonly [x1: number, x2: number];

/** How much of its size a cross product of doubles may be off. */
const ROUNDING = 1e-12;

/**
 * A unit for each edge of a convex polygon, that fires on the edge's inner side and on
 * the edge itself.
 *
 * For the edge from p to q, with the inside to its left, it is
 * `(p2 − q2) · x1 + (q1 − p1) · x2 ≥ (p2 − q2) · p1 + (q1 − p1) · p2`.
 *
 * @param vertices `[n][x1, x2]` the corners in order, either way round
 * @returns n units
 * @throws {ShapeError} if there are fewer than three vertices or one is not a pair
 * @throws {ValueError} if a number is not finite, two neighbours are equal, or the polygon
 * has no area or is not convex
 *
 * @example The lower side of a triangle is x2 ≥ 0
 * ```ts
 * import assert from "node:assert/strict";
 * const [lower] = sidesOf([[0, 0], [1, 0], [0, 1]]);
 * assert.deepEqual([lower.weights, lower.threshold], [[0, 1], 0]);
 * ```
 */
export function sidesOf(vertices: readonly Point[]): readonly ThresholdUnit[] {
  checkList("build a polygon", "vertices", vertices);
  const action = `build a polygon of ${vertices.length} vertices`;
  checkVertices(action, vertices);
  const corners = leftTurning(action, vertices);
  return corners.map((p, i) => {
    const q = corners[(i + 1) % corners.length];
    const weights = [p[1] - q[1], q[0] - p[0]];
    // The same sum that the unit will make, so that p lies on the edge exactly.
    const threshold = weights[0] * p[0] + weights[1] * p[1];
    return thresholdUnit({ weights, threshold });
  });
}

function checkVertices(action: string, vertices: readonly Point[]): void {
  if (vertices.length < 3) {
    throw new ShapeError(
      action,
      `there must be at least 3 vertices, but there are ${vertices.length}`,
    );
  }
  vertices.forEach((p, i) => {
    if (!Array.isArray(p) || p.length !== 2) {
      throw new ShapeError(
        action,
        `each vertex must be [x1, x2], but vertex ${i + 1} is ${written(p)}`,
      );
    }
    if (!p.every(Number.isFinite)) {
      throw new ValueError(
        action,
        `coordinates must be finite numbers, but vertex ${i + 1} is ${
          written(p)
        }`,
      );
    }
    const next = (i + 1) % vertices.length;
    if (p[0] === vertices[next][0] && p[1] === vertices[next][1]) {
      throw new ValueError(
        action,
        `neighbouring vertices must differ, but vertices ${i + 1} and ${
          next + 1
        } are both ${written(p)}`,
      );
    }
  });
}

/** The vertices in the order that has the inside on the left, if they are convex. */
function leftTurning(
  action: string,
  vertices: readonly Point[],
): readonly Point[] {
  const area = vertices.reduce(
    (sum, p, i) =>
      sum + cross(vertices[0], p, vertices[(i + 1) % vertices.length]),
    0,
  );
  const size = Math.max(...vertices.map((p) => distance(p, vertices[0])));
  if (Math.abs(area) <= ROUNDING * size ** 2) {
    throw new ValueError(
      action,
      "it must have an area, but what its edges go round to the left and to the right adds up to 0",
    );
  }
  const turn = Math.sign(area);
  vertices.forEach((p, i) => {
    const next = (i + 1) % vertices.length;
    const q = vertices[next];
    const outside = vertices.findIndex((v) =>
      turn * cross(p, q, v) < -ROUNDING * distance(p, q) * distance(p, v)
    );
    if (outside < 0) return;
    throw new ValueError(
      action,
      `it must be convex, but vertex ${
        outside + 1
      } lies outside the edge from vertex ${i + 1} to vertex ${
        next + 1
      }; cut it into convex polygons and take their union`,
    );
  });
  return turn > 0 ? vertices : vertices.toReversed();
}

/** Twice the area of the triangle p, q, r; positive if r lies to the left of p → q. */
function cross(p: Point, q: Point, r: Point): number {
  return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p[0] - q[0], p[1] - q[1]);
}
