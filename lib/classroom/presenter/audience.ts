/** The windows that look at one lecture: all are told the same, and none may fall behind without end. */

import type { Event } from "./protocol.ts";

/** One window's end of the line. */
export type Listener = {
  /** Bytes that wait to be sent. */
  readonly waiting: number;
  send(text: string): void;
};

/** How many bytes may wait for one window, and how few must be left before it is told again. */
const MOST = 8_000_000, FEW = 100_000;

/** Milliseconds between looks at a window that fell behind. */
const PAUSE = 200;

/** All windows of one lecture. */
export class Audience {
  readonly #listeners = new Set<Listener>();
  /** Windows that missed something; they are told everything when they have read what waits. */
  readonly #behind = new Set<Listener>();
  readonly #everything: () => Event;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param everything what a window must be told to know all there is */
  constructor(everything: () => Event) {
    this.#everything = everything;
  }

  /** How many windows there are. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Takes a window in, and tells it everything. */
  join(listener: Listener): void {
    const text = JSON.stringify(this.#everything()); // which may be news to the others first
    this.#listeners.add(listener);
    listener.send(text);
  }

  /** Lets a window go. */
  leave(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#behind.delete(listener);
  }

  /** Tells all windows, or all but the one from which the news came. */
  tell(event: Event, except?: Listener): void {
    if (this.#listeners.size === 0) return;
    const text = JSON.stringify(event);
    for (const listener of this.#listeners) {
      if (listener === except || this.#behind.has(listener)) continue;
      if (listener.waiting <= MOST) listener.send(text);
      else this.#fallBehind(listener);
    }
  }

  #fallBehind(listener: Listener): void {
    this.#behind.add(listener);
    this.#timer ??= setTimeout(() => this.#catchUp(), PAUSE);
  }

  #catchUp(): void {
    this.#timer = undefined;
    for (const listener of this.#behind) {
      if (listener.waiting > FEW) continue;
      const text = JSON.stringify(this.#everything());
      this.#behind.delete(listener);
      listener.send(text);
    }
    if (this.#behind.size > 0) {
      this.#timer = setTimeout(() => this.#catchUp(), PAUSE);
    }
  }
}
