/** An open lecture and its file: saved when asked, read again when somebody else wrote it, never lost. */

import { basename, dirname, resolve } from "node:path";
import { notebookText, parseNotebook, readText } from "../notebook_file.ts";
import { normalise } from "../normalise.ts";
import { nameOf } from "../project.ts";
import { FileWatch } from "./file_watch.ts";
import { Journal, readJournal } from "./journal.ts";
import type { LectureDocument } from "./lecture_document.ts";
import type { KeeperNews, LectureKeeper } from "./lecture_keeper.ts";
import { safeWrite, type WriteNew } from "./safe_write.ts";

/** What ties a lecture to its file. */
export type LectureFileOptions = {
  readonly document: LectureDocument;
  /** The file's text when the document was read from it. */
  readonly text: string;
  /** The file that keeps what is not saved. */
  readonly journal: string;
  readonly news: KeeperNews;
  /** How a new file is written. */
  readonly write?: WriteNew;
  /** Milliseconds between looks whether others wrote the file. */
  readonly lookEvery?: number;
};

/** The file of an open lecture. */
export class LectureFile implements LectureKeeper {
  readonly #document: LectureDocument;
  readonly #news: KeeperNews;
  readonly #write: WriteNew | undefined;
  readonly #journal: Journal;
  readonly #watch: FileWatch;
  /** The file's text when it was last read or written. */
  #text: string;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: LectureFileOptions) {
    const { document, text, journal, news, write, lookEvery } = options;
    this.#document = document;
    this.#text = text;
    this.#news = news;
    this.#write = write;
    this.#journal = new Journal(journal, () => document.edits, (error) => {
      news.notice(
        "problem",
        `What you edit would be lost in a crash. ${error.message}.`,
      );
    });
    this.#watch = new FileWatch(
      document.path,
      () => this.#text,
      () => this.#others(),
    );
    this.#watch.start(lookEvery);
  }

  /** Notes that something was edited. */
  edited(): void {
    this.#journal.note();
  }

  /**
   * Makes the edits again that were not saved the last time.
   *
   * @returns a sentence about them, if there are any
   */
  static async restore(
    document: LectureDocument,
    journal: string,
  ): Promise<string | undefined> {
    const cells = document.restore(await readJournal(journal));
    if (cells === 0) return undefined;
    return `What was not saved the last time is back: ${
      cells === 1 ? "one cell differs" : `${cells} cells differ`
    } from the file. Save it, or reset the lecture.`;
  }

  /**
   * Writes the lecture into its file, beside it (`copy`), or into it although it was changed by
   * others (`overwrite`), whose version is then kept beside it. Whatever happens is said.
   */
  save(as?: "copy" | "overwrite"): Promise<void> {
    return this.#inTurn(() =>
      as === "copy" ? this.#saveCopy() : this.#save(as === "overwrite")
    );
  }

  /** Reads the file again. What is not saved here is kept beside it. */
  reload(): Promise<void> {
    return this.#inTurn(async () => {
      const text = await readText(this.#document.path);
      const copy = this.#document.unsaved ? await this.#keepMine() : undefined;
      await this.#adopt(text);
      this.#news.notice(
        "done",
        `The file was read again${copy ? `; your version is in ${copy}` : ""}.`,
      );
    });
  }

  /** Looks after the file no more; what is not saved is in the journal. */
  async end(): Promise<void> {
    this.#watch.stop();
    await this.#turn;
    await this.#journal.flush();
  }

  async #save(overwrite: boolean): Promise<void> {
    const { path } = this.#document;
    const found = await Deno.readTextFile(path).catch(() => undefined);
    const isOthers = found !== undefined && found !== this.#text;
    if (isOthers && !overwrite) {
      return this.#news.conflict(
        `${
          basename(path)
        } was changed by another program since it was opened here.`,
      );
    }
    const written = normalise(this.#document.toNotebook());
    const asOpened = !this.#document.unsaved &&
      this.#document.cells.every(({ run }) => run === undefined);
    const mine = asOpened ? this.#text : await notebookText(written);
    if (mine === found) {
      return this.#news.notice(
        "done",
        `${basename(path)} holds all this already.`,
      );
    }
    const copy = isOthers ? await this.#keep(found) : undefined;
    await safeWrite(path, mine, this.#write);
    this.#document.saved(parseNotebook(path, mine), written);
    this.#text = mine;
    await this.#journal.flush();
    this.#news.changed();
    this.#news.notice(
      "done",
      `Saved as ${basename(path)}${
        copy ? `; the other version is in ${copy}` : ""
      }.`,
    );
  }

  async #saveCopy(): Promise<void> {
    this.#news.notice("done", `Saved as ${await this.#keepMine()}.`);
  }

  async #keepMine(): Promise<string> {
    return await this.#keep(
      await notebookText(normalise(this.#document.toNotebook())),
    );
  }

  /** Writes a version into a new file beside this one. @returns its name */
  async #keep(text: string): Promise<string> {
    const { path } = this.#document;
    for (let n = 1;; n++) {
      const name = `${nameOf(path)}_copy${n === 1 ? "" : `_${n}`}.ipynb`;
      const copy = resolve(dirname(path), name);
      if (await Deno.lstat(copy).then(() => true, () => false)) continue;
      await safeWrite(copy, text, this.#write);
      return name;
    }
  }

  /** Somebody else wrote the file. */
  #others(): void {
    const { path } = this.#document, name = basename(path);
    this.#inTurn(async () => {
      const text = await readText(path);
      if (text === this.#text) return; // read or written meanwhile
      if (this.#document.unsaved) {
        return this.#news.conflict(
          `${name} was changed by another program, and there are edits here that are not saved.`,
        );
      }
      await this.#adopt(text);
      this.#news.notice(
        "done",
        `${name} was changed by another program; this is how it is now.`,
      );
    });
  }

  async #adopt(text: string): Promise<void> {
    this.#document.adopt(parseNotebook(this.#document.path, text));
    this.#text = text;
    await this.#journal.flush();
    this.#news.changed();
  }

  /** One thing after the other; what goes wrong is said, and harms nothing. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    return this.#turn = this.#turn.then(work).catch((error: Error) =>
      this.#news.notice("problem", `${error.message}.`)
    );
  }
}
