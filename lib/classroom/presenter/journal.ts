/** Edits that are not saved, kept where a crash does not reach them, until they are. */

import { dirname } from "node:path";
import { type KeptEdits, NO_EDITS, readKeptEdits } from "./kept_edits.ts";
import { safeWrite } from "./safe_write.ts";

/** Milliseconds from an edit to its place on the disk. */
const SOON = 500;

/** The journal of one lecture: a file that exists only while something is not saved. */
export class Journal {
  readonly #path: string;
  readonly #edits: () => KeptEdits;
  readonly #onError: (error: Error) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /**
   * @param path where it is kept
   * @param edits what is to be kept now
   * @param onError called if it cannot be
   */
  constructor(
    path: string,
    edits: () => KeptEdits,
    onError: (error: Error) => void,
  ) {
    this.#path = path;
    this.#edits = edits;
    this.#onError = onError;
  }

  /** Notes soon what is not saved by then. */
  note(): void {
    this.#timer ??= setTimeout(() => this.flush(), SOON);
  }

  /** Notes it now. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const { cells, removed } = this.#edits();
    try {
      if (cells.length + removed.length === 0) {
        await Deno.remove(this.#path).catch(() => {});
        return;
      }
      await Deno.mkdir(dirname(this.#path), { recursive: true });
      await safeWrite(this.#path, JSON.stringify({ cells, removed }));
    } catch (error) {
      this.#onError(error as Error);
    }
  }
}

/**
 * The edits that a journal has kept; none if there is no journal.
 *
 * A journal that cannot be read is put aside, for somebody who may want to look into it.
 */
export async function readJournal(path: string): Promise<KeptEdits> {
  const text = await Deno.readTextFile(path).catch(() => undefined);
  const edits = text === undefined ? NO_EDITS : readKeptEdits(text);
  if (edits !== undefined) return edits;
  await Deno.rename(path, `${path}.unreadable`);
  return NO_EDITS;
}
