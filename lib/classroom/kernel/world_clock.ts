/** The timers of cells, kept by us: one timer of the system stands behind all of them. */

/** What the clock runs on. */
export type ClockOptions = {
  /** Sets a timer of the system. @returns a function that clears it */
  readonly wake: (callback: () => void, ms: number) => () => void;
  /** Calls back a moment later, where an interrupt does no harm. */
  readonly soon: (callback: () => void) => void;
  /** Milliseconds since any moment. */
  readonly now: () => number;
};

/** The longest that a timer can wait, in milliseconds; longer ones fire at once, as everywhere. */
const LONGEST = 2 ** 31 - 1;

/**
 * Calls back at set times.
 *
 * Deno runs what its timers have woken inside of its own loop over them, as soon as two are
 * due together; an interrupt of a busy loop at that place ends its event loop for good. With
 * one timer that only asks for a turn, nothing of a cell ever runs there.
 */
export class Clock {
  readonly #options: ClockOptions;
  /** Those that wait, the earliest first. */
  readonly #queue: ClockTimer[] = [];
  readonly #timers = new Map<number, ClockTimer>();
  #number = 0;
  #armed = Infinity;
  #disarm = () => {};

  constructor(options: ClockOptions) {
    this.#options = options;
  }

  /**
   * Sets a timer.
   *
   * @param ms as `setTimeout` takes it
   * @param repeats whether it is set again whenever it fires
   */
  set(callback: () => void, ms: unknown, repeats = false): ClockTimer {
    const after = Number(ms);
    const pause = after >= 1 && after <= LONGEST ? Math.trunc(after) : 1;
    const number = ++this.#number;
    const again = () => this.#start(timer);
    const stop = () => this.clear(number);
    const timer = new ClockTimer({
      number,
      callback,
      pause,
      repeats,
      again,
      stop,
    });
    again();
    return timer;
  }

  /** Clears a timer, by what `set` returned or by its number; anything else is no timer. */
  clear(id: unknown): void {
    const timer = this.#timers.get(Number(id));
    if (timer === undefined) return;
    this.#timers.delete(timer.number);
    this.#remove(timer);
  }

  /** Asks for a turn again: an interrupt may have taken the one that was asked for. */
  nudge(): void {
    this.#disarm();
    this.#armed = Infinity;
    this.#arm();
  }

  #start(timer: ClockTimer): void {
    this.#remove(timer);
    timer.due = this.#options.now() + timer.pause;
    this.#timers.set(timer.number, timer);
    const place = this.#queue.findLastIndex(({ due }) => due <= timer.due);
    this.#queue.splice(place + 1, 0, timer);
    this.#arm();
  }

  #remove(timer: ClockTimer): void {
    const place = this.#queue.indexOf(timer);
    if (place >= 0) this.#queue.splice(place, 1);
  }

  #arm(): void {
    const due = this.#queue[0]?.due ?? Infinity;
    if (due >= this.#armed) return;
    this.#disarm();
    this.#armed = due;
    const ms = Math.max(1, Math.ceil(due - this.#options.now()));
    this.#disarm = this.#options.wake(() => {
      this.#armed = Infinity;
      this.#options.soon(() => this.#turn());
    }, ms);
  }

  /** One callback a turn: what it wakes has its turn before the next. */
  #turn(): void {
    const { now, soon } = this.#options;
    const timer = this.#queue[0];
    if (timer === undefined || timer.due > now()) return this.#arm();
    this.#queue.shift();
    this.#timers.delete(timer.number);
    if (timer.repeats) this.#start(timer);
    // Before the callback, which may never come back.
    if (this.#queue[0]?.due <= now()) soon(() => this.#turn());
    else this.#arm();
    timer.callback();
  }
}

/** What a timer is made of. */
type Parts = {
  readonly number: number;
  readonly callback: () => void;
  readonly pause: number;
  readonly repeats: boolean;
  readonly again: () => void;
  readonly stop: () => void;
};

/** A timer as cells hold it: it can be used like a number, and like Node's. */
export class ClockTimer implements Disposable {
  readonly #parts: Parts;
  /** When it fires. */
  due = Infinity;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What it is cleared by. */
  get number(): number {
    return this.#parts.number;
  }

  /** Called when it fires. */
  get callback(): () => void {
    return this.#parts.callback;
  }

  /** Milliseconds from its setting to its firing. */
  get pause(): number {
    return this.#parts.pause;
  }

  /** Whether it is set again whenever it fires. */
  get repeats(): boolean {
    return this.#parts.repeats;
  }

  /** Sets it anew. */
  refresh(): this {
    this.#parts.again();
    return this;
  }

  /** A kernel does not end when its timers do: this does nothing. */
  ref(): this {
    return this;
  }

  /** A kernel does not end when its timers do: this does nothing. */
  unref(): this {
    return this;
  }

  /** Whether it keeps the kernel going; it is asked by libraries of Node. */
  hasRef(): boolean {
    return true;
  }

  /** Clears it. */
  close(): this {
    this.#parts.stop();
    return this;
  }

  /** Its number. */
  [Symbol.toPrimitive](): number {
    return this.number;
  }

  /** Clears it, for `using`. */
  [Symbol.dispose](): void {
    this.#parts.stop();
  }
}
