/** Spirals wound into each other: the hardest of the small sets, for lines and networks alike. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import { ClassificationSet } from "./classification_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";

/** How spirals are generated. */
export type SpiralsOptions = GeneratedOptions & {
  /** How many, a class each. If not said, 2. */
  readonly arms?: number;
  /** How often each winds round the centre. If not said, 1.5. */
  readonly turns?: number;
};

/**
 * Arm `k` of `K` is the line `r (cos φ, sin φ)` with `φ = 2π (turns · r + k / K)`: the
 * radius `r`, anywhere from 0.1 to 1, grows with the angle. The classes take turns.
 *
 * @param options seed, number of examples, noise, arms, turns
 * @throws {ValueError} if one is not such a number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(spirals({ examples: 6, arms: 3, seed: 7 }).y, [0, 1, 2, 0, 1, 2]);
 * ```
 */
export function spirals(options: SpiralsOptions): ClassificationSet {
  const action = "generate spirals";
  const { examples, places, blur } = chanceOf("spirals", options, {
    names: ["arms", "turns"],
  });
  const { arms = 2, turns = 1.5 } = options;
  checkCount(action, "the number of arms", arms, 1);
  if (!Number.isFinite(turns)) {
    throw new ValueError(
      action,
      `turns must be a finite number, but it is ${written(turns)}`,
    );
  }
  const y = Array.from({ length: examples }, (_, i) => i % arms);
  const x = y.map((arm) => {
    const radius = places.uniform(0.1, 1);
    const angle = 2 * Math.PI * (turns * radius + arm / arms);
    return blur([radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
  return new ClassificationSet({
    name: "spirals",
    features: ["x1", "x2"],
    classes: Array.from({ length: arms }, (_, arm) => `arm ${arm + 1}`),
    x,
    y,
  });
}
