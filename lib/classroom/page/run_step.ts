/** Running what one step of a slide shows, together with what it needs and no slide shows. */

import type { CellBlock } from "./cell_block.ts";
import type { ViewContext } from "./page_view.ts";
import type { Step } from "./slide_deck.ts";

/** The sources that were run from this window, to know which have been changed since. */
const sources = new Map<string, string>();

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
    const isBusy = code.some(({ cell: { status } }) =>
      status === "running" || status === "queued"
    );
    return isBusy ? "waits" : "nothing";
  }
  for (const { cell } of blocks.inOrder()) {
    if (cell.id === next.id) break;
    if (cell.kind !== "code" || cell.status !== "fresh") continue;
    if (isHidden(cell.id)) store.send({ type: "run", id: cell.id });
  }
  sources.set(next.id, next.cell.source);
  next.run();
  return next;
}

function isDue({ id, cell: { status, source } }: CellBlock): boolean {
  if (status === "running" || status === "queued") return false;
  const ran = sources.get(id);
  return status === "fresh" || (ran !== undefined && ran !== source);
}
