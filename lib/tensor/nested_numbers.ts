/** Numbers in arrays of arrays: how one writes a tensor down, and reads it. */

import { whatIs } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { formatShape, type Shape, sizeOf } from "../shape.ts";
import type { Floats } from "./backend.ts";

/** A number, or arrays of such, however deep. */
export type NestedNumbers = number | readonly NestedNumbers[];

/**
 * The numbers in a row, and the shape they had.
 *
 * @param given the shape, if it is not to be seen in the values
 * @throws {ShapeError} if rows differ in length, or the shape holds another number of them
 * @throws {ValueError} if there is anything but numbers
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(flattened([[1, 2], [3, 4]]).shape, [2, 2]);
 * assert.throws(() => flattened([[1, 2], [3]]), {
 *   message: "Cannot make a tensor: rows must be equally long, but the first has 2 numbers and [1] has 1",
 * });
 * ```
 */
export function flattened(
  values: NestedNumbers | ArrayLike<number>,
  given?: Shape,
): { readonly shape: Shape; readonly floats: Floats } {
  const typed = ArrayBuffer.isView(values);
  const seen = typed
    ? [(values as Float32Array).length]
    : shapeOf(values as NestedNumbers);
  const shape = given ?? seen;
  if (sizeOf(shape) !== sizeOf(seen) || shape.some((n) => !isSize(n))) {
    throw new ShapeError(
      `make a tensor ${formatShape(shape)}`,
      `it must be given ${sizeOf(shape)} numbers, but it was given ${
        sizeOf(seen)
      }`,
    );
  }
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return { shape, floats: values.slice() as Floats };
  }
  const floats = new Float64Array(sizeOf(seen));
  if (typed) floats.set(values as ArrayLike<number>);
  else fill(floats, values as NestedNumbers, seen);
  return { shape, floats };
}

/** The numbers of a row in arrays of arrays. */
export function nested(floats: Floats, shape: Shape): NestedNumbers {
  let next = 0;
  const part = (axis: number): NestedNumbers =>
    axis === shape.length
      ? floats[next++]
      : Array.from({ length: shape[axis] }, () => part(axis + 1));
  return part(0);
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** What the first of each row shows; whether the others agree is seen when they are read. */
function shapeOf(values: NestedNumbers): Shape {
  const shape: number[] = [];
  let first: unknown = values;
  while (Array.isArray(first) || ArrayBuffer.isView(first)) {
    shape.push((first as readonly unknown[]).length);
    first = (first as readonly unknown[])[0];
  }
  return shape;
}

function fill(floats: Float64Array, values: NestedNumbers, shape: Shape): void {
  let next = 0;
  const visit = (x: unknown, path: readonly number[]): void => {
    const axis = path.length;
    if (axis === shape.length) {
      floats[next++] = checked(x, path);
      return;
    }
    const row = x as ArrayLike<unknown>;
    const isRow = Array.isArray(x) || ArrayBuffer.isView(x);
    if (!isRow || row.length !== shape[axis]) {
      throw new ShapeError(
        "make a tensor",
        `rows must be equally long, but the first has ${shape[axis]} ${
          shape[axis] === 1 ? "number" : "numbers"
        } and ${placeOf(path)} ${
          isRow ? `has ${row.length}` : `is ${whatIs(x)}`
        }`,
      );
    }
    const isLast = axis === shape.length - 1; // a path for every number would cost more than the number
    for (let i = 0; i < row.length; i++) {
      const entry = row[i];
      if (isLast && typeof entry === "number") floats[next++] = entry;
      else visit(entry, [...path, i]);
    }
  };
  visit(values, []);
}

function checked(x: unknown, path: readonly number[]): number {
  if (typeof x !== "number") throw wrongEntry(x, path);
  return x;
}

function wrongEntry(x: unknown, path: readonly number[]): Error {
  if (Array.isArray(x)) {
    return new ShapeError(
      "make a tensor",
      `rows must be equally deep, but ${placeOf(path)} is ${whatIs(x)}`,
    );
  }
  return new ValueError(
    "make a tensor",
    `there must be nothing but numbers, but ${placeOf(path)} is ${whatIs(x)}`,
  );
}

function placeOf(path: readonly number[]): string {
  return path.length === 0 ? "it" : path.map((i) => `[${i}]`).join("");
}
