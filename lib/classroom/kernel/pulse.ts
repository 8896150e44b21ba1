/** Whether the event loop of a kernel lives while a cell runs, and how long its breaths are. */

/** Milliseconds between two looks, and from one answer to the next question. */
const PAUSE = { look: 25, ask: 100 } as const;

/**
 * Asks the event loop of a kernel again and again whether it lives.
 *
 * An interrupt is safe only while a cell computes without a break: one that hits an event
 * loop which waits breaks it for good. A cell that computes for a second at a time answers
 * once a second, so it counts as starved only when it has been silent for much longer than
 * ever before.
 */
export class Pulse implements Disposable {
  readonly #ping: () => Promise<void>;
  readonly #patience: number;
  readonly #timer: ReturnType<typeof setInterval>;
  #lookedAt = performance.now();
  #asking = false;
  #silent = 0;
  #rest = 0;
  #longest = 0;

  /**
   * @param ping settles when the event loop has answered
   * @param patience milliseconds awake without an answer after which a loop that always
   *   answered at once is starved
   */
  constructor(ping: () => Promise<void>, patience: number) {
    this.#ping = ping;
    this.#patience = patience;
    this.#timer = setInterval(() => this.#look(), PAUSE.look);
  }

  /** Whether the cell computes without a break. */
  get starved(): boolean {
    return this.#silent > this.mostSilent;
  }

  /** Milliseconds without an answer after which it counts as starved. */
  get mostSilent(): number {
    return this.#patience + 2 * this.#longest;
  }

  /** Ends the asking. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    // A laptop that was asleep has not been silent.
    const passed = Math.min(now - this.#lookedAt, 2 * PAUSE.look);
    this.#lookedAt = now;
    if (this.#asking) {
      this.#silent += passed;
      return;
    }
    this.#rest += passed;
    if (this.#rest < PAUSE.ask) return;
    this.#asking = true;
    this.#ping().then(() => {
      this.#longest = Math.max(this.#longest, this.#silent);
      this.#silent = this.#rest = 0;
      this.#asking = false;
    });
  }
}
