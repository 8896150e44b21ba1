/** Data sets: examples to learn from, as plain numbers that any library can take. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList } from "../shape.ts";
import type { ClassificationSet } from "./classification_set.ts";
import type { RegressionSet } from "./regression_set.ts";

/** Examples with a class each, or with numbers to predict. */
export type DataSet = ClassificationSet | RegressionSet;

/** A table of numbers, `[rows, columns]`: one row for each example. */
export type NumberRows = readonly (readonly number[])[];

/**
 * Checks that rows are lists of as many finite numbers as there are names for.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the entries' name in the plural: `"features"`
 * @param names what each column is called
 * @throws {ShapeError} naming the first row that is no list or has another length
 * @throws {ValueError} naming the first row with an entry that is no finite number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkRows("make a data set", "features", ["x1", "x2"], [[0, 1], [1]]), {
 *   message: "Cannot make a data set: example 2 must have 2 features, but it has 1",
 * });
 * ```
 */
export function checkRows(
  action: string,
  what: string,
  names: readonly string[],
  rows: NumberRows,
): void {
  checkList(action, "rows", rows);
  rows.forEach((row, i) => {
    checkList(action, `${what} of example ${i + 1}`, row);
    if (row.length !== names.length) {
      throw new ShapeError(
        action,
        `example ${i + 1} must have ${names.length} ${
          names.length === 1 ? what.slice(0, -1) : what
        }, but it has ${row.length}`,
      );
    }
    const bad = row.findIndex((x) => !Number.isFinite(x));
    if (bad < 0) return;
    throw new ValueError(
      action,
      `${what} must be finite numbers, but ${names[bad]} of example ${
        i + 1
      } is ${written(row[bad])}`,
    );
  });
}

/**
 * Checks that places in a list are there.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} naming the first that is not a whole number from 0 to `length` − 1
 */
export function checkIndices(
  action: string,
  indices: readonly number[],
  length: number,
): void {
  checkList(action, "indices", indices);
  const bad = indices.find((i) => !Number.isInteger(i) || i < 0 || i >= length);
  if (bad === undefined) return;
  throw new ValueError(
    action,
    `an index must be a whole number from 0 to ${length - 1}, but one is ${
      written(bad)
    }`,
  );
}

/** How many there are, and their names if they are few: `2 features (x1, x2)`. */
export function counted(
  names: readonly string[],
  one: string,
  many = `${one}s`,
): string {
  const number = `${names.length} ${names.length === 1 ? one : many}`;
  return names.length > 6 ? number : `${number} (${names.join(", ")})`;
}
