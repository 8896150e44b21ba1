/** Points of a curve with noise on top: something to predict whose truth is known. */

import { ValueError } from "../errors.ts";
import { checkFinite, checkFunction } from "../shape.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";
import { RegressionSet } from "./regression_set.ts";

/** How points of a curve are generated. */
export type NoisyCurveOptions = GeneratedOptions & {
  /** The least `x`. If not said, 0. */
  readonly from?: number;
  /** The largest `x`. If not said, 1. */
  readonly to?: number;
};

/**
 * `y = f(x) + noise` for `x` drawn anywhere between `from` and `to`. The noise is in `y`
 * alone.
 *
 * @param f the curve
 * @param options seed, number of examples, noise, where
 * @throws {ValueError} if `f` gives no finite number somewhere, or an option is not such a number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { x, y } = noisyCurve((x) => 2 * x + 1, { examples: 5, seed: 7 });
 * assert.deepEqual(y[0], [2 * x[0][0] + 1]);
 * ```
 */
export function noisyCurve(
  f: (x: number) => number,
  options: NoisyCurveOptions,
): RegressionSet {
  const action = "generate points of a curve";
  checkFunction(action, "the curve", f);
  const { examples, places, blur } = chanceOf("points of a curve", options, {
    names: ["from", "to"],
  });
  const { from = 0, to = 1 } = options;
  checkFinite(action, "ends", [from, to]);
  if (from >= to) {
    throw new ValueError(
      action,
      `from must be below to, but they are ${from} and ${to}`,
    );
  }
  const x = Array.from({ length: examples }, () => [places.uniform(from, to)]);
  return new RegressionSet({
    name: "curve",
    features: ["x"],
    targets: ["y"],
    x,
    y: x.map(([at]) => blur([f(at)])),
  });
}
