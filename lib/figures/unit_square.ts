/**
 * A Boolean function as four points of the plane, and the lines of the units that try to separate them.
 *
 * @module
 */

import type { Figure } from "./document.ts";
import { plane } from "./plane.ts";
import { squareAlt } from "./unit_square_alt.ts";
import { settled, type UnitSquareOptions } from "./unit_square_data.ts";
import { marksOf } from "./unit_square_marks.ts";

/**
 * The four inputs of a Boolean function as points, and the line `w₁x₁ + w₂x₂ = θ` of a unit.
 *
 * The side where the unit fires is shaded. A point that the unit gets wrong has a black
 * ring. With `points` and `axes` it is the same picture of another plane, such as that
 * of two hidden units.
 *
 * @param options a unit, or units, or a table, or points
 * @returns the picture; its alt text says which points fire
 * @throws {ShapeError} if the table has not four rows or a unit not two weights
 * @throws {ValueError} if a number is not finite, or there is nothing to draw
 *
 * @example AND: the line leaves one corner on the side that fires
 * ```ts
 * import assert from "node:assert/strict";
 * const and = unitSquare({ unit: { weights: [1, 1], threshold: 1.5 } });
 * assert.equal(
 *   and.getAttribute("aria-label"),
 *   "The line x₁ + x₂ = 1.5 leaves (1, 1) on the side that fires; (0, 0), (0, 1) and (1, 0) rest.",
 * );
 * ```
 */
export function unitSquare(options: UnitSquareOptions): Figure {
  const square = settled(options);
  const { axes, width, domain: [low, high] } = square;
  return plane({
    alt: squareAlt(square),
    caption: options.caption,
    axes,
    width,
    box: { left: low, right: high, top: low, bottom: high },
    ticks: low > -1 && high < 2 ? [0, 1] : 5,
    tickWidth: low > -1 ? 12 : 36,
    above: square.above ? 22 : 0,
    grid: true,
  }, (at, frame) => marksOf(square, at, frame));
}
