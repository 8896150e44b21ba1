/** The state of the XOR board: what a cell may say, what follows if it says nothing, and the check at the door. */

import { written } from "../../describe.ts";
import { ValueError } from "../../errors.ts";
import { ALL_TWO_INPUT } from "../../logic/gates.ts";
import type { TruthTable } from "../../logic/truth_table.ts";
import { checkNumbers, checkOptions, checkRecord } from "../../shape.ts";

/** A unit of two inputs in numbers: it fires where `weights · x ≥ threshold`. */
export type UnitNumbers = {
  /** The two weights. */
  readonly weights: readonly number[];
  /** θ, what the weighted sum must reach. */
  readonly threshold: number;
};

/** What is shown beside the square: the four rows, why no line will do, or the way out. */
export type BoardPart = "try" | "proof" | "features";

/** Whether the units of the net jump or bend. */
export type UnitKind = "step" | "sigmoid";

/** What a cell may say of an XOR board; whatever it leaves out is as in the lecture. */
export type XorBoardState = {
  /** What is to be computed: a gate's name, or its four outputs as in `"0110"`. XOR if not said. */
  readonly gate?: string;
  /** The line of the one unit that tries. */
  readonly line?: UnitNumbers;
  /** What is shown: `"try"` (if not said), `"proof"` after giving up, or the `"features"` of two hidden units. */
  readonly part?: BoardPart;
  /** How many rows of the proof have been added up. */
  readonly step?: number;
  /** The two hidden units. NAND and OR if not said. */
  readonly hidden?: readonly UnitNumbers[];
  /** The unit that takes the two hidden ones as its inputs. AND if not said. */
  readonly output?: UnitNumbers;
  /** Whether these three units are `"step"` units (if not said) or `"sigmoid"` neurons. */
  readonly kind?: UnitKind;
  /** How far the points have moved: 0, they are at their inputs, to 1, at what the hidden units say. */
  readonly t?: number;
};

/** A state with nothing left out. */
export type Board = {
  readonly gate: TruthTable;
  readonly line: UnitNumbers;
  readonly part: BoardPart;
  readonly step: number;
  readonly hidden: readonly [UnitNumbers, UnitNumbers];
  readonly output: UnitNumbers;
  readonly kind: UnitKind;
  readonly t: number;
};

const ACTION = "show the XOR board";

/** Weights and thresholds may be no larger: pictures and numbers have to fit. */
const LARGEST = 1000;

/** The state of a cell that says nothing: XOR of NAND, OR and AND, all thresholds halfway, so that no row is a tie. */
const START: Omit<Board, "gate"> = {
  line: { weights: [1, 1], threshold: 0.5 },
  part: "try",
  step: 0,
  hidden: [
    { weights: [-1, -1], threshold: -1.5 },
    { weights: [1, 1], threshold: 0.5 },
  ],
  output: { weights: [1, 1], threshold: 1.5 },
  kind: "step",
  t: 0,
};

/**
 * Checks a state and fills in what it leaves out.
 *
 * Numbers are rounded to four decimals, in which the board counts exactly.
 *
 * @throws {ShapeError} if there are not two weights, or not two hidden units
 * @throws {ValueError} if a number is not finite or too large, or a word is not known
 */
export function settled(state: XorBoardState): Board {
  checkOptions(ACTION, state, 'xorBoard({ gate: "XOR" })');
  const hidden = state.hidden ?? START.hidden;
  if (!Array.isArray(hidden) || hidden.length !== 2) {
    throw new ValueError(
      ACTION,
      `there must be two hidden units, but it is given ${written(hidden)}`,
    );
  }
  const step = finite("step", state.step ?? 0, 0, 4);
  const [h1, h2] = hidden.map((unit, i) => numbersOf(`h${i + 1}`, unit));
  return {
    gate: gateOf(state.gate ?? "XOR"),
    line: numbersOf("line", state.line ?? START.line),
    part: oneOf("part", state.part ?? "try", ["try", "proof", "features"]),
    step: Math.round(step),
    hidden: [h1, h2],
    output: numbersOf("output", state.output ?? START.output),
    kind: oneOf("kind", state.kind ?? "step", ["step", "sigmoid"]),
    t: round(finite("way t", state.t ?? 0, 0, 1)),
  };
}

/**
 * The shortest state that means this board: the gate and the line, and what differs from the start.
 */
export function stateOf(board: Board): XorBoardState {
  const { gate, line, ...rest } = board;
  const changed = Object.entries(rest).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(START[name as keyof typeof rest])
  );
  return { gate: String(gate), line, ...Object.fromEntries(changed) };
}

/**
 * The gate of two inputs with this name or these outputs.
 *
 * @throws {ValueError} if there is none
 */
export function gateOf(name: unknown): TruthTable {
  const found = ALL_TWO_INPUT.find((gate) =>
    gate.name === name || gate.outputs.join("") === name
  );
  if (found) return found;
  throw new ValueError(
    ACTION,
    `the gate must be one of ${
      ALL_TWO_INPUT.join(", ")
    }, or four outputs as in "0110", but it is ${written(name)}`,
  );
}

/** To four decimals, never −0. */
export function round(x: number): number {
  return Math.round(x * 10_000) / 10_000 + 0;
}

function numbersOf(what: string, given: unknown): UnitNumbers {
  const example = `${what}: { weights: [1, 1], threshold: 0.5 }`;
  checkRecord(ACTION, what, given, example);
  const { weights, threshold } = given as unknown as UnitNumbers;
  checkNumbers(ACTION, `weights of ${what}`, weights, 2);
  const inRange = (name: string, x: unknown) =>
    round(finite(name, x, -LARGEST, LARGEST));
  return {
    weights: weights.map((w, i) => inRange(`weight ${i + 1} of ${what}`, w)),
    threshold: inRange(`threshold of ${what}`, threshold),
  };
}

function finite(what: string, x: unknown, from: number, to: number): number {
  if (typeof x === "number" && x >= from && x <= to) return x;
  throw new ValueError(
    ACTION,
    `the ${what} must be a number from ${from} to ${to}, but it is ${
      written(x)
    }`,
  );
}

function oneOf<T extends string>(
  what: string,
  given: unknown,
  words: readonly T[],
): T {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  throw new ValueError(
    ACTION,
    `the ${what} must be ${
      words.map((word) => `"${word}"`).join(" or ")
    }, but it is ${written(given)}`,
  );
}
