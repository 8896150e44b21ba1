/** From where on the single output of a network stands for class 1. */

import { endingOf } from "./ending.ts";
import type { Layer } from "./layer.ts";

/**
 * ½ for a network that ends in a sigmoid, whose output is the chance of class 1; else 0, as for sums
 * before a sigmoid and for answers between −1 and 1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./linear.ts";
 * assert.equal(usualThreshold(linear(2, 1, { seed: 1, activation: "sigmoid" })), 0.5);
 * assert.equal(usualThreshold(linear(2, 1, { seed: 1 })), 0);
 * ```
 */
export function usualThreshold(net: Layer): number {
  return endingOf(net) === "sigmoid" ? 0.5 : 0;
}
