/** What the parts of the XOR board have in common: a place on the page, and a way to change the board. */

import type { Board } from "../../xor_board/state.ts";

/** A part of the board on the page. */
export type Panel = {
  readonly element: HTMLElement;
  /** Redraws it. */
  show(board: Board): void;
};

/** What a part may ask and do. */
export type Desk = {
  /** The board as it is now. */
  board(): Board;
  /** Changes some of it; everything is redrawn. @throws {ValueError} if it may not be so */
  change(changes: Partial<Board>): void;
  /** Says a sentence to those who do not see the picture. */
  say(sentence: string): void;
};
