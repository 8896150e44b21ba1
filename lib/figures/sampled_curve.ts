/** A function of one number as pieces of a curve, cut where the function jumps. */

import { ValueError } from "../errors.ts";
import { decimal } from "./numbers.ts";
import type { Point } from "./placement.ts";

/** A place where a function leaps from one value to another. */
export type Jump = {
  readonly x: number;
  /** The values just before and just after. */
  readonly ends: readonly [number, number];
  /** The value there. */
  readonly value: number;
};

/** A curve in data coordinates. */
export type Curve = {
  readonly pieces: readonly (readonly Point[])[];
  readonly jumps: readonly Jump[];
};

const STEPS = 120;

/**
 * Samples `f` from `low` to `high` and finds its jumps by halving.
 *
 * @param f any function of one number
 * @throws {ValueError} if a value is not finite
 */
export function curveOf(
  f: (x: number) => number,
  low: number,
  high: number,
): Curve {
  const value = (x: number): number => {
    const y = f(x);
    if (Number.isFinite(y)) return y;
    throw new ValueError(
      "draw a curve",
      `every value must be a finite number, but at ${decimal(x)} it is ${y}`,
    );
  };
  const points = Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const x = low + (i / STEPS) * (high - low);
    return [x, value(x)];
  });
  const pieces: Point[][] = [[points[0]]];
  const jumps: Jump[] = [];
  for (let i = 1; i < points.length; i++) {
    const jump = jumpBetween(value, points[i - 1], points[i]);
    if (jump) {
      jumps.push(jump);
      pieces.at(-1)!.push([jump.x, jump.ends[0]]);
      pieces.push([[jump.x, jump.ends[1]]]);
    }
    pieces.at(-1)!.push(points[i]);
  }
  return { pieces, jumps };
}

/** The jump between two neighbours, if their difference does not shrink with their distance. */
function jumpBetween(
  f: (x: number) => number,
  a: Point,
  b: Point,
): Jump | undefined {
  const leap = Math.abs(b[1] - a[1]);
  if (leap < 1e-9) return undefined;
  for (let i = 0; i < 60; i++) {
    const x = (a[0] + b[0]) / 2;
    if (x === a[0] || x === b[0]) break;
    const y = f(x);
    if (Math.abs(y - a[1]) > Math.abs(b[1] - y)) b = [x, y];
    else a = [x, y];
    if (Math.abs(b[1] - a[1]) < 0.4 * leap) return undefined;
  }
  // Two neighbouring floats are left; the one with the shorter name is the place of the jump.
  const x = Math.abs(b[0]) < 1e-12
    ? 0
    : [a[0], b[0]].toSorted((p, q) => `${p}`.length - `${q}`.length)[0];
  return { x, ends: [a[1], b[1]], value: f(x) };
}
