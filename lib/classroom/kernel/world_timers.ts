/** The timers and requests of cells, so that Stop can end the waiting of the cell that runs. */

import type { Clock } from "./world_clock.ts";

type Callback = (...args: readonly unknown[]) => void;

/** Sets a timer. @returns what it can be cleared by: an object that stands for a number */
type SetTimer = (
  callback: unknown,
  ms?: number,
  ...args: readonly unknown[]
) => unknown;

type ClearTimer = (id: unknown) => void;

/** The global functions that are replaced. */
export type TimerGlobals = {
  setTimeout: SetTimer;
  setInterval: SetTimer;
  clearTimeout: ClearTimer;
  clearInterval: ClearTimer;
  fetch: typeof fetch;
};

/** A timer that has not fired yet. */
type Pending = { readonly cell: number; readonly callback: Callback };

/** What the timers of cells are made with. */
export type CellTimersOptions = {
  /** Where the functions are replaced. */
  readonly globals: TimerGlobals;
  readonly clock: Pick<Clock, "set" | "clear">;
  readonly reason: StopReason;
};

/** Where Node's `promisify` finds how to make a promise of a function. */
const PROMISIFY = Symbol.for("nodejs.util.promisify.custom");

/** What is thrown into code that waits, or that wants to wait, while its cell is stopped. */
export type StopReason = () => Error;

/**
 * Stands between cells and the timers.
 *
 * A timer belongs to the cell that asked for it, and so do the timers that its callback
 * asks for: Stop ends the waiting of the running cell, not the clock of an earlier one.
 */
export class CellTimers {
  readonly #clock: Pick<Clock, "set" | "clear">;
  readonly #reason: StopReason;
  readonly #fetchAnything: typeof fetch;
  readonly #pending = new Map<number, Pending>();
  #cell = 0;
  /** The cell whose callback runs just now. */
  #inside: number | undefined;
  #refusing = false;
  #requests = new AbortController();

  /** Takes the place of the global functions. */
  constructor({ globals, clock, reason }: CellTimersOptions) {
    this.#clock = clock;
    this.#reason = reason;
    this.#fetchAnything = globals.fetch;
    const forget = (id: unknown) => this.#forget(Number(id));
    Object.assign(globals, {
      setTimeout: this.#timer(globals.setTimeout, false),
      setInterval: this.#timer(globals.setInterval, true),
      clearTimeout: forget,
      clearInterval: forget,
      fetch: this.#fetch,
    });
  }

  /** The cell has ended: what is asked for from now on belongs to the next one. */
  nextCell(): void {
    this.#cell++;
    // An interrupt that hit a callback has left it without a word.
    this.#inside = undefined;
    this.#requests = new AbortController();
  }

  /** Ends the waiting of the running cell, and lets it begin no other. */
  refuse(): void {
    this.#refusing = true;
    this.#requests.abort(this.#reason());
    for (const [id, timer] of [...this.#pending]) {
      if (timer.cell !== this.#cell) continue;
      this.#forget(id);
      if (resolvesPromise(timer.callback)) {
        reject(timer.callback, this.#reason());
      }
    }
  }

  /** Lets cells wait again. */
  allow(): void {
    this.#refusing = false;
  }

  #timer(set: SetTimer, repeats: boolean): SetTimer {
    const timer: SetTimer = (callback, ms, ...args) => {
      if (this.#isRefused()) throw this.#reason();
      if (!isCallback(callback)) return set(callback, ms, ...args);
      const cell = this.#inside ?? this.#cell;
      const fire = () => {
        if (!repeats) this.#pending.delete(Number(id));
        this.#run(cell, () => callback(...args));
      };
      const id = this.#clock.set(fire, ms, repeats);
      this.#pending.set(Number(id), { cell, callback });
      return id;
    };
    const promised = (ms: number, value: unknown) =>
      new Promise((resolve) => timer(resolve, ms, value));
    return Object.assign(timer, { [PROMISIFY]: promised });
  }

  #forget(id: number): void {
    this.#pending.delete(id);
    this.#clock.clear(id);
  }

  readonly #fetch: typeof fetch = (input, init) => {
    if (this.#isRefused()) return Promise.reject(this.#reason());
    const request = input instanceof Request ? input.signal : undefined;
    const own = init?.signal ?? request;
    const stop = this.#requests.signal;
    const signal = own ? AbortSignal.any([own, stop]) : stop;
    return this.#fetchAnything(input, { ...init, signal });
  };

  /** Runs a callback as one of its cell. */
  #run(cell: number, callback: () => void): void {
    this.#inside = cell;
    try {
      callback();
    } finally {
      this.#inside = undefined;
    }
  }

  #isRefused(): boolean {
    return this.#refusing && (this.#inside ?? this.#cell) === this.#cell;
  }
}

function isCallback(callback: unknown): callback is Callback {
  return typeof callback === "function";
}

const CODE = Function.prototype.toString;

/** Whether a function is what the maker of a promise is given first: its `resolve`. */
function resolvesPromise(callback: Callback): boolean {
  return callback.name === "" && callback.length === 1 &&
    CODE.call(callback) === "function () { [native code] }";
}

/** Makes a promise fail of which only `resolve` is at hand: by a promise that has failed. */
function reject(resolve: Callback, error: Error): void {
  const failed = Promise.reject(error);
  // Whether anybody waits for the other promise is not known here.
  failed.catch(() => {});
  resolve(failed);
}
