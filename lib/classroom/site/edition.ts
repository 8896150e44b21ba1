/** What of a notebook the site shows: all of it to instructors, and to students what does not spoil anything. */

import type { JsonObject } from "../json.ts";
import { type Cell, netsOf, type Notebook } from "../notebook.ts";
import { isForInstructor } from "../presenter/cell_labels.ts";
import { LectureCell } from "../presenter/lecture_cell.ts";

/** Whom a site is for. */
export type Edition = "student" | "instructor";

/**
 * A notebook as an edition shows it.
 *
 * Students get no notes for the instructor, and of the course's own metadata only the
 * planned minutes: the rest says what the answers are.
 */
export function editionOf(notebook: Notebook, edition: Edition): Notebook {
  if (edition === "instructor") return notebook;
  return {
    ...notebook,
    cells: notebook.cells
      .filter((cell) => !isForInstructor(LectureCell.ofFile(cell).view()))
      .map(withoutAnswers),
  };
}

function withoutAnswers(cell: Cell): Cell {
  const { nets: _, ...rest } = cell.metadata;
  const { minutes } = netsOf(cell);
  const metadata: JsonObject = minutes === undefined
    ? rest
    : { ...rest, nets: { minutes } };
  return { ...cell, metadata };
}
