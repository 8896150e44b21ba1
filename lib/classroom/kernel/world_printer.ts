/** What cells print: sent on in few messages, and no more of it than a page can hold. */

/** What one cell may print, in characters: as much as `deno task run` accepts. */
const MOST = 1_000_000;

/** Characters that are gathered at most, and milliseconds that they wait. */
const GATHER = { size: 32_768, ms: 30 } as const;

/**
 * Messages that may leave at once before gathering begins, and how many more each
 * millisecond allows. The kernel needs 0.15 ms for one (measured on Deno 2.9.6).
 */
const AT_ONCE = { most: 200, perMs: 1 } as const;

/** The streams of a notebook. */
export type StreamName = "stdout" | "stderr";

/** How text leaves the kernel, and how time passes there. */
export type PrinterOptions = {
  readonly send: (name: StreamName, text: string) => void;
  /** Calls back once, some milliseconds later. */
  readonly later: (callback: () => void, ms: number) => void;
  /** Milliseconds since any moment. */
  readonly now: () => number;
};

/**
 * Prints for the cells.
 *
 * Few lines leave at once, so that they are seen while the cell computes on without a
 * breath. Of many lines in a short time each would cost the kernel more than printing it
 * does, so they are gathered.
 */
export class Printer {
  readonly #options: PrinterOptions;
  #name: StreamName = "stdout";
  #gathered = "";
  #gatheredAt = 0;
  #waiting = false;
  #printed = 0;
  #allowance: number = AT_ONCE.most;
  #countedAt = -Infinity;

  constructor(options: PrinterOptions) {
    this.#options = options;
  }

  /** Prints, or leaves out what is too much. */
  print(name: StreamName, text: string): void {
    const room = Math.max(0, MOST - this.#printed);
    this.#printed += text.length;
    const kept = text.length <= room ? text : text.slice(0, room);
    if (kept === "") return;
    if (name !== this.#name) this.flush();
    this.#name = name;
    const now = this.#options.now();
    if (this.#gathered === "") {
      if (this.#isAllowed(now)) return this.#options.send(name, kept);
      this.#gatheredAt = now;
      this.#flushLater();
    }
    this.#gathered += kept;
    const full = this.#gathered.length >= GATHER.size;
    if (full || now - this.#gatheredAt >= GATHER.ms) this.flush();
  }

  /** Sends what was gathered. */
  flush(): void {
    const text = this.#gathered;
    this.#gathered = "";
    if (text !== "") this.#options.send(this.#name, text);
  }

  /** Sends what was gathered, says what was left out, and begins to count anew. */
  endCell(): void {
    this.flush();
    const printed = this.#printed;
    this.#printed = 0;
    if (printed <= MOST) return;
    const [all, most] = [printed, MOST].map((n) => n.toLocaleString("en"));
    this.#options.send(
      "stderr",
      `\nThe rest is left out: a cell may print ${most} characters, ` +
        `and this one printed ${all}.\n`,
    );
  }

  #isAllowed(now: number): boolean {
    const more = Math.max(0, now - this.#countedAt) * AT_ONCE.perMs;
    this.#allowance = Math.min(AT_ONCE.most, this.#allowance + more);
    this.#countedAt = now;
    if (this.#allowance < 1) return false;
    this.#allowance--;
    return true;
  }

  #flushLater(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#options.later(() => {
      this.#waiting = false;
      this.flush();
    }, GATHER.ms);
  }
}
