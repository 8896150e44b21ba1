/** The folder of lectures: which there are, and which are open. */

import { basename, resolve } from "node:path";
import { listNotebooks } from "../choose.ts";
import { netsOf } from "../notebook.ts";
import { readNotebook } from "../notebook_file.ts";
import { CACHE, nameOf, NOTEBOOKS } from "../project.ts";
import { minutesOf, titleOf } from "./lecture_title.ts";
import type { LectureEntry } from "./protocol.ts";
import { type OpenOptions, openSession } from "./open_session.ts";
import type { Session } from "./session.ts";

/** Where the lectures lie, and how they are opened. */
export type ShelfOptions = Omit<OpenOptions, "journal"> & {
  /** The folder of the notebooks. */
  readonly folder?: string;
  /** The folder for what is not saved. */
  readonly journals?: string;
};

/** All lectures of a folder. */
export class Shelf {
  readonly #folder: string;
  readonly #journals: string;
  readonly #options: ShelfOptions;
  readonly #open = new Map<string, Promise<Session>>();
  /** Lectures that are open, once their file has been read. */
  readonly #sessions = new Map<string, Session>();

  constructor(options: ShelfOptions = {}) {
    const { folder = NOTEBOOKS, journals = resolve(CACHE, "presenter") } =
      options;
    this.#folder = folder;
    this.#journals = journals;
    this.#options = options;
  }

  /** The lectures, in reading order. */
  async list(): Promise<LectureEntry[]> {
    return await Promise.all(
      (await listNotebooks(this.#folder)).map((path) => this.#entry(path)),
    );
  }

  /**
   * The session of a lecture, opened if it is not.
   *
   * @param name the file's name without its ending
   * @returns `undefined` if there is no such lecture
   * @throws {NotebookError} if the file is no notebook
   */
  async session(name: string): Promise<Session | undefined> {
    const open = this.#open.get(name);
    if (open !== undefined) return await open;
    // The name is looked up, never made a path of.
    const path = (await listNotebooks(this.#folder)).find((path) =>
      nameOf(path) === name
    );
    if (path === undefined) return undefined;
    const opening = this.#open.get(name) ?? openSession(path, {
      ...this.#options,
      journal: resolve(this.#journals, `${name}.json`),
    });
    this.#open.set(name, opening);
    try {
      const session = await opening;
      this.#sessions.set(name, session);
      return session;
    } catch (error) {
      this.#open.delete(name); // it may be mended meanwhile
      throw error;
    }
  }

  /** The names of open lectures with something that is not saved. */
  get unsaved(): readonly string[] {
    return [...this.#sessions].filter(([, { unsaved }]) => unsaved).map((
      [name],
    ) => name);
  }

  /** Closes all lectures. */
  async end(): Promise<void> {
    const open = await Promise.allSettled(this.#open.values());
    await Promise.all(
      open.map((result) =>
        result.status === "fulfilled" ? result.value.end() : undefined
      ),
    );
  }

  async #entry(path: string): Promise<LectureEntry> {
    const name = nameOf(path);
    const session = this.#sessions.get(name);
    const common = {
      name,
      number: name.split("_")[0],
      open: session !== undefined,
      unsaved: session?.unsaved ?? false,
    };
    try {
      const notebook = await readNotebook(path);
      const { number } = netsOf(notebook);
      const minutes = minutesOf(notebook);
      return {
        ...common,
        title: titleOf(notebook),
        ...(typeof number === "string" ? { number } : {}),
        ...(minutes === undefined ? {} : { minutes }),
      };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { ...common, title: basename(path), problem };
    }
  }
}
