/** What the keys do to the current cell, the same in all views. */

import type { CellBlock } from "./cell_block.ts";
import type { Notices } from "./notices.ts";
import type { Commands, ViewContext } from "./page_view.ts";
import { bringIntoView } from "./scrolling.ts";

/**
 * The commands of the cell at the lecture's position.
 *
 * @param notices says why a command did nothing
 */
export function cellCommands(
  { store, blocks }: ViewContext,
  notices: Notices,
): Commands {
  const current = (): CellBlock | undefined =>
    store.lecture && blocks.of(store.lecture.position.cell);
  const insert = () => {
    const block = current();
    if (!block) return;
    const known = new Set(blocks.inOrder().map(({ id }) => id));
    store.nextTime("lecture", () => {
      const made = blocks.inOrder().find(({ id }) => !known.has(id));
      if (!made) return;
      store.moveTo(made.id);
      requestAnimationFrame(() => {
        made.edit();
        bringIntoView(made.element);
      });
    });
    store.send({ type: "insert", after: block.id, kind: "code" });
  };
  return {
    run: () => current()?.run(),
    runAndInsert: () => {
      current()?.run();
      insert();
    },
    insert,
    edit: () => current()?.edit(),
    remove: () => {
      const block = current();
      if (!block) return;
      if (!block.cell.scratch) {
        return notices.show(
          "done",
          "Cells of the file stay; only scratch cells can be removed.",
        );
      }
      const all = blocks.inOrder();
      const before = all[Math.max(all.indexOf(block) - 1, 0)];
      store.moveTo(before.id);
      before.element.focus();
      store.send({ type: "remove", id: block.id });
    },
    reset: () => {
      const id = current()?.id;
      if (id === undefined) return;
      store.send({ type: "reset", id });
      notices.show("done", "The cell is as it stands in the file.");
    },
    saved: () => {
      const block = current();
      if (!block) return;
      if (block.cell.saved.length > 0) block.toggleSaved();
      else notices.show("done", "The file has no saved output for this cell.");
    },
  };
}
