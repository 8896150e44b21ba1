/** Losses of one output: how far a prediction ŷ is from its target y. */

import { checkValue } from "./check_value.ts";
import type { Value } from "./value.ts";

const ACTION = "compare a prediction with its target";

/** A loss of one output, with its slope: in numbers, and on Values. */
export type Loss = {
  readonly id: string;
  /** The loss as LaTeX in `\hat{y}` and `y`. */
  readonly latex: string;
  /** The loss in numbers. */
  of(prediction: number, target: number): number;
  /** Its derivative with respect to the prediction. */
  slope(prediction: number, target: number): number;
  /**
   * The loss on Values, ready for `gradients`.
   *
   * @throws {ValueError} if the prediction is not one Value
   */
  on(prediction: Value, target: Value | number): Value;
};

/**
 * Half the square, `½ (ŷ − y)²`: the house's loss, whose slope is the error `ŷ − y` itself.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(halfSquare.of(2.5, 1), 1.125);
 * assert.equal(halfSquare.slope(2.5, 1), 1.5);
 * ```
 */
export const halfSquare: Loss = Object.freeze({
  id: "half square",
  latex: "\\tfrac{1}{2}(\\hat{y} - y)^2",
  of: (prediction: number, target: number) => (prediction - target) ** 2 / 2,
  slope: (prediction: number, target: number) => prediction - target,
  on: (prediction: Value, target: Value | number) => {
    checkValue(ACTION, "prediction", prediction);
    return prediction.sub(target).pow(2).mul(0.5);
  },
});

/**
 * The square, `(ŷ − y)²`: the same minimum, and slopes twice as steep. A step of the same
 * length needs half the rate.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(squaredError.of(2.5, 1), 2.25);
 * assert.equal(squaredError.slope(2.5, 1), 3);
 * ```
 */
export const squaredError: Loss = Object.freeze({
  id: "squared error",
  latex: "(\\hat{y} - y)^2",
  of: (prediction: number, target: number) => (prediction - target) ** 2,
  slope: (prediction: number, target: number) => 2 * (prediction - target),
  on: (prediction: Value, target: Value | number) => {
    checkValue(ACTION, "prediction", prediction);
    return prediction.sub(target).pow(2);
  },
});
