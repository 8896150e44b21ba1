/** The clock of a talk: it runs, pauses and starts anew, and does not mind when the machine's time is set. */

import type { Clock } from "./protocol.ts";

/** Counts the minutes of a talk. */
export class TalkClock {
  readonly #planned: number | undefined;
  readonly #now: () => number;
  /** Milliseconds up to the last pause. */
  #before = 0;
  #since: number | undefined;

  /**
   * @param planned minutes planned for the talk
   * @param now milliseconds on a clock that never jumps
   */
  constructor(planned?: number, now: () => number = () => performance.now()) {
    this.#planned = planned;
    this.#now = now;
  }

  /** Goes on; does nothing if it runs. */
  start(): void {
    this.#since ??= this.#now();
  }

  /** Stands still until it is started again. */
  pause(): void {
    this.#before = this.#elapsed;
    this.#since = undefined;
  }

  /** Back to zero; it goes on from there if it was running. */
  reset(): void {
    this.#before = 0;
    if (this.#since !== undefined) this.#since = this.#now();
  }

  /** What the pages are told. */
  view(): Clock {
    return {
      elapsed: this.#elapsed,
      running: this.#since !== undefined,
      ...(this.#planned === undefined ? {} : { planned: this.#planned }),
    };
  }

  get #elapsed(): number {
    const going = this.#since === undefined ? 0 : this.#now() - this.#since;
    return this.#before + going;
  }
}
