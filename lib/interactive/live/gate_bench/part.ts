/** A part of the bench: an element, and what it does when the bench changes. */

import type { Bench } from "../../gate_bench/bench_state.ts";
import type { BenchAnswer } from "../../gate_bench/bench_unit.ts";

/** Something of the bench that shows a state. */
export type Part = {
  readonly element: HTMLElement;
  readonly show: (bench: Bench, answer: BenchAnswer) => void;
};

/** Changes some settings of the bench. */
export type Change = (part: Partial<Bench>) => void;
