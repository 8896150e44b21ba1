/** The cells of an open lecture in their order, as the file has them and as they were changed. */

import { basename } from "node:path";
import { isObject, netsOf, type Notebook } from "../notebook.ts";
import { parseNotebook, readText } from "../notebook_file.ts";
import { nameOf } from "../project.ts";
import { LectureCell } from "./lecture_cell.ts";
import { RequestError } from "./request.ts";

/** A notebook that is being shown and changed. */
export class LectureDocument {
  readonly path: string;
  /** The file's text when it was last read or written. */
  readonly text: string;
  readonly #notebook: Notebook;
  #cells: LectureCell[];

  private constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#notebook = parseNotebook(path, text);
    this.#cells = this.#notebook.cells.map(LectureCell.ofFile);
  }

  /**
   * Reads a notebook.
   *
   * @throws {NotebookError} if the file is none
   */
  static async read(path: string): Promise<LectureDocument> {
    return new LectureDocument(path, await readText(path));
  }

  /** The file's name without its ending. */
  get name(): string {
    return nameOf(this.path);
  }

  /** The first heading, or the file's name. */
  get title(): string {
    return titleOf(this.#notebook);
  }

  /** Minutes planned for the talk. */
  get minutes(): number | undefined {
    return minutesOf(this.#notebook)?.talk;
  }

  /** All cells. */
  get cells(): readonly LectureCell[] {
    return this.#cells;
  }

  /** Whether something differs from the file. */
  get unsaved(): boolean {
    return this.#cells.some((cell) => cell.edited);
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
    const last = id === undefined
      ? this.#cells.length
      : this.#cells.indexOf(this.get(id)) + 1;
    return this.#cells.slice(0, last).filter(({ kind }) => kind === "code");
  }

  /** Puts a new scratch cell below another. */
  insert(after: string, kind: "code" | "markdown"): LectureCell {
    const cell = LectureCell.scratch(this.#newId(), kind);
    this.#cells.splice(this.#cells.indexOf(this.get(after)) + 1, 0, cell);
    return cell;
  }

  /** Takes a scratch cell away. @throws {RequestError} if it stands in the file */
  remove(id: string): void {
    const cell = this.get(id);
    if (cell.inFile !== undefined) {
      throw new RequestError(
        "Cells of the file stay; only scratch cells can be removed.",
      );
    }
    this.#cells = this.#cells.filter((other) => other !== cell);
  }

  /** Puts one cell back to what stands in the file, or all of them; then scratch cells go. */
  reset(id?: string): void {
    if (id === undefined) {
      this.#cells = this.#cells.filter((cell) => cell.inFile !== undefined);
    }
    for (const cell of id === undefined ? this.#cells : [this.get(id)]) {
      if (cell.inFile !== undefined) cell.source = cell.inFile.source;
    }
  }

  #newId(): string {
    for (let n = 1;; n++) {
      if (this.find(`scratch-${n}`) === undefined) return `scratch-${n}`;
    }
  }
}

/** The first heading of a notebook, without its number; the file's name if it has none. */
export function titleOf({ cells, path }: Notebook): string {
  for (const { kind, source } of cells) {
    const heading = kind === "markdown" ? /^# (.+)$/m.exec(source) : null;
    if (heading !== null) return heading[1].replace(/^\d+\s*·\s*/, "").trim();
  }
  return basename(path, ".ipynb");
}

/** The minutes that a notebook plans, talk and exercises. */
export function minutesOf(
  notebook: Notebook,
): { readonly talk: number; readonly exercises: number } | undefined {
  const { minutes } = netsOf(notebook);
  if (!isObject(minutes)) return undefined;
  const { talk, exercises } = minutes;
  return typeof talk === "number" && typeof exercises === "number"
    ? { talk, exercises }
    : undefined;
}
