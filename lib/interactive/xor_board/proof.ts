/** Why no line will do: the rows' inequalities, added up one after the other until 0 > 0 is left. */

import { decimal, linear } from "../../figures/numbers.ts";
import type { Bit, Bits } from "../../logic/bits.ts";
import { separability } from "../../logic/separability.ts";
import type { TruthTable } from "../../logic/truth_table.ts";
import { whole } from "./line.ts";
import { round, type UnitNumbers } from "./state.ts";

/** How much of w₁, w₂ and θ stands on the left of an inequality. */
export type Amounts = readonly [w1: number, w2: number, theta: number];

/** A row that the proof takes, and the sum of all rows up to it. */
export type ProofStep = {
  readonly x: Bits;
  readonly y: Bit;
  /** How often it is taken. */
  readonly times: number;
  /** What it says with everything on the left: `w_2 - \theta \ge 0`. */
  readonly says: string;
  /** The left side times `times`. */
  readonly left: Amounts;
  /** The left sides up to here, added up. */
  readonly sum: Amounts;
  /** That sum as an inequality: `w_2 > 0`. */
  readonly sumSays: string;
  /** Which unknowns it made vanish: `\theta`. */
  readonly cancelled: readonly string[];
};

/** The answer for a gate: a unit that computes it, or the proof that there is none. */
export type Answer =
  | { readonly possible: true; readonly unit: UnitNumbers }
  | { readonly possible: false; readonly steps: readonly ProofStep[] };

const UNKNOWNS = ["w_1", "w_2", "\\theta"] as const;

/**
 * Whether one unit computes the gate, with the evidence that {@linkcode separability} finds.
 */
export function answerFor(gate: TruthTable): Answer {
  const verdict = separability(gate);
  if (verdict.separable) {
    const { weights, threshold } = verdict;
    return { possible: true, unit: { weights, threshold } };
  }
  const steps: ProofStep[] = [];
  gate.rows().forEach(({ x, y }, row) => {
    const times = verdict.multipliers[row];
    if (y === null || times === 0) return;
    const own = leftOf(x, y);
    const before = steps.at(-1)?.sum ?? [0, 0, 0];
    const left = own.map((c) => c * times) as unknown as Amounts;
    const sum = before.map((c, i) => c + left[i]) as unknown as Amounts;
    const strict = y === 0 || steps.some((step) => step.y === 0);
    steps.push({
      x,
      y,
      times,
      says: inequality(own, y === 0),
      left,
      sum,
      sumSays: inequality(sum, strict),
      cancelled: UNKNOWNS.filter((_, i) => before[i] !== 0 && sum[i] === 0),
    });
  });
  return { possible: false, steps };
}

/**
 * Whether the steps are a proof: all rows taken a whole number of times above 0, every unknown
 * cancels, and a row that says > is among them. Their sum is 0 > 0 then.
 */
export function holds(steps: readonly ProofStep[]): boolean {
  const left = [0, 1, 2].map((i) =>
    steps.reduce((sum, { left }) => sum + BigInt(left[i]), 0n)
  );
  return left.every((sum) => sum === 0n) && steps.some(({ y }) => y === 0) &&
    steps.every(({ times }) => Number.isInteger(times) && times > 0);
}

/** The left side of a step for a unit, in numbers: it ought to be 0 or more, or above 0. */
export function leftFor(
  { left, y }: ProofStep,
  unit: UnitNumbers,
): { readonly value: number; readonly text: string; readonly holds: boolean } {
  const numbers = [...unit.weights, unit.threshold].map(whole);
  const value = left.reduce((sum, c, i) => sum + c * numbers[i], 0) + 0;
  const text = decimal(round(value / 10_000), 4);
  return { value, text, holds: y === 1 ? value >= 0 : value > 0 };
}

/** `w · x − θ` if the row fires, `θ − w · x` if it rests. */
function leftOf([x1, x2]: Bits, y: Bit): Amounts {
  return y === 1 ? [x1, x2, -1] : [0 - x1, 0 - x2, 1];
}

/** As it is written: what is added first, what is taken away after it. */
function inequality(amounts: Amounts, strict: boolean): string {
  const order = [0, 1, 2].sort((i, j) =>
    Math.sign(amounts[j]) - Math.sign(amounts[i])
  );
  const left = linear(
    order.map((i) => amounts[i]),
    order.map((i) => UNKNOWNS[i]),
  );
  return `${left} ${strict ? ">" : "\\ge"} 0`;
}
