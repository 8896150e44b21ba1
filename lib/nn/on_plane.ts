/** What a network with two inputs says everywhere in a rectangle, as a picture of its regions wants to know. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkCount, checkNames, checkOptions } from "../shape.ts";
import { predict } from "./evaluate.ts";
import type { Layer } from "./layer.ts";
import { usualThreshold } from "./threshold.ts";

/** From one number to a larger one. */
type Range = readonly [from: number, to: number];

/** Which part of the plane, and how closely. */
export type OnPlaneOptions = {
  /** Of the first input. */
  readonly x: Range;
  /** Of the second. */
  readonly y: Range;
  /** How many strips it is cut into either way: 160 if not said. */
  readonly strips?: number;
};

const ACTION = "ask a network about a plane";

/**
 * The chance of class 1 at every point of a rectangle, for `decisionRegions`.
 *
 * A picture cannot wait, so the network is asked once, at the corners of a grid, and what it says in
 * between is interpolated: of the sums before the last sigmoid, so that straight boundaries stay
 * straight. One output stands for class 1 as in {@linkcode accuracy}; of two, the larger wins.
 *
 * @param net takes two inputs; one output or two
 * @param options the rectangle
 * @returns the chance at a point of it: ½ is the boundary
 * @throws {ShapeError} if the network does not have two inputs, and one output or two
 * @throws {ValueError} if the rectangle has no area; and later for points outside of it
 *
 * @example The line x₁ + x₂ = 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { linear } from "./linear.ts";
 * const net = linear(2, 1, { seed: 1 }).with({ weight: tensor([[1, 1]]), bias: tensor([-1]) });
 * const chance = await onPlane(net, { x: [0, 1], y: [0, 1] });
 * assert.equal(chance([0.25, 0.75]), 0.5);
 * assert.ok(chance([0.9, 0.9]) > 0.6);
 * ```
 */
export async function onPlane(
  net: Layer,
  options: OnPlaneOptions,
): Promise<(point: readonly [number, number]) => number> {
  checkOptions(ACTION, options, "onPlane(net, { x: [-1, 2], y: [-1, 2] })");
  checkNames(ACTION, ["x", "y", "strips"], options);
  const { x, y, strips = 160 } = options;
  checkCount(ACTION, "the number of strips", strips, 1);
  for (const [name, range] of Object.entries({ x, y })) checkRange(name, range);
  const rows = await predict(net, gridPoints(x, y, strips));
  const sums = sumsOf(rows, usualThreshold(net) === 0.5);
  return ([a, b]) => {
    const [i, u] = placeIn("x", x, a, strips),
      [j, v] = placeIn("y", y, b, strips);
    const at = (di: number, dj: number) =>
      sums[(j + dj) * (strips + 1) + i + di];
    const sum = (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) +
      v * ((1 - u) * at(0, 1) + u * at(1, 1));
    return 1 / (1 + Math.exp(-sum));
  };
}

/** The corners of the grid, row by row. */
function gridPoints(x: Range, y: Range, strips: number): number[][] {
  const along = ([from, to]: Range) =>
    Array.from(
      { length: strips + 1 },
      (_, i) => from + (to - from) * i / strips,
    );
  const columns = along(x);
  return along(y).flatMap((b) => columns.map((a) => [a, b]));
}

/** `ln(p / (1 − p))` of the chance of class 1; what is certain stays finite. */
function sumsOf(
  rows: readonly (readonly number[])[],
  areChances: boolean,
): number[] {
  const outputs = rows[0].length;
  if (outputs !== 1 && outputs !== 2) {
    throw new ShapeError(
      ACTION,
      `it must have one output, or two, but it has ${outputs}`,
    );
  }
  if (outputs === 2) return rows.map(([no, yes]) => yes - no);
  if (!areChances) return rows.map(([sum]) => sum);
  const kept = (p: number) => Math.min(Math.max(p, 1e-7), 1 - 1e-7);
  return rows.map(([p]) => Math.log(kept(p) / (1 - kept(p))));
}

/** The strip in which a number lies, and how far in it. */
function placeIn(
  name: string,
  [from, to]: Range,
  value: number,
  strips: number,
): [strip: number, share: number] {
  const place = (value - from) / (to - from) * strips;
  if (!(place >= -1e-9 && place <= strips + 1e-9)) {
    throw new ValueError(
      ACTION,
      `${name} must be from ${from} to ${to}, as it was asked about, but it is ${value}`,
    );
  }
  const strip = Math.min(Math.max(Math.floor(place), 0), strips - 1);
  return [strip, place - strip];
}

function checkRange(name: string, range: unknown): void {
  const [from, to] = Array.isArray(range) ? range : [];
  if (from < to && Number.isFinite(to - from)) return;
  throw new ValueError(
    ACTION,
    `${name} must be a range from a lower to a higher number, as in [-1, 2], but it is ${
      written(range)
    }`,
  );
}
