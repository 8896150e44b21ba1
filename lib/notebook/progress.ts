/** `progress`: a loop that shows how far it has come. */

import { ValueError } from "../errors.ts";
import type { Progression } from "./progress_bar.ts";
import { type Line, type Surface, theSurface } from "./progress_surface.ts";
import { tick } from "./tick.ts";

/** What {@link progress} may be told beside what to count. */
export interface ProgressOptions {
  /** What is going on, in a word or two. */
  readonly label?: string;
  /** How many turns there will be, if the items cannot tell. */
  readonly total?: number;
  /** What one turn is called; `"it"` if nothing is said. */
  readonly unit?: string;
}

/** A loop that is being watched, made by {@link progress}. */
export interface Progress<Item> extends AsyncIterable<Item>, AsyncDisposable {
  /** Counts turns of a loop that is not `for await`. */
  advance(turns?: number): Promise<void>;
  /** Says something behind the bar: `"loss 0.12"`. */
  note(text: string): void;
  /** Ends a bar that was advanced by hand, and leaves it standing. */
  done(): Promise<void>;
}

/**
 * Shows how far a loop has come: bar, count, time, time left, rate.
 *
 * `for await (const epoch of progress(100))` counts 0 to 99; in place of a count it
 * takes anything that can be looped over, asynchronously too. A bar within a bar gets
 * a line of its own, which the next bar at its place takes over. The finished bar is
 * left standing; Stop is heard in every turn. In a terminal the bar is drawn on the
 * standard error stream, and where that is a file there is none.
 *
 * @param items a count, or the items
 * @param options label, total, unit
 * @throws {ValueError} if a count or a total is not a whole number from 0
 *
 * @example Training with a bar
 * ```ts
 * import assert from "node:assert/strict";
 * const epochs: number[] = [];
 * for await (const epoch of progress(3, { label: "training" })) epochs.push(epoch);
 * assert.deepEqual(epochs, [0, 1, 2]);
 * ```
 *
 * @example By hand, when the loop is another's
 * ```ts
 * const bar = progress(60000, { label: "reading" });
 * for (let row = 0; row < 60000; row += 1000) await bar.advance(1000);
 * await bar.done();
 * ```
 */
export function progress(
  items: number,
  options?: ProgressOptions,
): Progress<number>;
/** The same over items of any kind. */
export function progress<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  options?: ProgressOptions,
): Progress<Item>;
export function progress<Item>(
  items: number | Iterable<Item> | AsyncIterable<Item>,
  options: ProgressOptions = {},
): Progress<number | Item> {
  return new Bar(items, options, theSurface);
}

/** A bar on a surface; `progress` makes them on the one there is. */
export class Bar<Item> implements Progress<number | Item> {
  readonly #items: number | Iterable<Item> | AsyncIterable<Item>;
  readonly #options: ProgressOptions;
  readonly #surface: Surface;
  readonly #total: number | undefined;
  #line: Line | undefined;
  #began = 0;
  #count = 0;
  #note = "";
  #closed = false;
  #state: Progression["state"] = "running";

  /**
   * @param items a count, or the items
   * @param options label, total, unit
   * @param surface where it is drawn
   */
  constructor(
    items: number | Iterable<Item> | AsyncIterable<Item>,
    options: ProgressOptions,
    surface: Surface,
  ) {
    this.#items = items;
    this.#options = options;
    this.#surface = surface;
    this.#total = options.total ?? sizeOf(items);
    if (this.#total === undefined || isCount(this.#total)) return;
    throw new ValueError(
      "show progress",
      `a count must be a whole number from 0, but it is ${this.#total}`,
    );
  }

  /** The items, each counted when the loop comes back for the next. */
  async *[Symbol.asyncIterator](): AsyncGenerator<number | Item, void> {
    const items = typeof this.#items === "number"
      ? upTo(this.#items)
      : this.#items;
    await this.#open();
    try {
      for await (const item of items) {
        yield item;
        await this.advance();
      }
      this.#state = "ended";
    } finally {
      await this.done();
    }
  }

  /** Says what to write: a plain loop cannot wait, and Stop would not be heard in it. */
  [Symbol.iterator](): never {
    throw new ValueError(
      "loop over progress()",
      "the loop must wait in every turn, but `for` does not; write `for await`",
    );
  }

  /** @param turns how many more are done */
  async advance(turns = 1): Promise<void> {
    const line = await this.#open();
    this.#count += turns;
    await this.#surface.draw(line, this.#progression());
    await tick();
  }

  /** @param text what to say behind the bar from the next drawing on */
  note(text: string): void {
    this.#note = text;
  }

  /** Ends the bar; a second time it does nothing. */
  async done(): Promise<void> {
    if (this.#closed) return;
    const line = await this.#open();
    this.#closed = true;
    const complete = this.#total === undefined || this.#count >= this.#total;
    if (this.#state === "running") this.#state = complete ? "ended" : "stopped";
    await this.#surface.draw(line, this.#progression());
    await this.#surface.release(line);
  }

  /** Ends the bar. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.done();
  }

  /** Takes a line below the bars that are open, and draws itself on it, once. */
  async #open(): Promise<Line> {
    if (this.#line) return this.#line;
    this.#began = performance.now();
    this.#line = this.#surface.take();
    await this.#surface.draw(this.#line, this.#progression());
    return this.#line;
  }

  #progression(): Progression {
    const elapsed = (performance.now() - this.#began) / 1000;
    const { label = "", unit = "it" } = this.#options;
    return {
      label,
      unit,
      done: this.#count,
      total: this.#total ?? (this.#state === "ended" ? this.#count : undefined),
      elapsed,
      rate: this.#count > 0 && elapsed > 0 ? this.#count / elapsed : undefined,
      state: this.#state,
      note: this.#note,
    };
  }
}

function sizeOf(items: unknown): number | undefined {
  if (typeof items === "number") return items;
  const { length, size } = items as { length?: unknown; size?: unknown };
  return [length, size].find(isCount);
}

function isCount(x: unknown): x is number {
  return Number.isSafeInteger(x) && x as number >= 0;
}

function* upTo(count: number): Generator<number, void> {
  for (let i = 0; i < count; i++) yield i;
}
