/** The cells that wait for the kernel, one after the other. */

import type { LectureCell } from "./lecture_cell.ts";

/** Runs one cell, and sets its status. It may clear the queue. */
export type RunCell = (cell: LectureCell) => Promise<void>;

/** A cell that waits, and what it was before. */
type Waiting = {
  readonly cell: LectureCell;
  readonly before: LectureCell["status"];
};

/** A queue before one kernel. */
export class RunQueue {
  readonly #run: RunCell;
  readonly #onStatus: (cell: LectureCell) => void;
  #waiting: Waiting[] = [];
  #running: LectureCell | undefined;
  #working: Promise<void> = Promise.resolve();

  /**
   * @param run runs one cell
   * @param onStatus told of each cell that comes to wait, or waits no more
   */
  constructor(run: RunCell, onStatus: (cell: LectureCell) => void) {
    this.#run = run;
    this.#onStatus = onStatus;
  }

  /** Puts cells at the end, but none that runs or waits already: a key may be pressed twice. */
  add(cells: readonly LectureCell[]): void {
    for (const cell of cells) {
      if (cell === this.#running || cell.status === "queued") continue;
      this.#waiting.push({ cell, before: cell.status });
      cell.status = "queued";
      this.#onStatus(cell);
    }
    if (this.#running === undefined) this.#working = this.#work();
  }

  /** Sends all cells back that wait, to what they were. @returns how many there were */
  clear(): number {
    const waiting = this.#waiting.splice(0);
    for (const { cell, before } of waiting) {
      cell.status = before;
      this.#onStatus(cell);
    }
    return waiting.length;
  }

  /** Settles when no cell runs. */
  get done(): Promise<void> {
    return this.#working;
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#running = next.cell;
      await this.#run(next.cell);
      this.#running = undefined;
    }
  }
}
