/** The gate bench: one threshold unit whose weights can be moved, and at once its table, its line and its name. */

import script from "./bundles/gate_bench.js" with { type: "text" };
import { firstFrame } from "./gate_bench/bench_picture.ts";
import { type GateBenchState, readBench } from "./gate_bench/bench_state.ts";
import { Interactive } from "./interactive.ts";

export type { GateBenchState } from "./gate_bench/bench_state.ts";

/**
 * A bench for the unit `y = 1 if w₁x₁ + w₂x₂ ≥ θ, else 0`: sliders for the weights and the threshold, the truth
 * table with its sums, the line in the square of the four inputs, and the name of the gate.
 *
 * An input may be given a veto, the inhibition of 1943; the tie rule can be changed; a gate can be set as a goal.
 *
 * @param state what it starts from; everything can be left out
 * @returns a figure for `show`, which answers without a kernel
 * @throws {ShapeError} if there are not two weights
 * @throws {ValueError} naming the first setting that is not allowed
 *
 * @example AND, to begin with
 * ```ts
 * import assert from "node:assert/strict";
 * const bench = gateBench({ weights: [1, 1], threshold: 2 });
 * assert.equal(bench.line, 'gateBench({ weights: [1, 1], threshold: 2, inhibition: [], tie: "fire" })');
 * ```
 */
export function gateBench(state: GateBenchState = {}): Interactive {
  const bench = readBench(state);
  return new Interactive({
    name: "gateBench",
    state: bench,
    picture: firstFrame(bench),
    script,
  });
}
