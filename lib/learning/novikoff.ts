/** The bound on a perceptron's mistakes. */

import { ValueError } from "../errors.ts";
import { checkFinite, checkLength, checkList, checkRecord } from "../shape.ts";
import { checkExamples, checkLabels, type Example } from "./examples.ts";
import type { WeightsAndBias } from "./trace.ts";

/** How far the examples reach, how clearly they are apart, and what follows. */
export type NovikoffBound = {
  /** R, the length of the longest (x, 1). */
  readonly radius: number;
  /** γ, the distance from the boundary to the nearest (x, 1). */
  readonly margin: number;
  /** (R / γ)², which the number of updates never exceeds. */
  readonly bound: number;
};

/**
 * `updates ≤ (R / γ)²`, with `R = max ‖(x, 1)‖` and `γ = min t (w · x + b) / ‖(w, b)‖`.
 *
 * A perceptron that starts at zero makes no more updates than this, under each of the rules of
 * `learn`, in any order of the examples, at any rate. A separator with a wider margin gives a
 * better bound; the bias counts as the weight of an input that is always 1. For whole numbers
 * the bound is rounded once, in its last division. (A. B. J. Novikoff, "On convergence proofs
 * for perceptrons", 1962.)
 *
 * @param examples with labels 0 and 1, or −1 and 1
 * @param separator weights and bias that are right about every example, none with a score of 0
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for other labels, or weights that do not separate the examples
 *
 * @example AND takes 11 updates; the bound for the boundary half-way between allows 51
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND, examplesOf } from "nets";
 * const { bound } = novikoffBound(examplesOf(AND), { weights: [1, 1], bias: -1.5 });
 * assert.equal(bound, 51);
 * ```
 */
export function novikoffBound(
  examples: readonly Example[],
  separator: WeightsAndBias,
): NovikoffBound {
  const action = "bound the updates";
  const example = "{ weights: [1, 1], bias: -1.5 }";
  checkRecord(action, "weights and bias", separator, example);
  const { weights, bias } = separator;
  checkExamples(action, examples);
  checkList(action, "weights", weights);
  const low = examples.some(({ y }) => y === -1) ? -1 : 0;
  checkLabels(action, examples, [low, 1]);
  checkLength(action, "weights", weights, examples[0].x.length);
  checkFinite(action, "parameters", [...weights, bias]);
  const margins = examples.map(({ x, y }) => {
    const score = x.reduce((sum, value, j) => sum + weights[j] * value, 0) +
      bias;
    return y === 1 ? score : -score;
  });
  const bad = margins.findIndex((margin) => !(margin > 0));
  if (bad >= 0) throw wrong(action, bad, examples[bad].y, margins[bad]);
  const least = Math.min(...margins);
  const reach = Math.max(...examples.map(({ x }) => squares(x) + 1));
  const size = squares(weights) + bias * bias;
  return {
    radius: Math.sqrt(reach),
    margin: least / Math.sqrt(size),
    bound: reach * size / (least * least),
  };
}

function squares(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x * x, 0);
}

function wrong(action: string, i: number, y: number, margin: number) {
  const score = y === 1 ? margin : -margin;
  return new ValueError(
    action,
    `the score of example ${i + 1}, labelled ${y}, must be ${
      y === 1 ? "above" : "below"
    } 0, but it is ${score + 0}${
      score === 0
        ? "; with whole numbers, a bias larger by 1/2 leaves a margin"
        : ""
    }`,
  );
}
