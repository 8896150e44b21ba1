/** The timers and requests of cells, so that Stop can end the waiting of the cell that runs. */

type Callback = (...args: readonly unknown[]) => void;

/** Sets a timer. @returns what it can be cleared by: a number, or an object that stands for one */
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
type Pending = {
  readonly cell: number;
  readonly callback: Callback;
  readonly clear: () => void;
};

/** What is thrown into code that waits, or that wants to wait, while its cell is stopped. */
export type StopReason = () => Error;

/**
 * Stands between cells and the timers.
 *
 * A timer belongs to the cell that asked for it, and so do the timers that its callback
 * asks for: Stop ends the waiting of the running cell, not the clock of an earlier one.
 */
export class CellTimers {
  readonly #globals: TimerGlobals;
  readonly #reason: StopReason;
  readonly #pending = new Map<number, Pending>();
  #cell = 0;
  /** The cell whose callback runs just now. */
  #inside: number | undefined;
  #refusing = false;
  #requests = new AbortController();

  /**
   * @param globals where the functions are replaced
   * @param reason makes the error that ends a cell
   */
  constructor(globals: TimerGlobals, reason: StopReason) {
    this.#globals = pick(globals);
    this.#reason = reason;
    Object.assign(globals, this.#replacements());
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
      this.#pending.delete(id);
      timer.clear();
      if (resolvesPromise(timer.callback)) {
        reject(timer.callback, this.#reason());
      }
    }
  }

  /** Lets cells wait again. */
  allow(): void {
    this.#refusing = false;
  }

  #replacements(): TimerGlobals {
    const { setTimeout, setInterval, clearTimeout, clearInterval } =
      this.#globals;
    const forget = (clear: ClearTimer): ClearTimer => (id) => {
      this.#pending.delete(Number(id));
      clear(id);
    };
    return {
      setTimeout: this.#timer(setTimeout, clearTimeout, true),
      setInterval: this.#timer(setInterval, clearInterval, false),
      clearTimeout: forget(clearTimeout),
      clearInterval: forget(clearInterval),
      fetch: this.#fetch,
    };
  }

  #timer(set: SetTimer, clear: ClearTimer, once: boolean): SetTimer {
    const timer: SetTimer = (callback, ms, ...args) => {
      if (this.#isRefused()) throw this.#reason();
      if (!isCallback(callback)) return set(callback, ms, ...args);
      const cell = this.#inside ?? this.#cell;
      const id = set(() => {
        if (once) this.#pending.delete(Number(id));
        this.#run(cell, () => callback(...args));
      }, ms);
      this.#pending.set(Number(id), { cell, callback, clear: () => clear(id) });
      return id;
    };
    // `promisify` finds there how to make a promise of it.
    for (const symbol of Object.getOwnPropertySymbols(set)) {
      const property = Object.getOwnPropertyDescriptor(set, symbol)!;
      Object.defineProperty(timer, symbol, property);
    }
    return timer;
  }

  readonly #fetch: typeof fetch = (input, init) => {
    if (this.#isRefused()) return Promise.reject(this.#reason());
    const request = input instanceof Request ? input.signal : undefined;
    const own = init?.signal ?? request;
    const stop = this.#requests.signal;
    const signal = own ? AbortSignal.any([own, stop]) : stop;
    return this.#globals.fetch(input, { ...init, signal });
  };

  /**
   * Runs a callback, from a promise: an interrupt that hits a loop in a callback which the
   * event loop itself has called would break the event loop for good.
   */
  #run(cell: number, callback: () => void): void {
    Promise.resolve().then(() => {
      const outside = this.#inside;
      this.#inside = cell;
      try {
        callback();
      } finally {
        this.#inside = outside;
      }
    });
  }

  #isRefused(): boolean {
    return this.#refusing && (this.#inside ?? this.#cell) === this.#cell;
  }
}

function pick(globals: TimerGlobals): TimerGlobals {
  const { setTimeout, setInterval, clearTimeout, clearInterval, fetch } =
    globals;
  return { setTimeout, setInterval, clearTimeout, clearInterval, fetch };
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
