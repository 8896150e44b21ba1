/** Stop, as it is done inside the kernel: gently first, then by force, until the cell has ended. */

import type { CellTimers } from "./world_timers.ts";

/**
 * Milliseconds that a loop has to end by itself, as one with `tick` does; until the first
 * collection after the timers are gone; and how much later each further one comes.
 */
const PATIENCE = { gentle: 150, first: 30, step: 60 } as const;

/** How often garbage is collected at most. */
const COLLECTIONS = 9;

/** What stopping needs around it. */
export type WorldStopOptions = {
  readonly timers: Pick<CellTimers, "refuse" | "allow">;
  /** Collects garbage. */
  readonly gc: () => void;
  /** Calls back once, some milliseconds later. */
  readonly later: (callback: () => void, ms: number) => void;
};

/** Ends the cell that runs, with all that it computed kept. */
export class WorldStop {
  readonly #options: WorldStopOptions;
  readonly #listeners = new Set<() => void>();
  /** Counts stops, so that what is left of an old one does nothing. */
  #number = 0;
  #stopping = false;

  constructor(options: WorldStopOptions) {
    this.#options = options;
  }

  /** Whether a cell is being stopped. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Calls back whenever a stop begins. */
  onStop(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Wakes the loops that listen, which end by themselves. What still waits after a moment
   * loses its timers; and what then waits for nothing that could ever come is ended by the
   * kernel, as soon as the collector has found that out. Pressed again, it looks again.
   */
  begin(): void {
    if (this.#stopping) return this.#options.gc();
    this.#stopping = true;
    const number = ++this.#number;
    for (const listener of this.#listeners) listener();
    this.#later(number, PATIENCE.gentle, () => {
      this.#options.timers.refuse();
      this.#collect(number, PATIENCE.first, COLLECTIONS);
    });
  }

  /** The cell has ended. */
  end(): void {
    this.#stopping = false;
    this.#options.timers.allow();
  }

  #collect(number: number, ms: number, left: number): void {
    if (left === 0) return;
    this.#later(number, ms, () => {
      this.#options.gc();
      this.#collect(number, ms + PATIENCE.step, left - 1);
    });
  }

  #later(number: number, ms: number, act: () => void): void {
    this.#options.later(() => {
      if (this.#stopping && this.#number === number) act();
    }, ms);
  }
}
