/** Nets of two hidden units that the lecture shows, ready to be chosen. */

import { xnorOfSigmoidNet } from "../../logic/circuits.ts";
import { XNOR, XOR } from "../../logic/gates.ts";
import { sameUnit } from "./line.ts";
import { type Board, settled } from "./state.ts";

/** A net with a name. */
export type Preset =
  & Pick<Board, "gate" | "hidden" | "output" | "kind">
  & { readonly name: string };

const { hidden, output } = settled({});
const { a1, a2, y } = xnorOfSigmoidNet.units;

/** The nets, the lecture's first way out first. */
export const PRESETS: readonly Preset[] = [
  { name: "NAND and OR, then AND", gate: XOR, hidden, output, kind: "step" },
  {
    name: "OR and AND, then h1 and not h2",
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
    gate: XNOR,
    hidden: [a1.unit, a2.unit].map(({ weights, threshold }) => ({
      weights,
      threshold,
    })) as unknown as Board["hidden"],
    output: { weights: y.unit.weights, threshold: y.unit.threshold },
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
