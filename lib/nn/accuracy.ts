/** The share of predictions that are right. */

import {
  checkPairs,
  classesOf,
  classesOfTargets,
  type MetricOptions,
  type PlainRows,
} from "./metric.ts";

/**
 * How many of the predictions are right, from 0 to 1.
 *
 * Where one class is common it says little: whoever always answers it is right as often.
 *
 * @param predicted class numbers; or rows of outputs, which stand for a class as in `classesOf`
 * @param targets class numbers; or rows with a 1 at the class; or −1 and 1 for a single output
 * @param options `threshold`: from where on a single output stands for class 1; 0 if not said. In
 *   training and in `evaluate`, ½ if the network ends in a sigmoid
 * @throws {ShapeError} if there are not as many targets as predictions, or none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(accuracy([0, 1, 2, 2], [0, 1, 2, 0]), 0.75);
 * assert.equal(accuracy([[3, -1], [0, 2]], [0, 1]), 1);
 * ```
 */
export function accuracy(
  predicted: PlainRows,
  targets: PlainRows,
  options: MetricOptions = {},
): number {
  checkPairs("take the accuracy", predicted, targets);
  const said = classesOf(predicted, options), right = classesOfTargets(targets);
  return said.filter((k, i) => k === right[i]).length / right.length;
}
