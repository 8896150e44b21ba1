/** A lecture as the lint sees it: the notebook, its file, and what a run showed. */

import type { Cell, Notebook, Output } from "./notebook.ts";
import type { Problem } from "./problem.ts";
import type { Run } from "./runner.ts";

/** What rules look at. */
export type Lecture = {
  /** As it was read, with the saved outputs. */
  readonly notebook: Notebook;
  /** What stands in the file. */
  readonly text: string;
  /** What came of running it; absent if it could not be run. */
  readonly run?: Run;
};

/** One thing that hurts a class, and how to find it. */
export type Rule = {
  readonly name: string;
  /** What must hold, in one sentence. */
  readonly says: string;
  readonly find: (
    lecture: Lecture,
  ) => readonly Problem[] | Promise<readonly Problem[]>;
};

/** Problems of single cells: `undefined` where there is none. */
export function eachCell(
  { notebook }: Lecture,
  find: (cell: Cell, index: number) => string | undefined,
): Problem[] {
  return notebook.cells.flatMap((cell, i) => {
    const message = find(cell, i);
    return message === undefined ? [] : [{ cell: i + 1, message }];
  });
}

/** Problems of single outputs, named by their number in the cell. */
export function eachOutput(
  lecture: Lecture,
  find: (output: Output, cell: Cell) => string | undefined,
): Problem[] {
  return lecture.notebook.cells.flatMap((cell, i) =>
    cell.outputs.flatMap((output, j) => {
      const reason = find(output, cell);
      const message = `output ${j + 1} ${reason}`;
      return reason === undefined ? [] : [{ cell: i + 1, message }];
    })
  );
}

/** The number of lines of a text, an end of line at its end not counted. */
export function lineCount(text: string): number {
  return text.trimEnd().split("\n").length;
}
