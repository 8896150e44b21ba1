/** From where on the single output of a network stands for class 1. */

import { sigmoid } from "./activations.ts";
import type { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { Sequential } from "./sequential.ts";

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
  if (net instanceof Sequential) {
    return usualThreshold(Object.values<Layer>(net.layers).at(-1)!);
  }
  const isSure = net === sigmoid ||
    net instanceof Linear && net.activation === "sigmoid";
  return isSure ? 0.5 : 0;
}
