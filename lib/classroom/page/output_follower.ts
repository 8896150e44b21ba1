/** Keeps what a cell is just putting out in view, and the next cell with it. */

import type { CellBlock } from "./cell_block.ts";
import { visibleSpan } from "./scrolling.ts";

/** How many px of the next cell should be seen. */
const GLIMPSE = 140;

/** Milliseconds for which a cell that has ended is followed on: pictures come a little later. */
const AFTERWARDS = 800;

/**
 * Follows a running cell as it grows, till it has ended or somebody scrolls.
 *
 * The page moves only downwards, and never so far that the beginning of what
 * the cell put out leaves the window.
 */
export class OutputFollower {
  readonly #observer = new ResizeObserver(() => this.#settle());
  #ran: CellBlock | undefined;
  #next: CellBlock | undefined;
  #ended = 0;
  readonly #rest = () => this.rest();

  /** Follows the outputs of a cell; `next` is the cell that should be seen with them. */
  follow(ran: CellBlock, next: CellBlock | undefined): void {
    this.rest();
    [this.#ran, this.#next, this.#ended] = [ran, next, 0];
    this.#observer.observe(ran.element);
    for (const sign of ["wheel", "touchmove", "pointerdown"]) {
      addEventListener(sign, this.#rest, { passive: true });
    }
    this.#settle();
  }

  /** Follows nothing from now on. */
  rest(): void {
    this.#observer.disconnect();
    this.#ran = this.#next = undefined;
    for (const sign of ["wheel", "touchmove", "pointerdown"]) {
      removeEventListener(sign, this.#rest);
    }
  }

  /** As `rest`; the name that a view's end expects. */
  close(): void {
    this.rest();
  }

  #settle(): void {
    const ran = this.#ran;
    if (!ran) return;
    const { status } = ran.cell;
    if (status === "running" || status === "queued" || status === "fresh") {
      this.#ended = 0;
    } else if (this.#ended === 0) this.#ended = performance.now();
    else if (performance.now() - this.#ended > AFTERWARDS) return this.rest();
    const { top, bottom } = visibleSpan();
    const next = this.#next?.element.getBoundingClientRect();
    const wanted = next
      ? Math.min(next.top + GLIMPSE, next.bottom)
      : ran.element.getBoundingClientRect().bottom;
    const room = ran.result.getBoundingClientRect().top - top;
    const by = Math.min(wanted - bottom, room);
    if (by > 1) globalThis.scrollBy({ top: by, behavior: "instant" });
  }
}
