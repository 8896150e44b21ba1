/** What a gate bench is set to: the numbers of one unit, how it inhibits, and what it is to become. */

import { whatIs, written } from "../../describe.ts";
import { ValueError } from "../../errors.ts";
import { type Bits, checkBits } from "../../logic/bits.ts";
import { ALL_TWO_INPUT } from "../../logic/gates.ts";
import { checkTie, type Tie } from "../../logic/threshold_unit.ts";
import { checkList, checkNumbers, checkRecord } from "../../shape.ts";

/** How a bench is asked for; everything can be left out. */
export type GateBenchState = {
  /** `[2]` the weights, each from −3 to 3. Default 1 and 1. */
  readonly weights?: readonly number[] | undefined;
  /** θ, what the weighted sum must reach, from −3 to 3. Default 2. */
  readonly threshold?: number | undefined;
  /** Inputs that have a veto, as in 1943: `[2]` is x₂. Its weight does not count. Default none. */
  readonly inhibition?: readonly number[] | undefined;
  /** What a sum equal to θ does. Default `"fire"`. */
  readonly tie?: Tie | undefined;
  /** The gate that is to be made: `"NAND"`, or another name of `ALL_TWO_INPUT`. */
  readonly goal?: string | undefined;
  /** The row that is explained: `[1, 0]`. */
  readonly row?: readonly number[] | undefined;
};

/** A bench with everything said. */
export type Bench = {
  readonly weights: readonly number[];
  readonly threshold: number;
  readonly inhibition: readonly number[];
  readonly tie: Tie;
  readonly goal: string | undefined;
  readonly row: Bits | undefined;
};

/** How far weights and threshold go in both directions. */
export const REACH = 3;

const ACTION = "set up a gate bench";
const NAMES = ["weights", "threshold", "inhibition", "tie", "goal", "row"];

/**
 * Checks what a bench is asked to be, and fills in what was not said.
 *
 * @throws {ShapeError} if there are not two weights, or a list is none
 * @throws {ValueError} naming the first number, name or word that is not allowed
 *
 * @example What is left out
 * ```ts
 * import assert from "node:assert/strict";
 * const { inhibition, tie } = readBench({ weights: [1, -1], threshold: 0.5 });
 * assert.deepEqual([inhibition, tie], [[], "fire"]);
 * assert.throws(() => readBench({ threshold: 7 }), {
 *   message: "Cannot set up a gate bench: the threshold must be a number from −3 to 3, but it is 7",
 * });
 * ```
 */
export function readBench(state: GateBenchState = {}): Bench {
  checkRecord(ACTION, "settings", state, "{ weights: [1, 1], threshold: 2 }");
  checkNames(state);
  const { weights = [1, 1], threshold = 2, inhibition = [] } = state;
  const { tie = "fire", goal, row } = state;
  checkNumbers(ACTION, "weights", weights, 2);
  weights.forEach((weight, i) => checkReach(`weight ${i + 1}`, weight));
  checkReach("the threshold", threshold);
  checkInhibition(inhibition);
  checkTie(ACTION, tie);
  if (goal !== undefined) checkGoal(goal);
  if (row !== undefined) checkBits(ACTION, "inputs", row, 2);
  return {
    weights: weights.map((weight) => weight + 0), // never −0
    threshold: threshold + 0,
    inhibition: [1, 2].filter((i) => inhibition.includes(i)),
    tie,
    goal,
    row,
  };
}

function checkNames(state: object): void {
  const strange = Object.keys(state).find((name) => !NAMES.includes(name));
  if (strange === undefined) return;
  const remedy = strange === "bias" ? "; write threshold: −b" : "";
  throw new ValueError(
    ACTION,
    `its settings are ${
      NAMES.join(", ")
    }, but one is called ${strange}${remedy}`,
  );
}

function checkReach(what: string, value: unknown): asserts value is number {
  if (Math.abs(value as number) <= REACH && typeof value === "number") return;
  throw new ValueError(
    ACTION,
    `${what} must be a number from −${REACH} to ${REACH}, but it is ${
      typeof value === "number" ? written(value) : whatIs(value)
    }`,
  );
}

function checkInhibition(inhibition: unknown): void {
  checkList(ACTION, "inputs with a veto", inhibition);
  const bad = inhibition.find((input) => input !== 1 && input !== 2);
  if (bad === undefined) return;
  throw new ValueError(
    ACTION,
    `an input with a veto must be 1 or 2, but one is ${written(bad)}`,
  );
}

function checkGoal(goal: unknown): void {
  if (ALL_TWO_INPUT.some(({ name }) => name === goal)) return;
  throw new ValueError(
    ACTION,
    `the goal must be the name of a gate of two inputs, such as "NAND", but it is ${
      written(goal)
    }`,
  );
}
