/**
 * Figures that answer: they change under the hand of whoever reads them, and need no kernel for it.
 *
 * @module
 */

export { gateBench, type GateBenchState } from "./gate_bench.ts";
