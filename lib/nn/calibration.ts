/** Whether a network is as often right as it is sure. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import {
  checkPairs,
  classesOf,
  classesOfTargets,
  type PlainRows,
} from "./metric.ts";

/** Predictions that are about equally sure. */
export type CalibrationBin = {
  /** The confidences above `from`, up to `to`; the first bin has its lower end as well. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Their mean confidence; NaN if there are none. */
  readonly confidence: number;
  /** The share of them that is right; NaN if there are none. */
  readonly right: number;
};

/** How confidence and success go together, made by {@linkcode calibration}. */
export type Calibration = {
  readonly bins: readonly CalibrationBin[];
  /** `Σ (count/n) |right − confidence|` over the bins: how far the network is off on average. */
  readonly expectedError: number;
};

/**
 * Sorts predictions by how sure they are, and counts how many are right: of those that are 80 % sure,
 * 80 % should be (C. Guo and others, "On calibration of modern neural networks", 2017).
 *
 * @param chances of class 1 for each example, as numbers or rows of one: a bin's `right` is then the share
 *   of ones; or rows with the chances of all classes, of which the largest is the confidence
 * @param targets class numbers; or rows with a 1 at the class
 * @param options `bins`: how many equally wide ones, 10 if not said
 * @throws {ShapeError} if there are not as many targets as chances, or none
 * @throws {ValueError} if a chance is not from 0 to 1
 *
 * @example Sure of 90 %, and right in one case of two
 * ```ts
 * import assert from "node:assert/strict";
 * const { bins, expectedError } = calibration([0.9, 0.9], [1, 0]);
 * assert.equal(bins[8].right, 0.5);
 * assert.equal(expectedError, 0.4);
 * ```
 */
export function calibration(
  chances: PlainRows,
  targets: PlainRows,
  { bins = 10 }: { readonly bins?: number } = {},
): Calibration {
  const action = "compare confidence with success";
  checkPairs(action, chances, targets);
  checkCount(action, "the number of bins", bins, 1);
  const classes = classesOfTargets(targets), said = classesOf(chances);
  const sorted: { confidence: number; right: number }[][] = Array.from(
    { length: bins },
    () => [],
  );
  chances.forEach((given: number | readonly number[], i: number) => {
    const row = [given].flat(), confidence = Math.max(...row);
    if (!row.every((p) => p >= 0 && p <= 1)) {
      throw new ValueError(
        action,
        `chances must be from 0 to 1, but that of example ${i + 1} is ${
          written(given)
        }; of logits take the sigmoid or the softmax`,
      );
    }
    const right = Number(classes[i] === (row.length === 1 ? 1 : said[i]));
    sorted[binOf(confidence, bins)].push({ confidence, right });
  });
  const all = sorted.map((members, i) => ({
    from: i / bins,
    to: (i + 1) / bins,
    count: members.length,
    confidence: mean(members.map(({ confidence }) => confidence)),
    right: mean(members.map(({ right }) => right)),
  }));
  const expectedError = all.filter(({ count }) => count > 0).reduce(
    (sum, bin) =>
      sum + bin.count / chances.length * Math.abs(bin.right - bin.confidence),
    0,
  );
  return { bins: all, expectedError };
}

/** The bin whose upper end is the first that is not below `p`. */
function binOf(p: number, bins: number): number {
  let i = Math.max(0, Math.ceil(p * bins) - 1);
  // A product of floats may come out on the wrong side of a whole number.
  while (i > 0 && p <= i / bins) i--;
  while (p > (i + 1) / bins) i++;
  return i;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
