/** Nets of two hidden units that the lecture shows, ready to be chosen. */

import { XNOR, XOR } from "../../logic/gates.ts";
import { sameUnit } from "./line.ts";
import { type Board, settled } from "./state.ts";

/** A net with a name. */
export type Preset =
  & Pick<Board, "gate" | "hidden" | "output" | "kind">
  & {
    readonly name: string;
    /** The idea in words. */
    readonly idea: string;
  };

const { hidden, output } = settled({});

/** The nets, the lecture's first way out first. */
export const PRESETS: readonly Preset[] = [
  {
    name: "NAND and OR, then AND",
    idea: "XOR in words: not both, but at least one.",
    gate: XOR,
    hidden,
    output,
    kind: "step",
  },
  {
    name: "OR and AND, then h1 and not h2",
    idea: "XOR in words: at least one, but not both.",
    gate: XOR,
    hidden: [
      { weights: [1, 1], threshold: 0.5 },
      { weights: [1, 1], threshold: 1.5 },
    ],
    output: { weights: [1, -1], threshold: 0.5 },
    kind: "step",
  },
  {
    name: "XNOR of sigmoid neurons (section 5)",
    idea: "XNOR in words: both, or neither.",
    gate: XNOR,
    hidden: [
      { weights: [4, 4], threshold: 6 },
      { weights: [-4, -4], threshold: -2 },
    ],
    output: { weights: [1, 1], threshold: 0.5 },
    kind: "sigmoid",
  },
];

/** Which of the nets a board shows; −1 if none. */
export function presetOf(board: Board): number {
  return PRESETS.findIndex((preset) =>
    preset.gate.equals(board.gate) && preset.kind === board.kind &&
    sameUnit(preset.output, board.output) &&
    preset.hidden.every((unit, i) => sameUnit(unit, board.hidden[i]))
  );
}
