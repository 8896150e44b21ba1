/** A breath in the middle of long work, so that others have their turn: Stop, timers, charts. */

/** Milliseconds of work between two breaths: too short to be felt, too long to slow the work down. */
const EVERY = 25;

type Timers = { readonly setImmediate?: (f: () => void) => unknown };

/** A timer of 0 ms takes two in Deno, four in browsers; an immediate one next to nothing. */
let breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { setImmediate = setTimeout } = globalThis as Timers;
    setImmediate(() => resolve());
  });

/**
 * Says how long work breathes from here on: a notebook gives its own, which hears Stop.
 *
 * @param f lets others have their turn; it may throw to end the work
 */
export function useBreath(f: () => Promise<void>): void {
  breath = f;
}

/**
 * A clock for one piece of work, which says when a breath is due.
 *
 * @example Work that others can interrupt
 * ```ts
 * import assert from "node:assert/strict";
 * let timerHadItsTurn = false;
 * setTimeout(() => timerHadItsTurn = true, 0);
 * const breathing = new Breathing();
 * while (!timerHadItsTurn) {
 *   if (breathing.isDue) await breathing.now();
 * }
 * assert.ok(timerHadItsTurn);
 * ```
 */
export class Breathing {
  #last = performance.now();

  /** Whether there was none for a while. */
  get isDue(): boolean {
    return performance.now() - this.#last >= EVERY;
  }

  /** Waits until the others had their turn. */
  async now(): Promise<void> {
    await breath();
    this.#last = performance.now();
  }
}
