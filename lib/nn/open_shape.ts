/** Shapes as far as they are known before the network runs. */

import { ShapeError } from "../errors.ts";

/**
 * The sizes of the axes: a number where it is known, a name where only the run knows it, and `"…"`
 * at the front for any number of axes. `["examples", 8, "rows", "columns"]`, `["…", 128]`.
 *
 * Every {@linkcode Shape} is one in which all is known.
 */
export type OpenShape = readonly (number | string)[];

/** Of which nothing is known. */
export const ANY_SHAPE: OpenShape = ["…"];

/**
 * The shape as a reader writes it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatOpen(["examples", 128]), "[examples, 128]");
 * ```
 */
export function formatOpen(shape: OpenShape): string {
  return `[${shape.join(", ")}]`;
}

/** Whether it is known how many axes there are. */
export function isRankKnown(shape: OpenShape): boolean {
  return shape[0] !== "…";
}

/**
 * The shape with `size` on its last axis in the place of `expected`.
 *
 * @param action what is being done, as it reads after "Cannot"; asked for only then
 * @param what the name of what stands on the last axis, in the plural
 * @throws {ShapeError} if the last axis is known to be another, or there is none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(withLast(() => "apply a layer", ["…", 3], "inputs", 3, 8), ["…", 8]);
 * assert.throws(() => withLast(() => "apply a layer", [32, 4], "inputs", 3, 8), {
 *   message: "Cannot apply a layer: its last axis must hold 3 inputs, but it holds 4",
 * });
 * ```
 */
export function withLast(
  action: () => string,
  shape: OpenShape,
  what: string,
  expected: number,
  size: number,
): OpenShape {
  if (shape.length === 0) {
    throw new ShapeError(
      action(),
      `its last axis must hold ${expected} ${what}, but it is a single number`,
    );
  }
  const last = shape[shape.length - 1];
  if (last === "…") return [...shape, size];
  if (typeof last === "number" && last !== expected) {
    throw new ShapeError(
      action(),
      `its last axis must hold ${expected} ${what}, but it holds ${last}${
        afterImages(shape, expected)
      }`,
    );
  }
  return [...shape.slice(0, -1), size];
}

/** The remedy where images were not laid out as rows. */
function afterImages(shape: OpenShape, expected: number): string {
  const row = shape.slice(1).reduce<number>((n, size) => n * Number(size), 1);
  return shape.length > 2 && row === expected ? "; put flatten before it" : "";
}

/**
 * The shape with `axes` known for certain, each named where its size is open.
 *
 * @param action what is being done, as it reads after "Cannot"; asked for only then
 * @param axes the names of all axes, in order
 * @throws {ShapeError} if there are known to be more or fewer
 */
export function withAxes(
  action: () => string,
  shape: OpenShape,
  axes: readonly string[],
): OpenShape {
  if (!isRankKnown(shape)) {
    const known = shape.slice(1); // at the end
    const open = axes.length - known.length;
    if (open >= 0) return [...axes.slice(0, open), ...known];
  } else if (shape.length === axes.length) return shape;
  throw new ShapeError(
    action(),
    `it must be ${formatOpen(axes)}, but it is ${formatOpen(shape)}${
      asImages(shape, axes)
    }`,
  );
}

/** The remedy where images are rows of pixels, or their one channel has no axis. */
function asImages(shape: OpenShape, axes: readonly string[]): string {
  const [, ...rest] = shape;
  if (axes[1] !== "channels" || !rest.every(Number.isInteger)) return "";
  const [height, width] = rest.length === 1
    ? [Math.sqrt(Number(rest[0])), Math.sqrt(Number(rest[0]))]
    : rest;
  const fits = rest.length <= 2 && Number.isInteger(height);
  return fits
    ? `; if they are grey images, reshape them: tensor(x).reshape([-1, 1, ${height}, ${width}])`
    : "";
}
