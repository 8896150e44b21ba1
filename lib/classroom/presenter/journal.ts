/** Edits that are not saved, kept where a crash does not reach them, until they are. */

import { dirname } from "node:path";
import type { Json } from "../json.ts";
import { isObject } from "../notebook.ts";
import { safeWrite } from "./safe_write.ts";

/** One cell that differs from the file. */
export type KeptCell = {
  readonly id: string;
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  /** The cell above it, for those that stand in no file. */
  readonly after?: string;
};

/** All that differs from the file. */
export type KeptEdits = {
  readonly cells: readonly KeptCell[];
  /** Cells of the file that were taken away. */
  readonly removed: readonly string[];
};

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
  const edits = text === undefined ? NONE : parse(text);
  if (edits !== undefined) return edits;
  await Deno.rename(path, `${path}.unreadable`);
  return NONE;
}

const NONE: KeptEdits = { cells: [], removed: [] };

function parse(text: string): KeptEdits | undefined {
  try {
    const { cells, removed } = JSON.parse(text) as {
      readonly [key: string]: Json;
    };
    const isRight = Array.isArray(cells) && cells.every(isKeptCell) &&
      Array.isArray(removed) && removed.every((id) => typeof id === "string");
    return isRight ? { cells, removed } as unknown as KeptEdits : undefined;
  } catch {
    return undefined;
  }
}

function isKeptCell(cell: Json): boolean {
  if (!isObject(cell)) return false;
  const { id, kind, source, after } = cell;
  return typeof id === "string" && typeof source === "string" &&
    ["code", "markdown", "raw"].includes(String(kind)) &&
    (after === undefined || typeof after === "string");
}
