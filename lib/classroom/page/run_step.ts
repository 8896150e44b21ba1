/** Running what one step of a slide shows, together with what it needs and no slide shows. */

import type { CellBlock } from "./cell_block.ts";
import type { ViewContext } from "./page_view.ts";
import type { Step } from "./slide_deck.ts";

/** What was run from this window: to know what has been changed since, and what is on its way. */
const sent = new Map<
  string,
  { readonly source: string; readonly at: number }
>();

/** Milliseconds for which a cell that was sent counts as running, though nobody has said so yet. */
const UNDERWAY = 2000;

/**
 * Runs the next cell of a step that has to be run: one that never was, or was changed, or
 * has the cursor in it.
 *
 * Code that no slide shows, such as imports, is run before it if it never was.
 *
 * @param isHidden whether a cell is on no slide
 * @returns the cell that runs now; `waits` if one is running already, `nothing` if all have run
 */
export function runStep(
  { store, blocks }: ViewContext,
  step: Step,
  isHidden: (id: string) => boolean,
): CellBlock | "waits" | "nothing" {
  const code = step.map((id) => blocks.of(id))
    .filter((block) => block?.cell.kind === "code") as CellBlock[];
  const next = code.find((block) => block.isEditing) ?? code.find(isDue);
  if (!next) {
    return code.some(isBusy) ? "waits" : "nothing";
  }
  for (const { cell } of blocks.inOrder()) {
    // Where a cell brings those that it needs, it brings these as well, in their order.
    if (cell.id === next.id || blocks.surroundings.runsNeeded) break;
    if (cell.kind !== "code" || cell.status !== "fresh") continue;
    if (isHidden(cell.id)) store.send({ type: "run", id: cell.id });
  }
  sent.set(next.id, { source: next.cell.source, at: performance.now() });
  next.run();
  return next;
}

function isBusy({ id, cell: { status } }: CellBlock): boolean {
  const at = sent.get(id)?.at ?? -Infinity;
  return status === "running" || status === "queued" ||
    (status === "fresh" && performance.now() - at < UNDERWAY);
}

function isDue(block: CellBlock): boolean {
  const { id, cell: { status, source } } = block;
  const before = sent.get(id);
  return !isBusy(block) &&
    (status === "fresh" || (before !== undefined && before.source !== source));
}
