/** Which axes are meant: counted from the last if below 0, each once, within the shape. */

import { written } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { formatShape, type Shape } from "../shape.ts";

/**
 * One axis as its number from 0.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if the shape has no such axis
 *
 * @example The last axis
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(axisOf("sum", [4, 3], -1), 1);
 * assert.throws(() => axisOf("sum", [4, 3], 2), {
 *   message: "Cannot sum [4, 3]: the axis must be a whole number from -2 to 1, but it is 2",
 * });
 * ```
 */
export function axisOf(action: string, shape: Shape, axis: number): number {
  const rank = shape.length;
  if (Number.isInteger(axis) && -rank <= axis && axis < rank) {
    return axis < 0 ? axis + rank : axis;
  }
  throw new ShapeError(
    `${action} ${formatShape(shape)}`,
    rank === 0
      ? `it is a single number and has no axes, but axis ${
        written(axis)
      } was named`
      : `the axis must be a whole number from ${-rank} to ${
        rank - 1
      }, but it is ${written(axis)}`,
  );
}

/**
 * The shape with the named axes of size 1, all of them if none is named.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if the shape has no such axis, or one is named twice
 */
export function collapsed(
  action: string,
  shape: Shape,
  axes: number | readonly number[] | undefined,
): Shape {
  if (axes === undefined) return shape.map(() => 1);
  const named = [axes].flat().map((axis) => axisOf(action, shape, axis));
  const twice = named.find((axis, i) => named.indexOf(axis) !== i);
  if (twice !== undefined) {
    throw new ShapeError(
      `${action} ${formatShape(shape)}`,
      `each axis must be named once, but axis ${twice} is there twice`,
    );
  }
  return shape.map((n, axis) => named.includes(axis) ? 1 : n);
}

/** The shape without the named axes, all of them if none is named. */
export function without(
  shape: Shape,
  axes: number | readonly number[] | undefined,
): Shape {
  if (axes === undefined) return [];
  const gone = [axes].flat().map((axis) =>
    axis < 0 ? axis + shape.length : axis
  );
  return shape.filter((_, axis) => !gone.includes(axis));
}
