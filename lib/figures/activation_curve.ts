/**
 * An activation and its slope as two curves, with a point and the tangent there.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import {
  type Drawing,
  marksOf,
  type SlopedFunction,
} from "./activation_marks.ts";
import type { Figure } from "./document.ts";
import { spoken } from "./math_runs.ts";
import { decimal } from "./numbers.ts";
import { drawn, plot } from "./plot.ts";
import { curveOf } from "./sampled_curve.ts";

/** What an activation curve shows. */
export type ActivationCurveOptions = {
  /** From where to where. Default [−4, 4]. */
  readonly domain?: readonly [number, number] | undefined;
  /** A place to mark: the value there, and the tangent with its slope. */
  readonly at?: number | undefined;
  readonly caption?: string | undefined;
};

/**
 * The curve of `f(z)`, black, and of its slope `f′(z)`, dashed grey; a jump is drawn as a jump,
 * with a filled disc where the function has its value and an open ring where it has not.
 *
 * @param f the function, with its `slope`
 * @param options where from and to; a place to mark
 * @returns the picture; its alt text gives the values at both ends and at the marked place
 * @throws {ValueError} if the function gives a number that is not finite
 *
 * @example A line has the same slope everywhere
 * ```ts
 * import assert from "node:assert/strict";
 * const double = Object.assign((z: number) => 2 * z, { slope: () => 2, id: "double" });
 * const picture = activationCurve(double, { domain: [0, 1], at: 0.5 });
 * assert.equal(
 *   picture.getAttribute("aria-label"),
 *   "The curve of double from z = 0 to 1: it rises from 0 to 2, and its slope is 2 all the way. At z = 0.5 its value is 1 and its slope 2.",
 * );
 * ```
 */
export function activationCurve(
  f: SlopedFunction,
  options: ActivationCurveOptions = {},
): Figure {
  const [low, high] = options.domain ?? [-4, 4];
  checkFinite("draw an activation curve", "ends", [low, high]);
  if (!(low < high)) {
    throw new ValueError(
      "draw an activation curve",
      `the domain must go from a lower to a higher number, but it is [${low}, ${high}]`,
    );
  }
  const { at, caption } = options;
  if (at !== undefined) checkFinite("draw an activation curve", "places", [at]);
  const drawing: Drawing = {
    f,
    at,
    name: f.id ?? "f",
    curve: curveOf(f, low, high),
    slope: curveOf((z) => f.slope(z), low, high),
  };
  const { curve, slope } = drawing;
  const values = [...curve.pieces, ...slope.pieces].flat().map(([, y]) => y);
  const [bottom, top] = [Math.min(0, ...values), Math.max(...values)];
  const margin = 0.06 * (top - bottom || 1);
  const axis = (domain: [number, number]) => ({
    domain,
    label: null,
    tickFormat: (value: number) => decimal(value),
  });
  return plot({
    alt: curveAlt(drawing, low, high),
    caption,
    height: 360,
    marginTop: 16,
    x: { ...axis([low, high]), ticks: 9 },
    y: { ...axis([bottom - margin, top + margin]), ticks: 5, grid: true },
    marks: [drawn((frame) => marksOf(drawing, frame))],
  });
}

/** The picture in sentences. */
function curveAlt(
  { f, name, slope, at, curve }: Drawing,
  low: number,
  high: number,
): string {
  const [from, to] = [f(low), f(high)];
  const way = to > from ? "rises" : to < from ? "falls" : "goes";
  const jumps = curve.jumps.map(({ x, ends }) =>
    `, with a jump at z = ${decimal(x)} from ${decimal(ends[0])} to ${
      decimal(ends[1])
    }`
  );
  const slopes = slope.pieces.flat().map(([, y]) => y);
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)];
  const steep = most - least < 1e-9
    ? `${decimal(most)} all the way`
    : `between ${decimal(least)} and ${decimal(most)}`;
  const place = at === undefined
    ? ""
    : ` At z = ${decimal(at)} its value is ${decimal(f(at))} and its slope ${
      decimal(f.slope(at))
    }.`;
  return `The curve of ${spoken(name)} from z = ${decimal(low)} to ${
    decimal(high)
  }: it ${way} from ${decimal(from)} to ${decimal(to)}${
    jumps.join("")
  }, and its slope is ${steep}.${place}`;
}
