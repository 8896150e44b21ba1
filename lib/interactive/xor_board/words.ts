/** What the XOR board says in sentences: under its pictures, to screen readers, and as alt text. */

import { spoken } from "../../figures/math_runs.ts";
import { decimal, linear, listed } from "../../figures/numbers.ts";
import type { TruthTable } from "../../logic/truth_table.ts";
import type { Bits } from "../../logic/bits.ts";
import type { RowMapped } from "./features.ts";
import { answerFor } from "./proof.ts";
import { rightRows } from "./rows.ts";
import type { Board, UnitNumbers } from "./state.ts";

/** A row of which it is known whether it came out right. */
type Judged = { readonly x: Bits; readonly right: boolean };

/** What a row is called: `01`. */
export function rowName({ x }: { readonly x: Bits }): string {
  return x.join("");
}

/** How many rows are right, and which are not. */
export function score(rows: readonly Judged[]): string {
  const wrong = rows.filter(({ right }) => !right).map(rowName);
  const right = `${rightRows(rows)} of 4 rows right`;
  if (wrong.length === 0) return `${right}.`;
  return `${right}; wrong: ${listed(wrong)}.`;
}

/** The line of a unit as an equation; in words if it has none. */
export function equation({ weights, threshold }: UnitNumbers): string {
  if (weights.every((w) => w === 0)) return "no line, for both weights are 0";
  return spoken(
    `${linear(weights, ["x_1", "x_2"])} = ${decimal(threshold, 4)}`,
  );
}

/** What has been reached since the figure was opened, and at the price of which rows. */
export function best(most: number, givenUp: readonly string[]): string {
  if (most === 4) return "Best so far: all 4.";
  if (most < 3 || givenUp.length === 0) return `Best so far: ${most} of 4.`;
  return `Best so far: 3 of 4, giving up ${
    givenUp.length === 1 ? "row" : "one of rows"
  } ${listed(givenUp)}.`;
}

/** Where the points have gone, and whether a line separates them there. */
export function landed(
  rows: readonly RowMapped[],
  separable: boolean,
): string {
  const places = rows.map(({ x, h }) =>
    `${x.join("")} to (${h.map((c) => decimal(c)).join(", ")})`
  );
  return `The hidden units send ${listed(places)}. ${
    separable
      ? "There a line separates the classes."
      : "There, too, no line separates the classes."
  }`;
}

/** Which rows land together: their marks stand side by side, though the points do not. */
export function together(rows: readonly RowMapped[]): string {
  const names = rows.filter(({ meets }) => meets).map(rowName);
  if (names.length === 0) return "";
  return `${listed(names)} land together and are drawn side by side.`;
}

/** The whole board in sentences, for those who do not see its first picture. */
export function boardAlt(
  board: Board,
  tried: readonly Judged[],
  mapped: readonly RowMapped[],
  separable: boolean,
): string {
  if (board.part === "features") {
    return `${board.gate} by two hidden units and a third. ${
      landed(mapped, separable)
    } The third unit: ${score(mapped)}`;
  }
  const line = `${wanted(board.gate)} One unit, ${equation(board.line)}: ${
    score(tried)
  }`;
  return board.part === "try" ? line : `${line} ${verdict(board.gate)}`;
}

/** Whether one unit is enough, in one sentence. */
export function verdict(gate: TruthTable): string {
  const answer = answerFor(gate);
  if (!answer.possible) {
    return `No unit computes ${gate}: what its rows ask for adds up to 0 > 0.`;
  }
  const { weights, threshold } = answer.unit;
  return `One unit computes ${gate}: weights ${
    weights.map((w) => decimal(w)).join(" and ")
  }, threshold ${decimal(threshold)}.`;
}

function wanted(gate: TruthTable): string {
  const ones = gate.rows().filter(({ y }) => y === 1).map(rowName);
  return ones.length === 0
    ? `${gate} fires nowhere.`
    : `${gate} fires at ${listed(ones)}.`;
}
