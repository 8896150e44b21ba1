/** Edits on their way to the server: sent when the typing rests, and sent again if the line broke. */

/** Milliseconds of rest after which an edit is sent. */
const REST = 300;

/** Milliseconds after which an edit has arrived, receipt or not: the line was open all the while. */
const ARRIVAL = 2000;

/**
 * What was typed in this window and may not have arrived yet.
 *
 * While an edit is under way, what other windows wrote before it is old news:
 * the server will put this window's text over it. Then `newest` says what to
 * show, and `isUnderWay` that the news can be passed over.
 */
export class Edits {
  /** Typed, not sent. */
  readonly #typed = new Map<string, string>();
  /** Sent, no receipt yet. */
  readonly #sent = new Map<string, string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param send sends the source of a cell; says whether the line was open */
  constructor(readonly send: (id: string, source: string) => boolean) {}

  /** Takes what was typed; sends it when nothing more comes for a while. */
  type(id: string, source: string): void {
    this.#typed.set(id, source);
    this.#after(REST, id, () => this.flush());
  }

  /** Sends all that was typed, now. */
  flush(): void {
    for (const [id, source] of this.#typed) {
      if (!this.send(id, source)) continue;
      this.#typed.delete(id);
      this.#sent.set(id, source);
      this.#after(ARRIVAL, id, () => this.arrived(id));
    }
  }

  /** The server has the last edit of a cell. */
  arrived(id: string): void {
    this.#sent.delete(id);
  }

  /** The line broke: nobody knows what arrived, so that all of it waits to be sent again. */
  broke(): void {
    for (const [id, source] of this.#sent) {
      if (!this.#typed.has(id)) this.#typed.set(id, source);
    }
    this.#sent.clear();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Forgets what was typed in a cell, or everywhere: it is put back to the file. */
  forget(id?: string): void {
    const ids = id === undefined
      ? [...this.#typed.keys(), ...this.#sent.keys()]
      : [id];
    for (const one of ids) {
      this.#typed.delete(one);
      this.#sent.delete(one);
      clearTimeout(this.#timers.get(one));
    }
  }

  /** Whether the server will hear, or has not yet confirmed, an edit of a cell. */
  isUnderWay(id: string): boolean {
    return this.newest(id) !== undefined;
  }

  /** What stands in this window's editor, if the server may not know it yet. */
  newest(id: string): string | undefined {
    return this.#typed.get(id) ?? this.#sent.get(id);
  }

  #after(ms: number, id: string, action: () => void): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(id, setTimeout(action, ms));
  }
}
