/** Shapes, the sizes of the axes of a table of numbers, outermost first, and the checks at the door. */

import { theyAre, whatIs, written } from "./describe.ts";
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

/** How many numbers a table of this shape holds: `[]` holds one, `[2, 0]` none. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const n of shape) size *= n;
  return size;
}

/** Whether two shapes are the same: as many axes, of the same sizes. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
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
      written(numbers[bad])
    }`,
  );
}

/**
 * Checks that a value is a list.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the name of its entries in the plural
 * @param length how many there should be, for the message alone
 * @throws {ShapeError} if it is anything else
 *
 * @example The brackets are easy to forget
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkList("build a threshold unit", "weights", 1), {
 *   message: "Cannot build a threshold unit: the weights must be a list, but they are the number 1; write [1, …]",
 * });
 * ```
 */
export function checkList(
  action: string,
  what: string,
  value: unknown,
  length?: number,
): asserts value is readonly unknown[] {
  if (Array.isArray(value)) return;
  const list = length === undefined
    ? "a list"
    : `a list of ${length} ${length === 1 ? "number" : "numbers"}`;
  const remedy = typeof value === "number"
    ? `; write [${value}${length === 1 ? "" : ", …"}]`
    : "";
  throw new ShapeError(
    action,
    `the ${what} must be ${list}, but ${theyAre(value)}${remedy}`,
  );
}

/**
 * Checks that a value is one list of `length` finite numbers.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the name of its entries in the plural
 * @throws {ShapeError} if it is not a list, as in `unit(0, 1)`, or has another length
 * @throws {ValueError} naming the first entry that is no finite number
 *
 * @example Two arguments where one list is wanted
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkNumbers("apply a threshold unit to 0", "inputs", 0, 2), {
 *   message: "Cannot apply a threshold unit to 0: the inputs must be a list of 2 numbers, but they are the number 0; write [0, …]",
 * });
 * ```
 */
export function checkNumbers(
  action: string,
  what: string,
  value: unknown,
  length: number,
): asserts value is readonly number[] {
  checkList(action, what, value, length);
  checkLength(action, what, value, length);
  checkFinite(action, what, value);
}

/**
 * Checks that a value is a function.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the function's name
 * @throws {ValueError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkFunction("make an activation", "its slope", 2), {
 *   message: "Cannot make an activation: its slope must be a function, but it is the number 2",
 * });
 * ```
 */
export function checkFunction(action: string, what: string, f: unknown): void {
  if (typeof f === "function") return;
  throw new ValueError(
    action,
    `${what} must be a function, but it is ${whatIs(f)}`,
  );
}

/**
 * Checks that a value is a whole number, `least` or more.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the number's name, with its article
 * @throws {ValueError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkCount("build an adder", "the number of bits", 1.5, 1), {
 *   message: "Cannot build an adder: the number of bits must be a whole number, 1 or more, but it is 1.5",
 * });
 * ```
 */
export function checkCount(
  action: string,
  what: string,
  value: unknown,
  least: number,
): asserts value is number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return;
  throw new ValueError(
    action,
    `${what} must be a whole number, ${least} or more, but it is ${
      written(value)
    }`,
  );
}

/**
 * Checks that a value is a record, which is written with braces.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the name of its entries in the plural
 * @param example how it should look
 * @throws {ShapeError} if it is missing or anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkRecord("build a circuit", "units", [1, 2], "{ y: … }"), {
 *   message: "Cannot build a circuit: the units must be a record, as in { y: … }, but they are an array of 2",
 * });
 * ```
 */
export function checkRecord(
  action: string,
  what: string,
  value: unknown,
  example: string,
): void {
  const isObject = typeof value === "object" && value !== null;
  if (isObject && !Array.isArray(value)) return;
  throw new ShapeError(
    action,
    `the ${what} must be a record, as in ${example}, but ${theyAre(value)}`,
  );
}

/**
 * Checks that options were given, and as a record.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param options what was given
 * @param example a call as it should be
 * @throws {ShapeError} if they are missing, or are no record
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkOptions("descend", undefined, "descend(w, slopes, { rate: 0.1 })"), {
 *   message: "Cannot descend: the options must be a record, as in descend(w, slopes, { rate: 0.1 }), but there are none",
 * });
 * ```
 */
export function checkOptions(
  action: string,
  options: unknown,
  example: string,
): void {
  checkRecord(action, "options", options, example);
}

/**
 * Checks that options have no name that nobody reads, such as a slip of the pen: a cell has no types
 * that would tell.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param known the names there are
 * @throws {ValueError} naming the first other
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkNames("descend", ["rate", "momentum"], { lr: 0.1 }), {
 *   message: "Cannot descend: its options must be among rate, momentum, but one is lr",
 * });
 * ```
 */
export function checkNames(
  action: string,
  known: readonly string[],
  options: object,
): void {
  const other = Object.keys(options).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new ValueError(
    action,
    `its options must be among ${known.join(", ")}, but one is ${other}`,
  );
}

function singular(what: string): string {
  return what.endsWith("ies")
    ? what.slice(0, -3) + "y"
    : what.replace(/s$/, "");
}
