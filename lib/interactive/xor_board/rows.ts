/** One line and four rows: what each row asks, whether the unit does it, and how many it gets right. */

import { decimal } from "../../figures/numbers.ts";
import type { Bit, Bits } from "../../logic/bits.ts";
import type { TruthTable } from "../../logic/truth_table.ts";
import { exactUnit } from "./line.ts";
import type { UnitNumbers } from "./state.ts";

/** What becomes of one row of the table. */
export type RowTried = {
  readonly x: Bits;
  /** What the gate wants there. */
  readonly wanted: Bit;
  /** What the unit says. */
  readonly says: Bit;
  readonly right: boolean;
  /** What the row asks of the weights: `w_2 \ge \theta`. */
  readonly asks: string;
  /** The same with the numbers put in: `1 ≥ 0.5`. */
  readonly numbers: string;
};

/**
 * All four rows, tried with the unit.
 */
export function rowsTried(
  gate: TruthTable,
  numbers: UnitNumbers,
): readonly RowTried[] {
  const unit = exactUnit(numbers);
  return gate.rows().map(({ x, y }) => {
    const wanted = y ?? 0;
    const says = unit(x);
    return {
      x,
      wanted,
      says,
      right: says === wanted,
      asks: demand(x, wanted),
      numbers: withNumbers(x, wanted, numbers),
    };
  });
}

/** How many rows are right. */
export function rightRows(
  rows: readonly { readonly right: boolean }[],
): number {
  return rows.filter(({ right }) => right).length;
}

/** What a row asks: that its sum reaches θ, or stays below. */
function demand(x: Bits, wanted: Bit): string {
  const sum = ["w_1", "w_2"].filter((_, i) => x[i] === 1).join(" + ") || "0";
  return `${sum} ${wanted === 1 ? "\\ge" : "<"} \\theta`;
}

function withNumbers(
  x: Bits,
  wanted: Bit,
  { weights, threshold }: UnitNumbers,
): string {
  const taken = weights.filter((_, i) => x[i] === 1);
  const sum = taken.map((w, i) => {
    if (i === 0) return decimal(w, 4);
    return `${w < 0 ? "−" : "+"} ${decimal(Math.abs(w), 4)}`;
  }).join(" ") || "0";
  return `${sum} ${wanted === 1 ? "≥" : "<"} ${decimal(threshold, 4)}`;
}
