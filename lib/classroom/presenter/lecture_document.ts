/** The cells of an open lecture in their order, as the file has them and as they were changed. */

import type { Cell, Notebook } from "../notebook.ts";
import type { KeptCell, KeptEdits } from "./kept_edits.ts";
import { LectureCell } from "./lecture_cell.ts";
import { RequestError } from "./request.ts";

/** A notebook that is being shown and changed. */
export class LectureDocument {
  #notebook: Notebook;
  #cells: LectureCell[];

  /** @param inFile the notebook as it stands in the file */
  constructor(inFile: Notebook) {
    this.#notebook = inFile;
    this.#cells = inFile.cells.map(LectureCell.ofFile);
  }

  /** Where the notebook lies. */
  get path(): string {
    return this.#notebook.path;
  }

  /** The notebook as it stands in the file. */
  get inFile(): Notebook {
    return this.#notebook;
  }

  /** All cells. */
  get cells(): readonly LectureCell[] {
    return this.#cells;
  }

  /** All that differs from the file. */
  get edits(): KeptEdits {
    const cells = this.#cells.flatMap((cell, i): KeptCell[] => {
      if (!cell.edited) return [];
      const { id, kind, source, inFile } = cell;
      const above = this.#cells[i - 1];
      return [{
        id,
        kind,
        source,
        ...(inFile === undefined && above ? { after: above.id } : {}),
      }];
    });
    const removed = this.#notebook.cells.map(({ id }) => id)
      .filter((id) => this.find(id) === undefined);
    return { cells, removed };
  }

  /** Whether something differs from the file. */
  get unsaved(): boolean {
    const { cells, removed } = this.edits;
    return cells.length + removed.length > 0;
  }

  /** A cell by its id. */
  find(id: string): LectureCell | undefined {
    return this.#cells.find((cell) => cell.id === id);
  }

  /** A cell by its id. @throws {RequestError} if there is none */
  get(id: string): LectureCell {
    const cell = this.find(id);
    if (cell !== undefined) return cell;
    throw new RequestError(`There is no cell ${id} in this lecture any more.`);
  }

  /** The code cells from the first up to and with one; all without one. */
  codeUpTo(id?: string): LectureCell[] {
    const end = id === undefined
      ? this.#cells.length
      : this.#cells.indexOf(this.get(id)) + 1;
    return this.#cells.slice(0, end).filter(({ kind }) => kind === "code");
  }

  /** Puts a new scratch cell below another. */
  insert(after: string, kind: "code" | "markdown"): LectureCell {
    const above = this.#cells.indexOf(this.get(after));
    const cell = LectureCell.scratch(this.#newId(), kind);
    this.#cells.splice(above + 1, 0, cell);
    return cell;
  }

  /**
   * Takes a scratch cell away.
   *
   * @returns the cell that stands in its place, if there is any
   * @throws {RequestError} if it is one of the course's own
   */
  remove(id: string): LectureCell | undefined {
    const cell = this.get(id);
    if (!cell.isScratch) {
      throw new RequestError(
        "The lecture's own cells stay; only scratch cells can be removed.",
      );
    }
    if (cell.status === "running" || cell.status === "queued") {
      throw new RequestError("The cell is to run; stop it, then remove it.");
    }
    const place = this.#cells.indexOf(cell);
    this.#cells.splice(place, 1);
    return this.#cells[place] ?? this.#cells[place - 1];
  }

  /** Puts one cell back to what stands in the file, or all of them; then scratch cells go. */
  reset(id?: string): void {
    if (id === undefined) return this.adopt(this.#notebook);
    const cell = this.get(id);
    cell.source = cell.inFile?.source ?? cell.source;
  }

  /** Makes the edits again that were kept in a journal. @returns how many cells they change */
  restore({ cells, removed }: KeptEdits): number {
    const gone = this.#cells.filter(({ id, isScratch }) =>
      isScratch && removed.includes(id)
    );
    this.#cells = this.#cells.filter((cell) => !gone.includes(cell));
    const changed = cells.filter((kept) => this.#restoreOne(kept));
    return gone.length + changed.length;
  }

  /** The notebook to be saved. */
  toNotebook(): Notebook {
    return {
      ...this.#notebook,
      cells: this.#cells.map((cell) => cell.toCell()),
    };
  }

  /**
   * Takes over what stands in the file, with all its sources. Cells that say the same as
   * before keep what they have put out.
   */
  adopt(inFile: Notebook): void {
    this.#file(inFile, (cell, { source }) => {
      if (cell.source !== source && cell.status !== "running") cell.freshen();
      cell.source = source;
    });
  }

  /**
   * Takes over the file that was written for {@linkcode LectureDocument.toNotebook}. What was
   * typed since then stays.
   *
   * @param inFile as it stands in the file
   * @param written the notebook that was to be written
   */
  saved(inFile: Notebook, written: Notebook): void {
    const sources = new Map(
      written.cells.map(({ id, source }) => [id, source]),
    );
    const typedSince = this.#cells.filter(({ id }) => !sources.has(id));
    const above = typedSince.map((cell) =>
      this.#cells[this.#cells.indexOf(cell) - 1]
    );
    this.#file(inFile, (cell, { id, source }) => {
      // It may have been formatted on its way.
      if (cell.source === sources.get(id)) cell.source = source;
    });
    typedSince.forEach((cell, i) =>
      this.#cells.splice(this.#cells.indexOf(above[i]) + 1, 0, cell)
    );
  }

  #file(
    notebook: Notebook,
    take: (cell: LectureCell, inFile: Cell) => void,
  ): void {
    this.#notebook = notebook;
    this.#cells = notebook.cells.map((inFile) => {
      const cell = this.find(inFile.id);
      if (cell?.kind !== inFile.kind) return LectureCell.ofFile(inFile);
      cell.refile(inFile);
      take(cell, inFile);
      return cell;
    });
  }

  #restoreOne({ id, kind, source, after }: KeptCell): boolean {
    const cell = this.find(id);
    if (cell !== undefined) {
      const isNews = cell.source !== source;
      cell.source = source;
      return isNews;
    }
    const above = this.#cells.findIndex((cell) => cell.id === after);
    const place = above < 0 ? this.#cells.length : above + 1;
    this.#cells.splice(place, 0, LectureCell.scratch(id, kind, source));
    return true;
  }

  #newId(): string {
    const taken = [...this.#cells, ...this.#notebook.cells].map(({ id }) => id);
    for (let n = 1;; n++) {
      if (!taken.includes(`scratch-${n}`)) return `scratch-${n}`;
    }
  }
}
