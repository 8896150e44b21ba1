/** The slides of a lecture, from the slide types and tags of its cells. */

import type { CellView } from "../presenter/protocol.ts";
import { isForInstructor } from "../presenter/cell_labels.ts";
import { sectionsOf } from "../presenter/section.ts";

/** What appears at one press: the ids of its cells. */
export type Step = readonly string[];

/** One slide: what is on it, in the order in which it appears. */
export type Slide = {
  /** The id of its first cell. */
  readonly id: string;
  /** Sections run to the right, their slides down; both count from 0. */
  readonly column: number;
  readonly row: number;
  /** The heading under which it stands, as plain Markdown; empty before the first. */
  readonly section: string;
  readonly steps: readonly Step[];
};

/** A lecture as slides. */
export type Deck = {
  readonly slides: readonly Slide[];
  /** For each cell that is on no slide, the cell on a slide that stands last before it, if any. */
  readonly beside: ReadonlyMap<string, string | undefined>;
};

/**
 * Makes slides of cells.
 *
 * A `slide` begins a section, a `subslide` a slide below it, a `fragment` appears at a press,
 * and a cell without a type appears together with the one before it. Solutions always wait
 * for a press of their own. Cells that are skipped, raw, or for the lecturer are on no slide.
 *
 * @param cells of the lecture, in order
 *
 * @example A question, and its code a press later
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = (id: string, slide: string) =>
 *   ({ id, slide, kind: "code", source: "", tags: [] }) as never;
 * const { slides, beside } = slideDeck([
 *   cell("question", "slide"),
 *   cell("code", "fragment"),
 *   cell("hint", "notes"),
 * ]);
 * assert.deepEqual(slides[0].steps, [["question"], ["code"]]);
 * assert.equal(beside.get("hint"), "code");
 * ```
 */
export function slideDeck(cells: readonly CellView[]): Deck {
  const slides: { -readonly [K in keyof Slide]: Slide[K] }[] = [];
  const beside = new Map<string, string | undefined>();
  const headings = new Map(
    sectionsOf(cells, 2).map(({ id, title }) => [id, title]),
  );
  let last: string | undefined;
  for (const cell of cells) {
    if (!isOnSlide(cell)) {
      beside.set(cell.id, last);
      continue;
    }
    const current = slides.at(-1);
    const heading = headings.get(cell.id);
    if (!current || cell.slide === "slide" || cell.slide === "subslide") {
      const opens = !current || cell.slide === "slide";
      slides.push({
        id: cell.id,
        column: opens ? (current?.column ?? -1) + 1 : current.column,
        row: opens ? 0 : current.row + 1,
        section: heading ?? (opens ? "" : current.section),
        steps: [[cell.id]],
      });
    } else if (cell.slide === "fragment" || cell.tags.includes("solution")) {
      current.steps = [...current.steps, [cell.id]];
    } else {
      const steps = current.steps;
      current.steps = [...steps.slice(0, -1), [...steps.at(-1)!, cell.id]];
    }
    last = cell.id;
  }
  return { slides, beside };
}

function isOnSlide(cell: CellView): boolean {
  return cell.kind !== "raw" && cell.slide !== "skip" && !isForInstructor(cell);
}
