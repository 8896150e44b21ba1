/**
 * A Boolean function as four points of the plane, and the lines of the units that try to separate them.
 *
 * @module
 */

import type { Figure } from "./document.ts";
import { fires } from "./half_plane.ts";
import type { ClassLabel } from "./marks.ts";
import { spoken } from "./math_runs.ts";
import { decimal, listed } from "./numbers.ts";
import { planeMargins } from "./plane_axes.ts";
import { drawn, plot } from "./plot.ts";
import {
  type ClassPoint,
  isWrong,
  settled,
  type Square,
  type UnitSquareOptions,
} from "./unit_square_data.ts";
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
  const { width, above } = square;
  const margins = planeMargins(square.axes, square.domain[0] > -1 ? 12 : 36);
  const marginTop = margins.marginTop + (above ? 22 : 0);
  const height = width - margins.marginLeft - margins.marginRight + marginTop +
    margins.marginBottom;
  const [low, high] = square.domain;
  const scale = {
    domain: [low, high],
    ticks: low > -1 && high < 2 ? [0, 1] : 5,
    grid: true,
    label: null,
  };
  return plot({
    alt: squareAlt(square),
    caption: options.caption,
    width,
    height,
    ...margins,
    marginTop,
    x: { ...scale, tickFormat: tick },
    y: { ...scale, tickFormat: tick },
    marks: [drawn((frame) => marksOf(square, frame))],
  });
}

const tick = (value: number) => decimal(value);

/** The picture in sentences: what is wanted, and what each line does. */
function squareAlt(square: Square): string {
  const { points, lines, wanted, axes } = square;
  const where = (of: readonly ClassPoint[]) =>
    of.length
      ? listed(
        of.map(({ x, name }) =>
          `${name ? name + " at " : ""}(${decimal(x[0])}, ${decimal(x[1])})`
        ),
      )
      : "no point";
  const sentences: string[] = [];
  if (wanted) {
    const of = (y: ClassLabel) => points.filter((point) => point.y === y);
    const plane = axes.join() === "x_1,x_2"
      ? ""
      : `In the plane of ${spoken(axes[0])} and ${spoken(axes[1])}: `;
    sentences.push(
      `${plane}class 1 is wanted at ${where(of(1))}, class 0 at ${
        where(of(0))
      }.`,
    );
    if (of(null).length) sentences.push(`${where(of(null))} may be either.`);
  }
  for (const line of lines) {
    const [on, off] = [true, false].map((side) =>
      points.filter(({ x }) => fires(line, [x[0], x[1]]) === side)
    );
    if (Math.hypot(...line.weights) === 0) {
      sentences.push(
        `Both weights are 0: there is no line, and the unit ${
          on.length ? "fires" : "rests"
        } everywhere.`,
      );
      continue;
    }
    const what = line.name
      ? `${spoken(line.name)}, ${spoken(line.equation)},`
      : spoken(line.equation);
    sentences.push(
      `The line ${what} leaves ${where(on)} on the side that fires; ${
        where(off)
      } rest${off.length === 1 ? "s" : ""}.`,
    );
  }
  if (lines.length > 1 && square.shade !== "none") {
    const all = square.shade === "and"
      ? "all units fire"
      : "at least one unit fires";
    sentences.push(`Shaded is where ${all}.`);
  }
  const wrong = points.filter((point) => isWrong(square, point));
  if (wrong.length) sentences.push(`Wrong: ${where(wrong)}.`);
  return sentences.map((s) => s[0].toUpperCase() + s.slice(1)).join(" ");
}
