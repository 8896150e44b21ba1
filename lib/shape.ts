/** Shapes, the sizes of the axes of a table of numbers, outermost first, and the checks at the door. */

import { ShapeError, ValueError } from "./errors.ts";

/** The sizes of the axes, outermost first. `[]` is a single number, `[2, 3]` two rows of three. */
export type Shape = readonly number[];

/**
 * The shape as a reader writes it.
 *
 * @example Two rows of three numbers
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatShape([2, 3]), "[2, 3]");
 * ```
 */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/**
 * Checks that a vector has `length` entries.
 *
 * @param action what is being done, as it reads after "Cannot": `"feed 3 inputs to AND"`
 * @param what the vector's name in the plural: `"inputs"`
 * @throws {ShapeError} if it has more or fewer
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkLength("apply a unit to [1]", "inputs", [1], 2), {
 *   message: "Cannot apply a unit to [1]: it takes 2 inputs, but 1 was given",
 * });
 * ```
 */
export function checkLength(
  action: string,
  what: string,
  vector: ArrayLike<unknown>,
  length: number,
): void {
  const given = vector.length;
  if (given === length) return;
  throw new ShapeError(
    action,
    `it takes ${length} ${length === 1 ? singular(what) : what}, but ${given} ${
      given === 1 ? "was" : "were"
    } given`,
  );
}

/**
 * Checks that every entry is a finite number.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the entries' name in the plural: `"weights"`
 * @throws {ValueError} naming the first entry that is NaN, infinite or no number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkFinite("build a unit", "weights", [1, NaN]), {
 *   message: "Cannot build a unit: weights must be finite numbers, but weight 2 is NaN",
 * });
 * ```
 */
export function checkFinite(
  action: string,
  what: string,
  numbers: readonly unknown[],
): void {
  const bad = numbers.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return;
  throw new ValueError(
    action,
    `${what} must be finite numbers, but ${singular(what)} ${bad + 1} is ${
      shown(numbers[bad])
    }`,
  );
}

/** A text in quotes, for "1" is no number though it reads like one. */
function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function singular(what: string): string {
  return what.endsWith("ies")
    ? what.slice(0, -3) + "y"
    : what.replace(/s$/, "");
}
