/** Two half moons, each with a horn in the other: no line separates them, a curve does. */

import { ClassificationSet } from "./classification_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";

/**
 * Class 0 lies on the upper half circle `(cos t, sin t)`, class 1 on the lower one
 * `(1 − cos t, ½ − sin t)`, with `t` anywhere from 0 to π: scikit-learn's `make_moons`,
 * but `t` is drawn, not evenly spaced.
 *
 * The classes take turns, so the first examples of a set are a small set of their own.
 *
 * @param options seed, number of examples, noise
 * @throws {ValueError} if one is not such a number
 *
 * @example Without noise they lie on circles
 * ```ts
 * import assert from "node:assert/strict";
 * const { x, y } = moons({ examples: 10, seed: 7 });
 * const [a, b] = x[0];
 * assert.equal(y[0], 0);
 * assert.ok(Math.abs(Math.hypot(a, b) - 1) < 1e-12);
 * ```
 */
export function moons(options: GeneratedOptions): ClassificationSet {
  const { examples, places, blur } = chanceOf("moons", options);
  const y = Array.from({ length: examples }, (_, i) => i % 2);
  const x = y.map((label) => {
    const t = places.uniform(0, Math.PI);
    return blur(
      label === 0
        ? [Math.cos(t), Math.sin(t)]
        : [1 - Math.cos(t), 0.5 - Math.sin(t)],
    );
  });
  return new ClassificationSet({
    name: "moons",
    features: ["x1", "x2"],
    classes: ["upper", "lower"],
    x,
    y,
  });
}
