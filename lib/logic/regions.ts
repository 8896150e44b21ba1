/**
 * Regions of the plane that threshold units carve out: half-planes, convex polygons, and
 * unions of them.
 *
 * One unit is a half-plane; AND of half-planes is convex; OR of convex pieces is any
 * region with straight edges. So two hidden layers are enough: the first asks on which
 * side of each line a point lies, the second whether it is inside each piece, and the
 * output whether it is inside any.
 *
 * All regions include their boundary, for at each of the three steps ties fire: points on
 * an edge and corners belong, also where two pieces touch. On slanting edges with
 * coordinates such as 0.1, that no double holds exactly, rounding decides; with whole
 * numbers nothing is rounded.
 *
 * @module
 */

import { whatIs, written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkNumbers } from "../shape.ts";
import { type Bit } from "./bits.ts";
import {
  type ThresholdNetwork,
  thresholdNetwork,
} from "./threshold_network.ts";
import { type ThresholdUnit, thresholdUnit } from "./threshold_unit.ts";
import { type Point, sidesOf } from "./polygon_sides.ts";

export type { Point } from "./polygon_sides.ts";

/**
 * A union of convex pieces, each the intersection of half-planes, boundary included.
 * Make one with {@linkcode halfPlane}, {@linkcode polygon}, {@linkcode intersection} or
 * {@linkcode union}.
 *
 * @example Two triangles: six lines, two pieces, one answer
 * ```ts
 * import assert from "node:assert/strict";
 * const islands = union(
 *   polygon([[0, 0], [2, 0], [0, 2]]),
 *   polygon([[5, 5], [7, 5], [5, 7]]),
 * );
 * assert.deepEqual(islands.network().sizes, [2, 6, 2, 1]);
 * assert.ok(islands.contains([1, 1]), "an edge belongs");
 * assert.ok(!islands.contains([3, 3]));
 * ```
 */
export class Region {
  /** For each convex piece the units of its half-planes. */
  readonly pieces: readonly (readonly ThresholdUnit[])[];
  #network: ThresholdNetwork | undefined;

  /**
   * Takes the pieces as they are; {@linkcode polygon} and the others make them.
   *
   * @param pieces for each convex piece the half-planes that it is the intersection of
   */
  constructor(pieces: readonly (readonly ThresholdUnit[])[]) {
    this.pieces = Object.freeze(
      pieces.map((piece) => Object.freeze([...piece])),
    );
  }

  /**
   * Whether the point lies in the region or on its boundary, asked piece by piece without
   * the network.
   *
   * @param x `[x1, x2]`
   * @throws {ShapeError | ValueError} if it is not two finite numbers
   */
  contains(x: Point): boolean {
    checkNumbers(`look for ${written(x)} in a region`, "coordinates", x, 2);
    return this.pieces.some((piece) => piece.every((side) => side(x) === 1));
  }

  /**
   * The network of two hidden layers that computes the region: a unit for each half-plane,
   * then AND for each piece, then OR. It agrees with `contains` at every point.
   */
  network(): ThresholdNetwork {
    this.#network ??= networkOf(this.pieces);
    return this.#network;
  }

  /** What the network says of a point: 1 inside and on the boundary, 0 outside. */
  readonly classify = (x: Point): Bit => this.network().classify(x);
}

/**
 * The half-plane `a · x1 + b · x2 + c ≥ 0`: what one threshold unit sees of the plane.
 *
 * @param a with `b` the direction in which the half-plane lies; not both 0
 * @param b see `a`
 * @param c moves the boundary: by −c / √(a² + b²) in that direction from the origin
 * @throws {ValueError} if a number is not finite, or `a` and `b` are both 0
 *
 * @example Everything on and above the diagonal
 * ```ts
 * import assert from "node:assert/strict";
 * const above = halfPlane(-1, 1, 0);
 * assert.ok(above.contains([1, 2]) && above.contains([2, 2]));
 * assert.ok(!above.contains([2, 1]));
 * ```
 */
export function halfPlane(a: number, b: number, c: number): Region {
  for (const [name, value] of Object.entries({ a, b, c })) {
    if (Number.isFinite(value)) continue;
    throw new ValueError(
      "build a half-plane",
      `its numbers must be finite, but ${name} is ${written(value)}`,
    );
  }
  if (a === 0 && b === 0) {
    throw new ValueError(
      "build a half-plane",
      "a and b must not both be 0, but they are; without a direction there is no boundary",
    );
  }
  return new Region([[thresholdUnit({ weights: [a, b], bias: c })]]);
}

/**
 * A convex polygon: the intersection of one half-plane for each edge.
 *
 * @param vertices `[n][x1, x2]` the corners in order round the polygon, either way
 * @throws {ShapeError} if there are fewer than three or one is not a pair
 * @throws {ValueError} if a number is not finite, two neighbours are equal, or the polygon
 * has no area or is not convex
 *
 * @example Four lines cut out a square, and a fifth unit joins them
 * ```ts
 * import assert from "node:assert/strict";
 * const square = polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
 * assert.deepEqual(square.network().run([0, 0]), [[1, 1, 1, 1], [1], [1]]);
 * assert.deepEqual(square.network().run([1.5, 0]), [[1, 0, 1, 1], [0], [0]]);
 * ```
 */
export function polygon(vertices: readonly Point[]): Region {
  return new Region([sidesOf(vertices)]);
}

/**
 * Every point that lies in at least one of the regions: OR.
 *
 * @param regions one or more
 * @throws {ShapeError} if there are none, or one is no region
 *
 * @example A cross of two bars
 * ```ts
 * import assert from "node:assert/strict";
 * const cross = union(
 *   polygon([[-3, -1], [3, -1], [3, 1], [-3, 1]]),
 *   polygon([[-1, -3], [1, -3], [1, 3], [-1, 3]]),
 * );
 * assert.ok(cross.contains([0, 2]) && !cross.contains([2, 2]));
 * ```
 */
export function union(...regions: readonly Region[]): Region {
  checkSome("take the union of regions", regions);
  return new Region(regions.flatMap((region) => region.pieces));
}

/**
 * Every point that lies in all of the regions: AND.
 *
 * Each piece of one meets each piece of the other, so that the intersection of unions of
 * m and n pieces has m · n pieces, some of them perhaps empty.
 *
 * @param regions one or more
 * @throws {ShapeError} if there are none, or one is no region
 *
 * @example An endless strip, which is no polygon
 * ```ts
 * import assert from "node:assert/strict";
 * const strip = intersection(halfPlane(0, 1, 0), halfPlane(0, -1, 1));
 * assert.ok(strip.contains([1e6, 0.5]) && !strip.contains([0, 2]));
 * ```
 */
export function intersection(...regions: readonly Region[]): Region {
  checkSome("take the intersection of regions", regions);
  return new Region(
    regions.map((region) => region.pieces).reduce((some, others) =>
      some.flatMap((a) => others.map((b) => [...a, ...b]))
    ),
  );
}

function networkOf(
  pieces: readonly (readonly ThresholdUnit[])[],
): ThresholdNetwork {
  const ands = pieces.map((piece) =>
    thresholdUnit({
      weights: pieces.flatMap((other) =>
        other.map(() => other === piece ? 1 : 0)
      ),
      threshold: piece.length,
    })
  );
  const or = thresholdUnit({ weights: pieces.map(() => 1), threshold: 1 });
  return thresholdNetwork([pieces.flat(), ands, [or]]);
}

function checkSome(action: string, regions: readonly Region[]): void {
  if (regions.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least 1, but there are none",
    );
  }
  const bad = regions.findIndex((region) => !(region instanceof Region));
  if (bad < 0) return;
  throw new ShapeError(
    action,
    `every region must be a Region, but region ${bad + 1} is ${
      whatIs(regions[bad])
    }`,
  );
}
