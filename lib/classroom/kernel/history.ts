/** The cells that were run, of this session and of some before it, for front ends that ask for them. */

import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Json, JsonObject } from "../json.ts";

/** One cell that was run: which session, which cell of it, and its code. */
export type HistoryEntry = readonly [
  session: number,
  count: number,
  code: string,
];

/** Entries that are kept from one session to the next. */
const KEPT = 1000;

/** Cells of more characters than this are not kept in the file. */
const LARGEST = 10_000;

/** What was run, the oldest first. Kernels that run at once share the file. */
export class History {
  readonly #file: string;
  readonly #entries: HistoryEntry[];
  readonly #session: number;

  /** @param file where entries stay from one session to the next; it need not be there yet */
  constructor(file: string) {
    this.#file = file;
    const entries = readEntries(file);
    this.#entries = entries.slice(-KEPT);
    this.#session = 1 + Math.max(0, ...entries.map(([session]) => session));
    if (entries.length > 2 * KEPT) {
      attempt(() => writeFileSync(file, this.#entries.map(lineOf).join("")));
    }
  }

  /** Notes a cell of this session. */
  add(count: number, code: string): void {
    const entry = [this.#session, count, code] as const;
    this.#entries.push(entry);
    if (code.length > LARGEST) return;
    attempt(() => {
      mkdirSync(dirname(this.#file), { recursive: true });
      appendFileSync(this.#file, lineOf(entry));
    });
  }

  /** The answer to `history_request`. */
  reply(request: JsonObject): JsonObject {
    const found = this.#find(request);
    // Outputs are not kept: where they are asked for, there is nothing beside the code.
    const history = request.output === true
      ? found.map(([session, count, code]) => [session, count, [code, null]])
      : found;
    return { status: "ok", history };
  }

  #find(request: JsonObject): readonly HistoryEntry[] {
    const last = lastOf(request.n);
    switch (request.hist_access_type) {
      case "tail":
        return last(this.#entries);
      case "range":
        return this.#range(request);
      case "search": {
        const fits = glob(request.pattern);
        const found = this.#entries.filter(([, , code]) => fits.test(code));
        return last(request.unique === true ? unique(found) : found);
      }
      default:
        return [];
    }
  }

  /** Cells of one session; 0 is this one, −1 the one before it. */
  #range({ session, start, stop }: JsonObject): readonly HistoryEntry[] {
    const asked = typeof session === "number" ? session : 0;
    const wanted = asked > 0 ? asked : this.#session + asked;
    const from = typeof start === "number" ? start : 1;
    const to = typeof stop === "number" ? stop : Infinity;
    return this.#entries.filter(([of, count]) =>
      of === wanted && count >= from && count < to
    );
  }
}

function lastOf(n: Json | undefined) {
  return (entries: readonly HistoryEntry[]) =>
    typeof n === "number"
      ? entries.slice(Math.max(0, entries.length - n))
      : entries;
}

/** A pattern of `*` and `?` that must fit the whole code. */
function glob(pattern: Json | undefined): RegExp {
  const text = typeof pattern === "string" ? pattern : "*";
  const source = text.replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}

/** Of entries with the same code the last. */
function unique(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const latest = new Map(entries.map((entry) => [entry[2], entry]));
  return entries.filter((entry) => latest.get(entry[2]) === entry);
}

function readEntries(file: string): HistoryEntry[] {
  const text = attempt(() => readFileSync(file, "utf8")) ?? "";
  return text.split("\n").flatMap((line) => {
    const entry: unknown = attempt(() => JSON.parse(line));
    return isEntry(entry) ? [entry] : [];
  });
}

function isEntry(entry: unknown): entry is HistoryEntry {
  return Array.isArray(entry) && entry.length === 3 &&
    Number.isSafeInteger(entry[0]) && Number.isSafeInteger(entry[1]) &&
    typeof entry[2] === "string";
}

function lineOf(entry: HistoryEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** History is a convenience: where it cannot be kept, cells run all the same. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
