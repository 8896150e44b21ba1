/** What Deno's language server knows about cells: completion and inspection, with types and docs. */

import { dirname, relative } from "node:path";
import { configOf } from "../deno_config.ts";
import type { JsonObject } from "../json.ts";
import type { Completion, Inspection } from "./completion.ts";
import { inspectionOf } from "./inspection.ts";
import { LanguageCell, type LanguageProject } from "./language_cell.ts";
import { bestItems, itemsOf, matchOf, replacedFrom } from "./language_items.ts";
import { plainCode } from "./plain_code.ts";

/** Milliseconds for the first answer, for which a server starts; for others; and between two starts. */
const PATIENCE = { first: 5000, answer: 1500, restart: 3000 } as const;

/** So many matches get their type; the others only their name. */
const WITH_TYPE = 60;

/** A language server for the cells of one kernel. It starts when it is first asked. */
export class Language implements AsyncDisposable {
  readonly #project: LanguageProject;
  #cell: LanguageCell | undefined;
  #started = -Infinity;
  #hasAnswered = false;
  #ended: boolean;
  readonly #asking = {
    completion: new AbortController(),
    inspection: new AbortController(),
  };

  private constructor(project: LanguageProject, wanted: boolean) {
    this.#project = project;
    this.#ended = !wanted;
  }

  /**
   * Prepares one.
   *
   * @param cwd the kernel's working folder, from which relative imports start
   * @param wanted whether it may start at all: a server takes some hundred megabytes, which a
   * machine for many may not have
   */
  static async start(
    cwd: string,
    wanted: boolean = Deno.env.get("NETS_LANGUAGE_SERVER") !== "off",
  ): Promise<Language> {
    const { file } = await configOf(cwd);
    const root = dirname(file);
    const folder = relative(root, cwd).startsWith("..") ? root : cwd;
    return new Language({ root, config: file, folder }, wanted);
  }

  /** The server's process, while there is one. */
  get pid(): number | undefined {
    return this.#cell?.dead === false ? this.#cell.pid : undefined;
  }

  /**
   * What could stand at a place in a cell; nothing if that is not known in a moment.
   *
   * @param cellsBefore the cells that ran, the first one first
   * @param cursor UTF-16 units before the place
   */
  async complete(
    cellsBefore: readonly string[],
    code: string,
    cursor: number,
  ): Promise<Completion> {
    const written = /[\w$]*$/.exec(code.slice(0, cursor))![0];
    // What is known when patience ends: nothing, then names, then names with their types.
    let known: Completion = {
      matches: [],
      start: cursor - written.length,
      end: cursor,
    };
    await this.#inTime("completion", async (signal) => {
      const server = await this.#server();
      const cell = server?.show(cellsBefore, code);
      const context = { triggerKind: 1 };
      const items = itemsOf(
        await cell?.ask("textDocument/completion", cursor, { context }, signal),
      );
      const place = replacedFrom(items);
      const start = (place && cell?.offset(place)) ?? known.start;
      const best = bestItems(items, code.slice(start, cursor));
      known = { matches: best.map(matchOf), start, end: cursor };
      const matches = await Promise.all(best.map(async (item, i) => {
        if (i >= WITH_TYPE) return matchOf(item);
        const method = "completionItem/resolve";
        const more = await server?.askMore(method, item, signal);
        return matchOf({ ...item, ...more as JsonObject | undefined });
      }));
      if (!signal.aborted) known = { ...known, matches };
    });
    return known;
  }

  /**
   * What is known about the name at a place in a cell, or else about the function that is
   * called around it; nothing if that is not known in a moment.
   *
   * @param cellsBefore the cells that ran, the first one first
   * @param cursor UTF-16 units before the place
   */
  async inspect(
    cellsBefore: readonly string[],
    code: string,
    cursor: number,
  ): Promise<Inspection> {
    const places = namesAt(code, cursor);
    if (places.length === 0) return {};
    const answer = await this.#inTime("inspection", async (signal) => {
      const server = await this.#server();
      for (const place of places) {
        const cell = server?.show(cellsBefore, code);
        const found = await cell?.ask("textDocument/hover", place, {}, signal);
        const text = (found as Hover | null | undefined)?.contents?.value;
        const markdown = text === undefined ? text : inspectionOf(text);
        if (markdown !== undefined) return markdown;
      }
    });
    return answer === undefined ? {} : { markdown: answer };
  }

  /** Ends the server, if there is one. */
  async end(): Promise<void> {
    this.#ended = true;
    for (const asking of Object.values(this.#asking)) asking.abort();
    await this.#cell?.end();
  }

  /** The same as {@linkcode Language.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  /** Waits for an answer only a moment, and no longer than until the next question. */
  async #inTime<T>(
    about: "completion" | "inspection",
    ask: (signal: AbortSignal) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    this.#asking[about].abort();
    const asking = this.#asking[about] = new AbortController();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    asking.signal.addEventListener("abort", () => resolve(undefined));
    const patience = this.#hasAnswered ? PATIENCE.answer : PATIENCE.first;
    const timer = setTimeout(() => asking.abort(), patience);
    try {
      const answer = await Promise.race([ask(asking.signal), promise]);
      this.#hasAnswered ||= !asking.signal.aborted;
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The server; a new one if none runs and none has ended a moment ago. */
  async #server(): Promise<LanguageCell | undefined> {
    if (this.#ended) return undefined;
    if (this.#cell?.dead !== false) {
      const now = performance.now();
      if (now - this.#started < PATIENCE.restart) return undefined;
      this.#started = now;
      this.#cell = new LanguageCell(this.#project);
    }
    const server = this.#cell;
    await server.ready;
    return server;
  }
}

type Hover = { readonly contents?: { readonly value?: string } };

/** Where names begin that somebody may want to know about: at the cursor, and of the call around it. */
function namesAt(code: string, cursor: number): number[] {
  const before = /[\w$]*$/.exec(code.slice(0, cursor))![0];
  const after = /^[\w$]*/.exec(code.slice(cursor))![0];
  const places = /^[A-Za-z_$]/.test(before + after)
    ? [cursor - before.length]
    : [];
  const plain = plainCode(code);
  let depth = 0;
  for (let i = cursor - 1; i >= 0; i--) {
    if (/[)\]}]/.test(plain[i])) depth++;
    if (!/[([{]/.test(plain[i])) continue;
    if (--depth >= 0) continue;
    const name = plain[i] === "(" && /([\w$]+)\s*$/.exec(plain.slice(0, i));
    if (name) places.push(name.index);
    if (name) break;
    depth = 0;
  }
  return places;
}
