/** What a static page shows of a cell, taken over by the live one: nothing is drawn twice, and nothing jumps. */

/** The parts of a static cell that the live one goes on showing. */
export type StillCell = {
  /** Its text as it is set. */
  readonly prose: Element | undefined;
  /** Its saved outputs, and what folds them. */
  readonly outputs: readonly Element[];
  /** Whether its reader has unfolded it, if it was folded. */
  readonly unfolded: boolean;
};

/**
 * The static cells of a page, by their ids.
 *
 * @param main in which they stand: each is `.cell[data-cell=ID]`
 */
export function stillCells(main: ParentNode): ReadonlyMap<string, StillCell> {
  const cells = main.querySelectorAll<HTMLElement>(".cell[data-cell]");
  return new Map(
    [...cells].map((cell) => [cell.dataset.cell!, {
      prose: cell.querySelector(".source > .prose") ?? undefined,
      outputs: [...cell.querySelector(".result")?.children ?? []],
      unfolded: cell.querySelector("details.fold[open]") !== null,
    }]),
  );
}
