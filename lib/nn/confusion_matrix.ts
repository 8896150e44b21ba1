/** Which class was taken for which. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import {
  checkPairs,
  classesOf,
  classesOfTargets,
  type PlainRows,
} from "./metric.ts";

/** How often each class was taken for each, made by {@linkcode confusionMatrix}. */
export class ConfusionMatrix {
  /**
   * @param classes what they are called
   * @param counts `[classes, classes]`: row `i`, column `j` counts the examples of class `i` that were
   *   taken for class `j`; what is right stands on the diagonal
   */
  constructor(
    readonly classes: readonly string[],
    readonly counts: readonly (readonly number[])[],
  ) {}

  /** The share of all examples that is right. */
  get accuracy(): number {
    const right = sumOf(this.counts.map((row, k) => row[k]));
    return right / sumOf(this.counts.flat());
  }

  /** Of what was taken for class `k`, the share that is; NaN if nothing was. */
  precision(k: number): number {
    this.#check(k);
    return this.counts[k][k] / sumOf(this.counts.map((row) => row[k]));
  }

  /** Of the examples of class `k`, the share that was found; NaN if there are none. */
  recall(k: number): number {
    this.#check(k);
    return this.counts[k][k] / sumOf(this.counts[k]);
  }

  /** The harmonic mean of both, `2 p r / (p + r)`: high only if both are. NaN if the class is nowhere. */
  f1(k: number): number {
    this.#check(k);
    const column = sumOf(this.counts.map((row) => row[k]));
    return 2 * this.counts[k][k] / (sumOf(this.counts[k]) + column);
  }

  /** A table: a row for each class, a column for each answer. */
  toString(): string {
    const head = ["right \\ said", ...this.classes];
    const rows = this.counts.map((
      row,
      i,
    ) => [this.classes[i], ...row.map(String)]);
    const widths = head.map((_, c) =>
      Math.max(...[head, ...rows].map((row) => row[c].length))
    );
    return [head, ...rows].map((row) =>
      row.map((cell, c) =>
        c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])
      ).join("  ")
    ).join("\n");
  }

  /** What `console.log` prints: the same. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  #check(k: number): void {
    if (k in this.counts) return;
    throw new ValueError(
      "look at a class",
      `it must be a number from 0 to ${this.counts.length - 1}, but it is ${
        written(k)
      }`,
    );
  }
}

/**
 * Counts how often each class was taken for each.
 *
 * @param predicted class numbers; or rows of outputs, which stand for a class as in `classesOf`
 * @param targets class numbers; or rows with a 1 at the class
 * @param options `classes`: their names, or how many there are; from 0 to the largest seen if not said
 * @throws {ShapeError} if there are not as many targets as predictions, or none
 * @throws {ValueError} if a class number has no class
 *
 * @example Two of five are wrong
 * ```ts
 * import assert from "node:assert/strict";
 * const matrix = confusionMatrix([0, 1, 1, 0, 0], [0, 1, 1, 1, 1], { classes: ["no", "yes"] });
 * assert.deepEqual(matrix.counts, [[1, 0], [2, 2]]);
 * assert.equal(matrix.recall(1), 0.5);
 * assert.equal(String(matrix), "right \\ said  no  yes\nno             1    0\nyes            2    2");
 * ```
 */
export function confusionMatrix(
  predicted: PlainRows,
  targets: PlainRows,
  options: { readonly classes?: readonly string[] | number } = {},
): ConfusionMatrix {
  const action = "count which class was taken for which";
  checkPairs(action, predicted, targets);
  const said = classesOf(predicted), right = classesOfTargets(targets);
  const names = namesOf(action, options.classes, [...said, ...right]);
  const counts = names.map(() => names.map(() => 0));
  right.forEach((k, i) => counts[k][said[i]]++);
  return new ConfusionMatrix(names, counts);
}

function namesOf(
  action: string,
  classes: readonly string[] | number | undefined,
  seen: readonly number[],
): readonly string[] {
  const whole = seen.every((k) => Number.isSafeInteger(k) && k >= 0);
  const count = typeof classes === "object"
    ? classes.length
    : classes ?? (whole ? seen.reduce((a, b) => Math.max(a, b), 0) + 1 : 1);
  checkCount(action, "the number of classes", count, 1);
  const other = seen.find((k) => !Number.isInteger(k) || k < 0 || k >= count);
  if (other !== undefined) {
    throw new ValueError(
      action,
      `class numbers must be whole numbers from 0${
        classes === undefined ? "" : ` to ${count - 1}`
      }, but one is ${written(other)}`,
    );
  }
  return typeof classes === "object"
    ? classes
    : Array.from({ length: count }, (_, k) => String(k));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}
