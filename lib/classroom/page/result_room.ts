/** The room that a cell's outputs take: kept while it runs again, so that nothing below it jumps. */

import type { CellStatus } from "../presenter/protocol.ts";

/** Milliseconds in which pictures are read, and take their room. */
const READING = 100;

/** The room of one cell's outputs. */
export class ResultRoom {
  /** The timer after which the room of the last outputs is given up. */
  #left: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly element: HTMLElement) {}

  /** Takes how the cell was doing, and how it is doing now. */
  update(before: CellStatus, now: CellStatus): void {
    const { style } = this.element;
    clearTimeout(this.#left);
    if (isBusy(now) && !isBusy(before)) {
      style.minHeight = `${this.element.getBoundingClientRect().height}px`;
    } else if (!isBusy(now) && style.minHeight) {
      this.#left = setTimeout(() => style.minHeight = "", READING);
    }
  }
}

function isBusy(status: CellStatus): boolean {
  return status === "running" || status === "queued";
}
