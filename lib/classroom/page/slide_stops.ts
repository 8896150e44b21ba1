/** The stops of a slide: what one press of a key after the other shows of it. */

import type { Step } from "./slide_deck.ts";
import type { Page } from "./slide_plan.ts";

/** A place in a slide. */
export type Stop = {
  /** Which of its pages is shown. */
  readonly page: number;
  /** Its last step that is shown. */
  readonly step: number;
  /** The cell that is the subject here. */
  readonly cell: string;
  /** Which part of that cell, where it goes over several pages; counted from 0. */
  readonly part: number;
};

/**
 * The stops of a slide, in order.
 *
 * A step is a stop; where its cells go on over pages, each page is one more.
 *
 * @param steps of the slide
 * @param cells for each block of the slide, its cell
 * @param pages into which the blocks were put
 * @param isCode whether a cell is to be run: of several that appear together, that one is the subject
 *
 * @example Two steps on a page, and an output that needs the next page
 * ```ts
 * import assert from "node:assert/strict";
 * const layout = { text: 1, figures: 1, columns: 1 } as const;
 * const pages = [{ from: 0, to: 2, layout }, { from: 2, to: 3, layout }];
 * const stops = slideStops(
 *   [["question"], ["code"]],
 *   ["question", "code", "code"],
 *   pages,
 *   (cell) => cell === "code",
 * );
 * assert.deepEqual(stops, [
 *   { page: 0, step: 0, cell: "question", part: 0 },
 *   { page: 0, step: 1, cell: "code", part: 0 },
 *   { page: 1, step: 1, cell: "code", part: 1 },
 * ]);
 * ```
 */
export function slideStops(
  steps: readonly Step[],
  cells: readonly string[],
  pages: readonly Page[],
  isCode: (cell: string) => boolean,
): readonly Stop[] {
  const stops: Stop[] = [];
  const parts = new Map<string, number>();
  steps.forEach((step, i) => {
    pages.forEach(({ from, to }, page) => {
      const here = new Set(
        cells.slice(from, to).filter((cell) => step.includes(cell)),
      );
      if (here.size === 0) return;
      const cell = [...here].findLast(isCode) ?? [...here][0];
      stops.push({ page, step: i, cell, part: parts.get(cell) ?? 0 });
      for (const one of here) parts.set(one, (parts.get(one) ?? 0) + 1);
    });
  });
  return stops;
}

/**
 * Where a cell is shown.
 *
 * @param stops of a slide
 * @param steps of the same slide
 * @param cell that should be shown
 * @param part which part of it; the last one if it has fewer
 * @returns the index of the stop, -1 if the slide has no such cell
 */
export function stopOf(
  stops: readonly Stop[],
  steps: readonly Step[],
  cell: string,
  part = 0,
): number {
  const where = (isIt: (stop: Stop) => boolean) =>
    stops.flatMap((stop, i) => isIt(stop) ? [i] : []);
  const own = where((stop) => stop.cell === cell);
  const all = own.length > 0
    ? own
    : where((stop) => steps[stop.step].includes(cell));
  return all[Math.min(part, all.length - 1)] ?? -1;
}
