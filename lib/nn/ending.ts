/** What a network does to its last sums: some losses and metrics must know. */

import { sigmoid, softmax } from "./activations.ts";
import type { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { Sequential } from "./sequential.ts";

/**
 * `"sigmoid"` or `"softmax"` if the network's outputs are chances, nothing if they are something else.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./linear.ts";
 * assert.equal(endingOf(linear(2, 1, { seed: 1, activation: "sigmoid" })), "sigmoid");
 * assert.equal(endingOf(linear(2, 1, { seed: 1 })), undefined);
 * ```
 */
export function endingOf(net: Layer): "sigmoid" | "softmax" | undefined {
  if (net instanceof Sequential) {
    return endingOf(Object.values<Layer>(net.layers).at(-1)!);
  }
  if (net === softmax) return "softmax";
  const isSigmoid = net === sigmoid ||
    net instanceof Linear && net.activation === "sigmoid";
  return isSigmoid ? "sigmoid" : undefined;
}
