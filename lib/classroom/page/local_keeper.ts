/** What keeps a reader's changes where no file can be written: the browser's own storage, and a download. */

import { nameOf } from "../notebook.ts";
import { notebookLayout } from "../notebook_json.ts";
import {
  type KeptCell,
  type KeptEdits,
  readKeptEdits,
} from "../presenter/kept_edits.ts";
import type { LectureDocument } from "../presenter/lecture_document.ts";
import type { KeeperNews, LectureKeeper } from "../presenter/lecture_keeper.ts";
import { fingerprint } from "./fingerprint.ts";

/** Where texts are kept by name; a browser may refuse each of these. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What a keeper is made with. */
export type LocalKeeperOptions = {
  readonly document: LectureDocument;
  /** The browser's storage; it throws where a browser has none for this page. */
  readonly storage: () => Store;
  /** Gives a file to the reader. */
  readonly download: (name: string, text: string) => void;
};

/** A change as it is kept: with the text that it was a change of. */
type Kept = KeptCell & { readonly of?: string };

/** Keeps the changes of one lecture in one browser. */
export class LocalKeeper implements LectureKeeper {
  readonly #options: LocalKeeperOptions;
  readonly #news: KeeperNews;
  #refused = false;

  constructor(options: LocalKeeperOptions, news: KeeperNews) {
    this.#options = options;
    this.#news = news;
  }

  /**
   * Makes the changes of the last visit again. A cell that the course has changed since then
   * stays as it is now, and what the reader made of the old one stands below it.
   *
   * @returns a sentence about them, if there are any
   */
  static restore(options: LocalKeeperOptions): string | undefined {
    const { document } = options;
    const cells = document.restore(keptIn(options));
    if (cells === 0) return undefined;
    return `Your changes of the last visit are back: ${
      cells === 1 ? "one cell differs" : `${cells} cells differ`
    } from the course. They are kept in this browser only.`;
  }

  /** Keeps what differs now: at once, for the page may be closed the next moment. */
  edited(): void {
    const { document, storage } = this.#options;
    const { cells, removed } = document.edits;
    const kept = cells.map((cell): Kept => {
      const of = document.find(cell.id)?.inFile?.source;
      return of === undefined ? cell : { ...cell, of: fingerprint(of) };
    });
    try {
      if (cells.length + removed.length === 0) {
        storage().removeItem(keyOf(document));
      } else {
        const text = JSON.stringify({ cells: kept, removed });
        storage().setItem(keyOf(document), text);
      }
    } catch {
      this.#refuse();
    }
  }

  /** Gives the reader the notebook as it stands here, with what its cells have put out. */
  save(): Promise<void> {
    const { document, download } = this.#options;
    const name = `${nameOf(document.path)}.ipynb`;
    download(name, notebookLayout(document.toNotebook()));
    this.#news.notice("done", `${name} was downloaded, with your changes.`);
    return Promise.resolve();
  }

  /** Nothing: what the page was made of does not change. */
  reload(): Promise<void> {
    return Promise.resolve();
  }

  /** Nothing more: all is kept. */
  end(): Promise<void> {
    return Promise.resolve();
  }

  #refuse(): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#news.notice(
      "problem",
      "This browser keeps nothing for this page: your changes are gone when you leave it. Download the notebook to keep them.",
    );
  }
}

function keyOf({ path }: LectureDocument): string {
  return `nets.changes.${nameOf(path)}`;
}

/** What was kept, with changes of texts that are no more put below their cells. */
function keptIn({ document, storage }: LocalKeeperOptions): KeptEdits {
  let text: string | null = null;
  try {
    text = storage().getItem(keyOf(document));
  } catch {
    // Then nothing was kept.
  }
  const { cells, removed } = readKeptEdits(text ?? "{}") ?? NONE;
  const moved = cells.map((cell: Kept): KeptCell => {
    const inFile = document.find(cell.id)?.inFile;
    if (inFile === undefined || cell.of === fingerprint(inFile.source)) {
      return cell;
    }
    const { id, kind, source } = cell;
    return { id: `${id}-before`.slice(-64), kind, source, after: id };
  });
  return { cells: moved, removed };
}

const NONE: KeptEdits = { cells: [], removed: [] };
