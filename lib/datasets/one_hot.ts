/** One-hot codes: a class as a row of zeros with a single one. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount, checkList } from "../shape.ts";

/**
 * Each label as a row that has 1 at the place of its class and 0 elsewhere: `1[y = k]`.
 *
 * With the number of a class as the target, class 2 would be twice class 1; one-hot, all
 * are equally far from each other.
 *
 * @param labels the numbers of classes, 0 the first, or their names
 * @param classes how many there are, or their names in order
 * @returns `[labels, classes]`
 * @throws {ValueError} naming the first label that is no class
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(oneHot([2, 0], 3), [[0, 0, 1], [1, 0, 0]]);
 * assert.deepEqual(oneHot(["b"], ["a", "b"]), [[0, 1]]);
 * ```
 */
export function oneHot(
  labels: readonly (number | string)[],
  classes: number | readonly string[],
): number[][] {
  const action = "write labels one-hot";
  checkList(action, "labels", labels);
  if (!Array.isArray(classes)) {
    checkCount(action, "the number of classes", classes, 1);
  }
  const names = typeof classes === "number" ? undefined : classes;
  const count = typeof classes === "number" ? classes : classes.length;
  return labels.map((label, i) => {
    const place = typeof label === "string" ? names?.indexOf(label) : label;
    if (Number.isInteger(place) && place! >= 0 && place! < count) {
      return Array.from({ length: count }, (_, k) => k === place ? 1 : 0);
    }
    const allowed = typeof label === "string" && names
      ? `one of ${names.join(", ")}`
      : `a whole number from 0 to ${count - 1}`;
    throw new ValueError(
      action,
      `a label must be ${allowed}, but label ${i + 1} is ${written(label)}`,
    );
  });
}
