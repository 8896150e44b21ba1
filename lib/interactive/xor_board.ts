/** A figure that answers: try to separate XOR with a line, see why it cannot be done, and the way out. */

import script from "./bundles/xor_board.js" with { type: "text" };
import { Interactive } from "./interactive.ts";
import { firstFrame } from "./xor_board/first_frame.ts";
import { settled, stateOf, type XorBoardState } from "./xor_board/state.ts";

export type {
  BoardPart,
  UnitKind,
  UnitNumbers,
  XorBoardState,
} from "./xor_board/state.ts";

/**
 * Four points, and a line to be moved until they are separated, which for XOR and XNOR cannot be.
 *
 * Whoever gives up is shown the proof: what the four rows ask for, added up row by row, until
 * 0 > 0 is left. Beside it stands the way out: two hidden units give every point new coordinates,
 * and there one line will do.
 *
 * @param state the gate, the line, and what is shown; as in the lecture if not said
 * @returns the figure, to be shown: `await show(xorBoard())`
 * @throws {ShapeError} if a unit has not two weights
 * @throws {ValueError} if a number is not finite or above 1000, or a word is not known
 *
 * @example Three rows of four
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "../notebook/kernel.ts";
 * const board = xorBoard({ gate: "XOR", line: { weights: [1, 1], threshold: 0.5 } });
 * assert.match(String(board[DISPLAY]()["text/plain"]), /3 of 4 rows right; wrong: 11\./);
 * ```
 */
export function xorBoard(state: XorBoardState = {}): Interactive {
  const board = settled(state);
  return new Interactive({
    name: "xorBoard",
    state: stateOf(board),
    picture: firstFrame(board),
    script,
  });
}
