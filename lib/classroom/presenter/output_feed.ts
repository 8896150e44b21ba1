/** What cells put out, told to the pages a few times a second and not a message at a time. */

import type { Output } from "../notebook.ts";
import type { Event } from "./protocol.ts";

/** Milliseconds for which outputs are gathered. */
const GATHER = 50;

/** What a feed needs to know of a cell. */
export type Source = {
  readonly id: string;
  readonly outputs: readonly Output[];
};

/** Tells what has changed in the outputs of cells since it was last told. */
export class OutputFeed {
  readonly #tell: (event: Event) => void;
  readonly #told = new Map<Source, readonly Output[]>();
  readonly #touched = new Set<Source>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell takes the events, in order */
  constructor(tell: (event: Event) => void) {
    this.#tell = tell;
  }

  /** Says that a cell's outputs may have changed; it is told soon. */
  touch(...cells: readonly Source[]): void {
    for (const cell of cells) this.#touched.add(cell);
    this.#timer ??= setTimeout(() => this.flush(), GATHER);
  }

  /** Tells now what is to be told. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const cell of this.#touched) {
      const outputs = cell.outputs;
      const event = difference(cell.id, this.#told.get(cell) ?? [], outputs);
      this.#told.set(cell, outputs);
      if (event !== undefined) this.#tell(event);
    }
    this.#touched.clear();
  }

  /** Takes the present outputs of all cells as told: everything was just sent. */
  reset(cells: readonly Source[]): void {
    this.#told.clear();
    for (const cell of cells) this.#told.set(cell, cell.outputs);
  }

  /** Tells nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/**
 * The event that leads from the outputs a page has to those it should have.
 *
 * @returns `undefined` if they are the same
 *
 * @example Text that grew is sent without what came before
 * ```ts
 * import assert from "node:assert/strict";
 * const text = (text: string) => [{ output_type: "stream", name: "stdout", text } as const];
 * assert.deepEqual(difference("a", text("one\n"), text("one\ntwo\n")), {
 *   type: "text",
 *   id: "a",
 *   text: "two\n",
 * });
 * ```
 */
export function difference(
  id: string,
  before: readonly Output[],
  after: readonly Output[],
): Event | undefined {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  if (from === before.length && from === after.length) return undefined;
  const [old, now] = [before[from], after[from]];
  const isLast = from === before.length - 1 && from === after.length - 1;
  if (
    isLast && old.output_type === "stream" && now.output_type === "stream" &&
    old.name === now.name && now.text.startsWith(old.text)
  ) return { type: "text", id, text: now.text.slice(old.text.length) };
  return { type: "outputs", id, from, outputs: after.slice(from) };
}
