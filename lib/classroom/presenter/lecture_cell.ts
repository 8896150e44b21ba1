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

const SLIDES: readonly string[] = [
  "slide",
  "subslide",
  "fragment",
  "skip",
  "notes",
];

/** A cell while its lecture is open. */
export class LectureCell {
  readonly id: string;
  readonly kind: Cell["kind"];
  readonly metadata: JsonObject;
  /** The cell as it stands in the file; a scratch cell stands in none. */
  readonly inFile: Cell | undefined;

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
    this.metadata = cell.metadata;
    this.source = cell.source;
    this.inFile = inFile;
  }

  /** A cell of the file. */
  static ofFile(cell: Cell): LectureCell {
    return new LectureCell(cell, cell);
  }

  /** A cell that was added during the lecture. */
  static scratch(
    id: string,
    kind: "code" | "markdown",
    source = "",
  ): LectureCell {
    const metadata = { tags: ["scratch"] };
    return new LectureCell(
      { id, kind, source, metadata, outputs: [] },
      undefined,
    );
  }

  /** Whether it differs from the file. */
  get edited(): boolean {
    return this.source !== this.inFile?.source;
  }

  /** What it has put out since the kernel was started. */
  get outputs(): readonly Output[] {
    if (this.run === undefined) return [];
    return this.run.full ? [...this.run.outputs, CUT] : this.run.outputs;
  }

  /** The cell as its kernel had never seen it. */
  freshen(): void {
    this.status = "fresh";
    this.ms = this.run = this.question = undefined;
  }

  /** What the pages are told of it. */
  view(): CellView {
    const minutes = netsOf(this).minutes;
    return {
      id: this.id,
      kind: this.kind,
      source: this.source,
      edited: this.edited,
      scratch: this.inFile === undefined,
      tags: tagsOf(this.toCell()),
      slide: this.#slide,
      ...(typeof minutes === "number" ? { minutes } : {}),
      status: this.status,
      outputs: this.outputs,
      saved: this.inFile?.outputs ?? [],
      ...(this.ms === undefined ? {} : { ms: this.ms }),
      ...(this.question === undefined ? {} : { question: this.question }),
    };
  }

  /** The cell to be saved: with the outputs of its run, or with those of the file. */
  toCell(): Cell {
    const { id, kind, metadata, source } = this;
    const saved = this.inFile?.outputs ?? [];
    const ran = this.status === "ok" || this.status === "error" ||
      this.status === "stopped";
    return { id, kind, metadata, source, outputs: ran ? this.outputs : saved };
  }

  get #slide(): SlideType {
    const { slideshow } = this.metadata;
    const type = isObject(slideshow) ? String(slideshow.slide_type) : "-";
    return SLIDES.includes(type) ? type as SlideType : "-";
  }
}

/** Stands below outputs that were too many to be kept. */
const CUT: Output = {
  output_type: "stream",
  name: "stderr",
  text: "The cell put out more than can be shown here; the rest is left out.\n",
};
