/** The reading view: all cells of a lecture in one column. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import type { CellBlock } from "./cell_block.ts";
import { isForInstructor } from "../presenter/cell_labels.ts";
import { element } from "./element.ts";
import { OutputFollower } from "./output_follower.ts";
import type { Commands, PageView, ViewContext } from "./page_view.ts";
import { remembered } from "./remembered.ts";
import {
  bringIntoView,
  hasMoreBelow,
  holdPlace,
  isAbove,
  scrollBy,
} from "./scrolling.ts";

/** A lecture to read, to run and to change, from the first cell to the last. */
export class ReadingView implements PageView {
  readonly element = element("div.column");
  readonly commands: Commands;
  readonly #context: ViewContext;
  readonly #follower = new OutputFollower();
  #ids = "";
  /** Whether it has found its place: only then another window can lead it elsewhere. */
  #isSettled = false;

  constructor(context: ViewContext) {
    this.#context = context;
    this.commands = {
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      first: () => this.#go(this.#visible().at(0)),
      last: () => this.#go(this.#visible().at(-1)),
      run: () => this.#run(),
      runAndGoOn: () => this.#runAndGoOn(),
      notes: () => this.#toggleNotes(),
    };
    this.#showNotes(remembered("notes") === "shown");
    this.element.addEventListener("focusin", this.#followFocus);
  }

  update(event: Event, lecture: LectureView): void {
    if (event.type === "lecture") this.#place(lecture);
    if (event.type === "position") this.#mark(lecture);
  }

  close(): void {
    this.#follower.close();
    this.element.removeEventListener("focusin", this.#followFocus);
  }

  /** Goes to a cell, as its link does. */
  goTo(id: string): void {
    this.#go(this.#context.blocks.of(id));
  }

  #place(lecture: LectureView): void {
    const isFirst = this.#ids === "";
    const ids = lecture.cells.map(({ id }) => id).join("\n");
    if (ids !== this.#ids) {
      this.#ids = ids;
      this.#arrange();
    }
    for (const block of this.#context.blocks.inOrder()) {
      block.element.classList.toggle(
        "for-instructor",
        isForInstructor(block.cell),
      );
    }
    this.#mark(lecture);
    if (isFirst) this.#begin(lecture);
    this.#isSettled = true;
  }

  /** Puts the cells in order and moves only those that are elsewhere: a moved cell loses the focus. */
  #arrange(): void {
    this.#context.blocks.inOrder().forEach(({ element }, i) => {
      const there = this.element.children[i];
      if (there !== element) this.element.insertBefore(element, there ?? null);
    });
  }

  /** Where the reader is, where the link says that was followed, or where the lecture is. */
  #begin(lecture: LectureView): void {
    const { blocks, place } = this.#context;
    const kept = place && blocks.of(place.cell);
    if (kept) {
      this.#context.store.moveTo(kept.id);
      kept.element.focus({ preventScroll: true });
      return holdPlace(kept.element, place.top);
    }
    const [{ type }] = performance.getEntriesByType(
      "navigation",
    ) as PerformanceNavigationTiming[];
    const linked = type === "reload"
      ? undefined
      : blocks.of(decodeURIComponent(location.hash.slice(1)));
    const block = linked ?? blocks.of(lecture.position.cell);
    if (!block) return;
    this.#context.store.moveTo(block.id);
    requestAnimationFrame(() => {
      block.element.focus({ preventScroll: true });
      const isTop = block === this.#visible()[0];
      if (!isTop) block.element.scrollIntoView({ block: "start" });
    });
  }

  #current(): CellBlock | undefined {
    const { lecture } = this.#context.store;
    return lecture && this.#context.blocks.of(lecture.position.cell);
  }

  #visible(): readonly CellBlock[] {
    return this.#context.blocks.inOrder().filter(({ element }) =>
      element.offsetParent !== null
    );
  }

  /** The cell after the current one, or before it. */
  #beside(direction: 1 | -1): CellBlock | undefined {
    const all = this.#context.blocks.inOrder();
    const at = all.findIndex((block) => block === this.#current());
    const rest = direction > 0 ? all.slice(at + 1) : all.slice(0, at).reverse();
    return rest.find(({ element }) => element.offsetParent !== null);
  }

  /** One step on; through a cell that is longer than the window in several. */
  #step(direction: 1 | -1): void {
    const current = this.#current();
    if (current && direction > 0 && hasMoreBelow(current.element)) {
      return scrollBy(0.8);
    }
    if (current && direction < 0 && isAbove(current.element)) {
      return scrollBy(-0.8);
    }
    this.#go(this.#beside(direction));
  }

  #go(block: CellBlock | undefined): void {
    if (!block) return;
    this.#follower.rest();
    this.#context.store.moveTo(block.id);
    block.element.focus({ preventScroll: true });
    bringIntoView(block.element);
  }

  #run(): void {
    const block = this.#current();
    block?.run();
    if (block?.cell.kind === "code") this.#follower.follow(block, undefined);
  }

  #runAndGoOn(): void {
    const ran = this.#current();
    if (!ran) return;
    const next = this.#beside(1);
    if (ran.isFolded) return this.#go(next);
    ran.run();
    if (ran.cell.kind !== "code") return this.#go(next);
    if (next) {
      this.#context.store.moveTo(next.id);
      next.element.focus({ preventScroll: true });
    } else ran.element.focus({ preventScroll: true });
    this.#follower.follow(ran, next);
  }

  #mark({ position }: LectureView): void {
    for (const { id, element } of this.#context.blocks.inOrder()) {
      const isCurrent = id === position.cell;
      element.classList.toggle("current", isCurrent);
      element.tabIndex = isCurrent ? 0 : -1;
    }
    const current = this.#current();
    if (!this.#isSettled) return;
    const isElsewhere = document.activeElement === document.body ||
      document.activeElement?.classList.contains("cell");
    // Another window moved on: this one goes with it, unless somebody works in it.
    if (current && isElsewhere && document.activeElement !== current.element) {
      current.element.focus({ preventScroll: true });
      bringIntoView(current.element);
    }
  }

  readonly #followFocus = ({ target }: FocusEvent) => {
    const block = this.#context.blocks.around(target);
    if (block) this.#context.store.moveTo(block.id);
  };

  #toggleNotes(): void {
    const shown = !this.element.classList.contains("with-notes");
    remembered("notes", shown ? "shown" : "hidden");
    this.#showNotes(shown);
  }

  #showNotes(shown: boolean): void {
    this.element.classList.toggle("with-notes", shown);
  }
}
