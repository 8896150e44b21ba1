/** The cells that wait for the kernel, one after the other; an error sends the rest back. */

import type { CourseExecution } from "../kernel/course_kernel.ts";
import type { LectureCell } from "./lecture_cell.ts";

/** Runs one cell. @returns `undefined` if there was no kernel for it */
export type RunCell = (
  cell: LectureCell,
) => Promise<CourseExecution | undefined>;

/** A queue before one kernel. */
export class RunQueue {
  readonly #run: RunCell;
  readonly #onStatus: (cell: LectureCell) => void;
  /** Cells that wait, with what they were before. */
  #waiting: {
    readonly cell: LectureCell;
    readonly before: LectureCell["status"];
  }[] = [];
  #running: LectureCell | undefined;
  #working: Promise<void> = Promise.resolve();

  /**
   * @param run runs one cell and sets its status
   * @param onStatus told of each cell that comes to wait, or waits no more
   */
  constructor(run: RunCell, onStatus: (cell: LectureCell) => void) {
    this.#run = run;
    this.#onStatus = onStatus;
  }

  /** The cell that runs now. */
  get running(): LectureCell | undefined {
    return this.#running;
  }

  /** Puts cells at the end, but none that runs or waits already. */
  add(cells: readonly LectureCell[]): void {
    for (const cell of cells) {
      if (cell === this.#running || cell.status === "queued") continue;
      this.#waiting.push({ cell, before: cell.status });
      cell.status = "queued";
      this.#onStatus(cell);
    }
    if (this.#running === undefined) this.#working = this.#work();
  }

  /** Sends all cells away that wait. */
  clear(): void {
    for (const { cell, before } of this.#waiting.splice(0)) {
      cell.status = before;
      this.#onStatus(cell);
    }
  }

  /** Settles when no cell runs. */
  get done(): Promise<void> {
    return this.#working;
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#running = next.cell;
      const execution = await this.#run(next.cell);
      this.#running = undefined;
      if (execution?.ending !== "ok") this.clear();
    }
  }
}
