/** The sections of a lecture, read off the headings of its Markdown cells. */

import type { CellView } from "./protocol.ts";
import { isForInstructor } from "./cell_labels.ts";

/** A heading and the cell in which it stands. */
export type Section = {
  /** The cell's id. */
  readonly id: string;
  /** 1 is the lecture's own title. */
  readonly level: number;
  /** As Markdown, without the signs that make it a heading. */
  readonly title: string;
  /** Planned minutes, where the cell says so: they belong to the last of its headings. */
  readonly minutes?: number;
};

/**
 * The headings of a lecture's cells, in order; at most one of each cell and
 * level, and none from its code blocks.
 *
 * @param deepest headings below this level are left out
 */
export function sectionsOf(
  cells: readonly CellView[],
  deepest = 3,
): readonly Section[] {
  return cells
    .filter((cell) => cell.kind === "markdown" && !isForInstructor(cell))
    .flatMap((cell) =>
      headingsIn(cell.source)
        .filter(({ level }) => level <= deepest)
        .map((heading, i, { length }) => ({
          id: cell.id,
          ...heading,
          ...(i === length - 1 && cell.minutes !== undefined
            ? { minutes: cell.minutes }
            : {}),
        }))
    );
}

function headingsIn(source: string): { level: number; title: string }[] {
  const withoutCode = source.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return [...withoutCode.matchAll(/^(#{1,6}) +(.+?) *#*$/gm)]
    .map(([, signs, title]) => ({ level: signs.length, title }));
}
