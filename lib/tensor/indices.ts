/** What every backend says of an index that names nothing. */

import { ValueError } from "../errors.ts";

/**
 * The error of an index that is not a row.
 *
 * @param place which index it is, from 0
 * @param rows how many rows there are
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   notARow(2, 7, 5).message,
 *   "Cannot take rows by their indices: each must be a whole number from 0 to 4, but index 2 is 7",
 * );
 * ```
 */
export function notARow(
  place: number,
  index: number,
  rows: number,
): ValueError {
  return new ValueError(
    "take rows by their indices",
    rows === 0
      ? "there are none to take"
      : `each must be a whole number from 0 to ${
        rows - 1
      }, but index ${place} is ${index}`,
  );
}

/**
 * The error of a label that is not a class.
 *
 * @param row whose label it is, from 0
 * @param classes how many classes there are
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   notAClass(2, 3, 3).message,
 *   "Cannot compute a cross-entropy: labels must be whole numbers from 0 to 2, but label 2 is 3; " +
 *     "classes are counted from 0: take 1 from each label, or add an output",
 * );
 * ```
 */
export function notAClass(
  row: number,
  label: number,
  classes: number,
): ValueError {
  return new ValueError(
    "compute a cross-entropy",
    classes === 0
      ? "there must be a class, but there are none"
      : `labels must be whole numbers from 0 to ${
        classes - 1
      }, but label ${row} is ${label}${remedyFor(label, classes)}`,
  );
}

/** What to do about the two usual reasons. */
function remedyFor(label: number, classes: number): string {
  if (classes === 1) return "; a single output is for binaryCrossEntropy";
  return label === classes
    ? "; classes are counted from 0: take 1 from each label, or add an output"
    : "";
}
