/** The blocks of all cells of a lecture, kept up to date. */

import type { CellView, Event, LectureView } from "../presenter/protocol.ts";
import { CellBlock } from "./cell_block.ts";
import type { StillCell } from "./still_cell.ts";
import type { Surroundings } from "./surroundings.ts";
import type { LectureStore } from "./lecture_store.ts";

/**
 * One block for each cell, made once and moved from view to view.
 *
 * An event touches the block of its own cell only: a lecture of eighty cells
 * takes no more work to stream into than one of five.
 */
export class CellBlocks {
  readonly #blocks = new Map<string, CellBlock>();

  /** @param still what a static page shows of the cells already, by their ids */
  constructor(
    readonly store: LectureStore,
    readonly surroundings: Surroundings,
    readonly still: ReadonlyMap<string, StillCell> = new Map(),
  ) {
    store.watch((event, lecture) => this.#take(event, lecture));
  }

  /** The block of a cell. */
  of(id: string): CellBlock | undefined {
    return this.#blocks.get(id);
  }

  /** The blocks of the lecture's cells, in order. */
  inOrder(): readonly CellBlock[] {
    return (this.store.lecture?.cells ?? [])
      .map((cell) => this.#blocks.get(cell.id))
      .filter((block) => block !== undefined);
  }

  /** The block in which an element stands. */
  around(node: EventTarget | null): CellBlock | undefined {
    if (!(node instanceof Element)) return undefined;
    const id = node.closest<HTMLElement>(".cell")?.dataset.cell;
    return id === undefined ? undefined : this.of(id);
  }

  #take(event: Event, lecture: LectureView): void {
    if (event.type === "lecture") return this.#takeAll(lecture);
    if (!("id" in event)) return;
    const cell = lecture.cells.find(({ id }) => id === event.id);
    if (cell) this.#blocks.get(cell.id)?.update(cell);
  }

  #takeAll({ cells }: LectureView): void {
    const ids = new Set(cells.map(({ id }) => id));
    for (const [id, block] of this.#blocks) {
      if (ids.has(id)) continue;
      block.close();
      this.#blocks.delete(id);
    }
    cells.forEach((cell, i) => {
      const block = this.#blocks.get(cell.id);
      if (block) block.update(cell);
      else this.#blocks.set(cell.id, this.#made(cell, cells[i - 1]));
    });
  }

  #made(cell: CellView, above: CellView | undefined): CellBlock {
    const { store, surroundings, still } = this;
    return new CellBlock(cell, {
      store,
      surroundings,
      isPredicted: above?.tags.includes("predict") ?? false,
      still: still.get(cell.id),
    });
  }
}
