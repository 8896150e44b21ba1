/** A threshold unit as an answer: its weights and its threshold, and what they compute. */

import { thresholdUnit, type Tie } from "../logic/threshold_unit.ts";
import type { TruthTable } from "../logic/truth_table.ts";
import { aNumber, arrayOf, type Kind, recordOf } from "./kinds.ts";

/** A unit as numbers: the weight of each input, and what the sum must reach. */
export interface UnitNumbers {
  readonly weights: readonly number[];
  readonly threshold: number;
}

/**
 * Units with so many inputs.
 *
 * @param inputs how many weights it has
 */
export function aUnit(inputs: number): Kind<UnitNumbers> {
  return recordOf({
    weights: arrayOf(aNumber, inputs),
    threshold: aNumber,
  }) as Kind<UnitNumbers>;
}

/**
 * What a unit computes, as a table.
 *
 * @param unit its numbers
 * @param tie what it does when the sum equals the threshold
 *
 * @example The tie rule decides
 * ```ts
 * import assert from "node:assert/strict";
 * const and = { weights: [1, 1], threshold: 2 };
 * assert.equal(String(computed(and)), "0001");
 * assert.equal(String(computed(and, "rest")), "0000");
 * ```
 */
export function computed(
  { weights, threshold }: UnitNumbers,
  tie: Tie = "fire",
): TruthTable {
  return thresholdUnit({ weights, threshold, tie }).table();
}

/** The rows of a table as cases: the bits in order, and the output. */
export function casesOf(
  table: TruthTable,
): readonly (readonly [readonly unknown[], unknown])[] {
  return table.rows().map(({ x, y }) => [x, y] as const);
}
