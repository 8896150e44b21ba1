/** A circle within a circle: the radius tells the classes apart, and no line does. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { ClassificationSet } from "./classification_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";

/** How circles are generated. */
export type CirclesOptions = GeneratedOptions & {
  /** The inner radius; the outer one is 1. If not said, 0.5. */
  readonly inner?: number;
};

/**
 * Class 0 lies on the circle of radius 1 about the origin, class 1 on the smaller one
 * inside. The classes take turns.
 *
 * @param options seed, number of examples, noise, inner radius
 * @throws {ValueError} if one is not such a number, or the inner radius is not between 0 and 1
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { x } = circles({ examples: 2, inner: 0.3, seed: 7 });
 * assert.deepEqual(x.map(([a, b]) => Math.hypot(a, b).toFixed(9)), ["1.000000000", "0.300000000"]);
 * ```
 */
export function circles(options: CirclesOptions): ClassificationSet {
  const { examples, places, blur } = chanceOf("circles", options, {
    names: ["inner"],
  });
  const { inner = 0.5 } = options;
  if (!(inner > 0 && inner < 1)) {
    throw new ValueError(
      "generate circles",
      `the inner radius must be between 0 and 1, but it is ${written(inner)}`,
    );
  }
  const y = Array.from({ length: examples }, (_, i) => i % 2);
  const x = y.map((label) => {
    const angle = places.uniform(0, 2 * Math.PI);
    const radius = label === 0 ? 1 : inner;
    return blur([radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
  return new ClassificationSet({
    name: "circles",
    features: ["x1", "x2"],
    classes: ["outer", "inner"],
    x,
    y,
  });
}
