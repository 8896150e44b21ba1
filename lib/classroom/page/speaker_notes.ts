/** The notes for whoever speaks: those of the section where the lecture is. */

import type { CellView } from "../presenter/protocol.ts";
import { isForInstructor } from "../presenter/cell_labels.ts";
import type { Deck } from "./slide_deck.ts";

/** A note, and whether it stands at the slide that is shown. */
export type Note = { readonly cell: CellView; readonly isHere: boolean };

/**
 * The notes of the section in which a slide stands, in order.
 *
 * A notebook puts its notes after the cells they are about, often at the end of a section: so
 * they are shown from its beginning on.
 *
 * @param cells of the lecture
 * @param deck its slides
 * @param slide the slide that is shown, counted from 0
 */
export function notesAt(
  cells: readonly CellView[],
  { slides, beside }: Deck,
  slide: number,
): readonly Note[] {
  const column = slides[slide]?.column;
  const at = (cell: CellView) => {
    const after = beside.get(cell.id);
    return slides.findIndex(({ steps }) =>
      after !== undefined && steps.some((step) => step.includes(after))
    );
  };
  return cells.filter(isForInstructor)
    .filter((cell) => slides[Math.max(at(cell), 0)]?.column === column)
    .map((cell) => ({ cell, isHere: at(cell) === slide }));
}
