/** A linear unit: what it says before any threshold, and how far that is from its targets. */

import { checkFinite, checkLength, checkList, checkRecord } from "../shape.ts";
import { checkExamples, type Example } from "./examples.ts";
import type { WeightsAndBias } from "./trace.ts";

/**
 * `J = (1/N) Σ ½ (y − z)²` with `z = w · x + b`: the height of the error surface over w and b.
 *
 * @param examples with any targets y
 * @param at the weights and the bias to measure
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for a number that is not finite
 *
 * @example A unit that always says ½ is ½ away from each target of AND
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND, examplesOf } from "nets";
 * assert.equal(linearLoss(examplesOf(AND), { weights: [0, 0], bias: 0.5 }), 1 / 8);
 * ```
 */
export function linearLoss(
  examples: readonly Example[],
  at: WeightsAndBias,
): number {
  const action = "measure a linear unit";
  checkTargets(action, examples);
  checkRecord(action, "weights and bias", at, "{ weights: [1, 1], bias: -1 }");
  checkList(action, "weights", at.weights);
  checkLength(action, "weights", at.weights, examples[0].x.length);
  checkFinite(action, "parameters", [...at.weights, at.bias]);
  return lossOf(examples, at);
}

/**
 * The same without the checks.
 *
 * @ignore
 */
export function lossOf(
  examples: readonly Example[],
  at: WeightsAndBias,
): number {
  const squares = examples.map(({ x, y }) => (y - scoreOf(at, x)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / 2 /
    examples.length;
}

/**
 * `z = w · x + b`.
 *
 * @ignore
 */
export function scoreOf(
  { weights, bias }: WeightsAndBias,
  x: readonly number[],
): number {
  return weights.reduce((sum, w, j) => sum + w * x[j], 0) + bias;
}

/**
 * Checks examples whose targets may be any numbers.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError | ValueError} naming what is no list, or no finite number
 *
 * @ignore
 */
export function checkTargets(
  action: string,
  examples: readonly Example[],
): void {
  checkExamples(action, examples);
  checkFinite(action, "targets", examples.map(({ y }) => y));
}
