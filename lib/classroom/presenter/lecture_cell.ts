/** One cell of an open lecture: what the file says, what was made of it, how it last ran. */

import type { JsonObject } from "../json.ts";
import {
  type Cell,
  isObject,
  netsOf,
  type Output,
  tagsOf,
} from "../notebook.ts";
import type { CellOutputs } from "../outputs.ts";
import type { CellStatus, CellView, SlideType } from "./protocol.ts";

/** Marks a cell that was added in a lecture, also when it has been saved: it can be taken away again. */
const SCRATCH = "scratch";

/** How many outputs of one cell a page is shown. */
const MOST = 500;

/** A cell while its lecture is open. */
export class LectureCell {
  readonly id: string;
  readonly kind: Cell["kind"];
  #metadata: JsonObject;
  #inFile: Cell | undefined;

  /** As it stands now. */
  source: string;
  status: CellStatus = "fresh";
  /** Milliseconds of the last run on this kernel. */
  ms: number | undefined;
  question: CellView["question"];
  /** What the last run on this kernel put out; `undefined` if there was none. */
  run: CellOutputs | undefined;

  private constructor(cell: Cell, inFile: Cell | undefined) {
    this.id = cell.id;
    this.kind = cell.kind;
    this.#metadata = cell.metadata;
    this.source = cell.source;
    this.#inFile = inFile;
  }

  /** A cell of the file. */
  static ofFile(cell: Cell): LectureCell {
    return new LectureCell(cell, cell);
  }

  /** A cell that is added during the lecture. */
  static scratch(id: string, kind: Cell["kind"], source = ""): LectureCell {
    const metadata = { tags: [SCRATCH] };
    return new LectureCell(
      { id, kind, source, metadata, outputs: [] },
      undefined,
    );
  }

  /** The cell as it stands in the file; `undefined` while it stands in none. */
  get inFile(): Cell | undefined {
    return this.#inFile;
  }

  /** Whether it differs from the file. */
  get edited(): boolean {
    return this.source !== this.#inFile?.source;
  }

  /** Whether it was added in a lecture, this one or one that was saved. */
  get isScratch(): boolean {
    return tagsOf(this.#asCell([])).includes(SCRATCH);
  }

  /** What it has put out since the kernel was started. */
  get outputs(): readonly Output[] {
    if (this.run === undefined) return [];
    const { outputs, full } = this.run;
    return full || outputs.length > MOST
      ? [...outputs.slice(0, MOST), CUT]
      : outputs;
  }

  /** The cell as a kernel sees it that has run nothing. */
  freshen(): void {
    this.status = "fresh";
    this.ms = this.run = this.question = undefined;
  }

  /** Takes over what the file now says of it, but not its source. */
  refile(cell: Cell): void {
    this.#inFile = cell;
    this.#metadata = cell.metadata;
  }

  /** What the pages are told of it. */
  view(): CellView {
    const minutes = netsOf({ metadata: this.#metadata }).minutes;
    return {
      id: this.id,
      kind: this.kind,
      source: this.source,
      edited: this.edited,
      scratch: this.isScratch,
      tags: tagsOf(this.#asCell([])),
      slide: this.#slide,
      ...(typeof minutes === "number" ? { minutes } : {}),
      status: this.status,
      outputs: this.outputs,
      saved: this.#inFile?.outputs ?? [],
      ...(this.ms === undefined ? {} : { ms: this.ms }),
      ...(this.question === undefined ? {} : { question: this.question }),
    };
  }

  /** The cell to be saved: with what it has put out, or, if it has not run, with what the file says. */
  toCell(): Cell {
    const hasRun = this.run !== undefined && this.status !== "running";
    return this.#asCell(hasRun ? this.outputs : this.#inFile?.outputs ?? []);
  }

  #asCell(outputs: readonly Output[]): Cell {
    const { id, kind, source } = this;
    const attachments = this.#inFile?.attachments;
    return {
      id,
      kind,
      metadata: this.#metadata,
      source,
      outputs,
      ...(attachments ? { attachments } : {}),
    };
  }

  get #slide(): SlideType {
    const { slideshow } = this.#metadata;
    const type = isObject(slideshow) ? slideshow.slide_type : undefined;
    return SLIDES.find((slide) => slide === type) ?? "-";
  }
}

const SLIDES: readonly SlideType[] = [
  "slide",
  "subslide",
  "fragment",
  "skip",
  "notes",
];

/** Stands below outputs that were too many to be kept. */
const CUT: Output = {
  output_type: "stream",
  name: "stderr",
  text: "The cell put out more than can be shown here; the rest is left out.\n",
};
