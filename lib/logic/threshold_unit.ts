/** The threshold unit: a weighted sum of its inputs, compared with a threshold. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import {
  checkFinite,
  checkList,
  checkNumbers,
  checkOptions,
} from "../shape.ts";
import { type Bit, bit } from "./bits.ts";
import { tableOf, type TruthTable } from "./truth_table.ts";

/** What a unit does when its sum equals its threshold. */
export type Tie = "fire" | "rest";

/** How to build a unit: its weights, and either its threshold θ or its bias b = −θ. */
export type ThresholdUnitOptions =
  & { readonly weights: readonly number[]; readonly tie?: Tie }
  & (
    | { readonly threshold: number; readonly bias?: never }
    | { readonly bias: number; readonly threshold?: never }
  );

/** A unit that is called with its inputs and says 1, it fires, or 0, it rests. */
export type ThresholdUnit = ((x: readonly number[]) => Bit) & {
  /** How many inputs it takes. */
  readonly inputs: number;
  /** `[inputs]` the factor of each input. */
  readonly weights: readonly number[];
  /** θ, what the weighted sum must reach. */
  readonly threshold: number;
  /** b = −θ, so that z = w · x + b is compared with 0. */
  readonly bias: number;
  /** What it does at z = 0. */
  readonly tie: Tie;
  /** z = w · x − θ: it fires above 0, rests below. */
  readonly score: (x: readonly number[]) => number;
  /** What it says to every pattern of bits. */
  readonly table: () => TruthTable;
};

/**
 * `y = 1 if w · x ≥ θ, else 0`.
 *
 * It cuts the space of its inputs in two along w · x = θ: a line for two inputs, a plane
 * for three. Multiplying the weights and the threshold by one positive number changes
 * nothing. On the boundary the tie rule decides: `"fire"` (≥) is the rule of this course,
 * `"rest"` (>) that of some textbooks. Sums are rounded as doubles are: 0.1 + 0.2 exceeds
 * 0.3, so whole numbers make the clearer example.
 *
 * @param options `weights`: one finite number for each input; `threshold` θ, or instead
 * `bias` b = −θ; `tie`: `"fire"` if not said
 * @returns the unit, to be called with `[inputs]` finite numbers
 * @throws {ShapeError} if the options are no record, or the weights no list or an empty one
 * @throws {ValueError} if a number is not finite, if threshold and bias are both given or
 * both missing, or for an unknown tie rule
 *
 * @example AND needs both inputs to reach 2
 * ```ts
 * import assert from "node:assert/strict";
 * const and = thresholdUnit({ weights: [1, 1], threshold: 2 });
 * assert.equal(and([1, 0]), 0);
 * assert.equal(and([1, 1]), 1);
 * assert.equal(String(and.table()), "0001");
 * ```
 *
 * @example The tie rule decides NOT with threshold 0
 * ```ts
 * import assert from "node:assert/strict";
 * const not = { weights: [-1], threshold: 0 };
 * assert.equal(String(thresholdUnit({ ...not, tie: "fire" }).table()), "10");
 * assert.equal(String(thresholdUnit({ ...not, tie: "rest" }).table()), "00");
 * ```
 */
export function thresholdUnit(options: ThresholdUnitOptions): ThresholdUnit {
  checkOptions(
    "build a threshold unit",
    options,
    "thresholdUnit({ weights: [1, 1], threshold: 2 })",
  );
  const { tie = "fire" } = options;
  const weights = checkedWeights(options.weights);
  const threshold = checkedThreshold(options);
  checkTie("build a threshold unit", tie);
  const score = (x: readonly number[]) => {
    const action = `apply a threshold unit to ${written(x)}`;
    checkNumbers(action, "inputs", x, weights.length);
    // The sum first, then the threshold: z ≥ 0 exactly when the sum, as rounded, is ≥ θ.
    const z = weights.reduce((sum, w, i) => sum + w * x[i], 0) - threshold;
    if (!Number.isFinite(z)) {
      throw new ValueError(
        action,
        `the sum must be a finite number, but it is ${z}`,
      );
    }
    return z;
  };
  const unit = (x: readonly number[]) => {
    const z = score(x);
    return bit(tie === "fire" ? z >= 0 : z > 0);
  };
  return Object.freeze(Object.assign(unit, {
    inputs: weights.length,
    weights,
    threshold,
    bias: 0 - threshold, // not -threshold, which would be -0 for 0
    tie,
    score,
    table: () => tableOf(weights.length, (...x) => unit(x)),
  }));
}

/**
 * Checks that a tie rule is one of the two.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is not
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkTie("build a threshold unit", ">="), {
 *   message: 'Cannot build a threshold unit: the tie rule must be "fire" or "rest", but it is ">="',
 * });
 * ```
 */
export function checkTie(action: string, tie: unknown): asserts tie is Tie {
  if (tie === "fire" || tie === "rest") return;
  throw new ValueError(
    action,
    `the tie rule must be "fire" or "rest", but it is ${written(tie)}`,
  );
}

function checkedWeights(weights: readonly number[]): readonly number[] {
  const action = "build a threshold unit";
  checkList(action, "weights", weights);
  if (weights.length === 0) {
    throw new ShapeError(
      action,
      "it must have a weight for each input, but there are none",
    );
  }
  checkFinite(action, "weights", weights);
  return Object.freeze([...weights]);
}

function checkedThreshold({ threshold, bias }: ThresholdUnitOptions): number {
  const action = "build a threshold unit";
  if ((threshold === undefined) === (bias === undefined)) {
    const given = threshold === undefined ? "neither was" : "both were";
    throw new ValueError(
      action,
      `it must have a threshold or a bias (bias = −threshold), but ${given} given`,
    );
  }
  const [name, value] = threshold === undefined
    ? ["bias", bias]
    : ["threshold", threshold];
  if (!Number.isFinite(value)) {
    throw new ValueError(
      action,
      `the ${name} must be a finite number, but it is ${written(value)}`,
    );
  }
  return name === "bias" ? 0 - value! : value! + 0;
}
