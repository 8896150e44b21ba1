/** The small buttons over a cell: what can be done with this one now. */

import type { CellBlock } from "./cell_block.ts";
import { button } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";

/**
 * Puts the buttons that make sense for a cell into its tools; leaves them as
 * they are if they are the same, so that a button does not lose the focus.
 */
export function cellTools(
  tools: HTMLElement,
  block: CellBlock,
  store: LectureStore,
): void {
  const { cell } = block;
  const { id } = cell;
  const wanted: [string, () => void][] = [];
  if (cell.saved.length > 0 && !block.isResting) {
    wanted.push([
      block.showsSaved ? "Hide saved output" : "Saved output",
      () => block.toggleSaved(),
    ]);
  }
  if (cell.kind !== "code") wanted.push(["Edit", () => block.edit()]);
  if (cell.edited && !cell.scratch) {
    wanted.push(["Reset", () => store.send({ type: "reset", id })]);
  }
  if (cell.scratch) {
    wanted.push(["Remove", () => store.send({ type: "remove", id })]);
  }
  const words = wanted.map(([word]) => word).join("|");
  if (tools.dataset.words === words) return;
  tools.dataset.words = words;
  tools.replaceChildren(
    ...wanted.map(([word, press]) => button("", word, press)),
  );
}
