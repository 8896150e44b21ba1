/** What a cell is for, in a word above it. */

import type { CellView } from "./protocol.ts";

/** Tags that are worth a word, the first that fits. */
const WORDS: Readonly<Record<string, string>> = {
  solution: "Solution",
  exercise: "Exercise",
  predict: "Predict",
  instructor: "For the instructor",
};

/**
 * The word above a cell. An exercise that has a heading needs none.
 *
 * @returns nothing for a cell that needs no word, as most
 */
export function cellLabel(cell: CellView): string | undefined {
  if (cell.scratch) return "Scratch, not in the file";
  const tag = Object.keys(WORDS).find((tag) => cell.tags.includes(tag));
  if (tag !== "exercise") return tag && WORDS[tag];
  if (cell.kind === "code") return "Your turn";
  return cell.source.startsWith("#") ? undefined : WORDS[tag];
}

/** Whether a cell is for the lecturer's eyes: its tag, or its part in the slides, says so. */
export function isForInstructor(cell: CellView): boolean {
  return cell.tags.includes("instructor") || cell.slide === "notes";
}
