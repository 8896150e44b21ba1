/** What the unit on a bench computes: every sum, every answer, and the name of the gate. */

import type { Bit, Bits } from "../../logic/bits.ts";
import { ALL_TWO_INPUT, gateName } from "../../logic/gates.ts";
import { thresholdUnit } from "../../logic/threshold_unit.ts";
import { tableOf, type TruthTable } from "../../logic/truth_table.ts";
import type { Bench } from "./bench_state.ts";

/** One row of the table, with everything that decides it. */
export type BenchRow = {
  readonly x: Bits;
  /** w · x, over the inputs that have no veto. */
  readonly sum: number;
  /** Whether the sum equals the threshold. */
  readonly tie: boolean;
  /** The active inputs with a veto, 1 the first: with one of them the unit rests. */
  readonly vetoes: readonly number[];
  readonly y: Bit;
  /** What the goal says here, if there is one. */
  readonly wanted: Bit | undefined;
};

/** What is known of a bench. */
export type BenchAnswer = {
  /** Two of them; 0 for an input with a veto, whose weight does not count. */
  readonly weights: readonly number[];
  /** In counting order: 00, 01, 10, 11. */
  readonly rows: readonly BenchRow[];
  readonly table: TruthTable;
  /** What the gate is called: `"AND"`. */
  readonly name: string;
};

/**
 * Everything that a bench shows, in numbers: the unit of `thresholdUnit`, at rest as soon as an input with a
 * veto is active.
 *
 * A veto is the absolute inhibition of McCulloch and Pitts (1943). It leaves the sum without that input: if the
 * input is 0 it adds nothing, and if it is 1 nobody asks for the sum.
 *
 * @example A veto against a weight of −1, with θ = 0
 * ```ts
 * import assert from "node:assert/strict";
 * import { readBench } from "./bench_state.ts";
 * const vote = benchAnswer(readBench({ weights: [1, -1], threshold: 0 }));
 * const veto = benchAnswer(readBench({ weights: [1, -1], threshold: 0, inhibition: [2] }));
 * assert.deepEqual([vote.name, veto.name], ["x2 IMPLIES x1", "NOT x2"]);
 * ```
 */
export function benchAnswer(bench: Bench): BenchAnswer {
  const { threshold, tie, inhibition } = bench;
  const weights = bench.weights.map((w, i) =>
    inhibition.includes(i + 1) ? 0 : w
  );
  const unit = thresholdUnit({ weights, threshold, tie });
  const vetoes = (x: Bits) => inhibition.filter((input) => x[input - 1] === 1);
  const table = tableOf(2, (...x) => vetoes(x).length > 0 ? 0 : unit(x));
  const goal = goalOf(bench);
  const rows = table.rows().map(({ x, y }) => ({
    x,
    sum: sumAt(weights, x),
    tie: unit.score(x) === 0,
    vetoes: vetoes(x),
    y: y ?? 0,
    wanted: goal?.at(x) ?? undefined,
  }));
  return { weights, rows, table, name: gateName(table)! };
}

/** w · x, anywhere in the plane. */
export function sumAt(
  weights: readonly number[],
  x: readonly number[],
): number {
  return thresholdUnit({ weights, threshold: 0 }).score(x) + 0; // never −0
}

/** The table of the gate that is to be made, if one is. */
export function goalOf({ goal }: Bench): TruthTable | undefined {
  return ALL_TWO_INPUT.find(({ name }) => name === goal);
}

/** In how many of the four rows the unit says what the goal says; nothing without a goal. */
export function agreement({ rows }: BenchAnswer): number | undefined {
  if (rows[0].wanted === undefined) return undefined;
  return rows.filter(({ y, wanted }) => y === wanted).length;
}
