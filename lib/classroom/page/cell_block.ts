/** A cell as it stands in the page: its text, how it is doing, what it put out. */

import { renderMarkdown } from "../markdown.ts";
import type { CellView } from "../presenter/protocol.ts";
import { cellLabel } from "../presenter/cell_labels.ts";
import { cellName, CellStatusGutter } from "./cell_status.ts";
import { cellTools } from "./cell_tools.ts";
import { CodeEditor } from "./code_editor.ts";
import { button, element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";
import { neededCells } from "./needed_cells.ts";
import type { RichPlace } from "./output_rich.ts";
import { OutputView } from "./output_view.ts";
import { questionField } from "./question_field.ts";
import { ResultRoom } from "./result_room.ts";
import { sanitised } from "./sanitise.ts";
import { SavedOutputs } from "./saved_outputs.ts";
import type { StillCell } from "./still_cell.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a block is made with. */
export type CellBlockOptions = {
  readonly store: LectureStore;
  readonly surroundings: Surroundings;
  /** Whether its reader was asked to predict what it puts out. */
  readonly isPredicted: boolean;
  /** What a static page shows of it already. */
  readonly still?: StillCell | undefined;
};

/**
 * One cell. The block lives as long as its cell and is moved between views.
 *
 * A code cell always shows its editor; a Markdown cell shows what it says, and
 * its editor only while it is edited.
 */
export class CellBlock {
  readonly id: string;
  readonly element: HTMLElement;
  #cell: CellView;
  readonly #store: LectureStore;
  readonly #label = element("p.cell-label");
  readonly #source = element("div.source");
  readonly #result: HTMLElement;
  readonly #room: ResultRoom;
  readonly #outputs: OutputView;
  readonly #question = element("div.question-place");
  readonly #saved: SavedOutputs;
  readonly #tools = element("div.cell-tools", {
    role: "toolbar",
    "aria-label": "This cell",
  });
  readonly #gutter: CellStatusGutter | undefined;
  readonly #surroundings: Surroundings;
  readonly #still: StillCell | undefined;
  #editor: CodeEditor | undefined;
  #rendered: string | undefined;
  #showsSaved = false;

  constructor(cell: CellView, options: CellBlockOptions) {
    const { store, surroundings, isPredicted, still } = options;
    this.id = cell.id;
    this.#cell = cell;
    this.#store = store;
    this.#surroundings = surroundings;
    this.#still = still;
    this.#outputs = new OutputView((index) => this.#place(index, false));
    this.#saved = new SavedOutputs({
      place: (index) => this.#place(index, true),
      folded: isPredicted && surroundings.showsSaved,
      still: still?.outputs ?? [],
    });
    const isCode = cell.kind === "code";
    this.element = element(`div.cell.${cell.kind}` as "div", {
      id: cell.id,
      "data-cell": cell.id,
      tabindex: "-1",
      role: "group",
    });
    if (isCode) {
      this.#gutter = new CellStatusGutter(
        () => this.run(),
        () => store.send({ type: "stop" }),
      );
      this.#editor = this.#newEditor();
      this.#source.append(this.#editor.element);
    } else {
      this.#source.addEventListener("dblclick", () => this.edit());
    }
    this.#outputs.element.setAttribute("aria-live", "polite");
    this.#result = element(
      "div.result",
      {},
      this.#outputs.element,
      this.#question,
      this.#saved.element,
    );
    this.#room = new ResultRoom(this.#result);
    this.element.append(
      this.#gutter?.element ?? element("div.gutter"),
      element(
        "div.body",
        {},
        this.#label,
        this.#tools,
        this.#source,
        isCode ? this.#result : null,
      ),
    );
    if (cell.tags.includes("solution") && !still?.unfolded) this.#fold();
    this.update(cell);
  }

  /** The cell as it is now. */
  get cell(): CellView {
    return this.#cell;
  }

  /** Where its outputs stand, to bring them into view. */
  get result(): HTMLElement {
    return this.#result;
  }

  /** Whether its text is being edited. */
  get isEditing(): boolean {
    return this.#editor?.hasFocus ?? false;
  }

  /** Whether it is a solution that nobody has asked for yet. */
  get isFolded(): boolean {
    return this.element.classList.contains("folded");
  }

  /** Takes the cell as it is now. */
  update(cell: CellView): void {
    const before = this.#cell;
    this.#cell = cell;
    this.element.dataset.status = cell.status;
    this.element.dataset.tags = cell.tags.join(" ");
    this.element.classList.toggle("edited", cell.edited);
    this.element.classList.toggle("scratch", cell.scratch);
    this.element.setAttribute("aria-label", cellName(cell));
    this.#label.textContent = cellLabel(cell) ?? "";
    this.#gutter?.update(cell, this.isResting);
    this.#editor?.take(cell.source);
    if (cell.kind !== "code" && !this.#editor) this.#render(cell.source);
    if (cell.kind === "code") this.#updateResult(before, cell);
    cellTools(this.#tools, this, this.#store);
  }

  /** Runs the cell as it stands here. A cell of text ends being edited instead. */
  run(): void {
    if (this.#cell.kind !== "code") return this.leave();
    this.#editor?.settle();
    const { id } = this, { source } = this.#editor!;
    if (this.#surroundings.runsNeeded) this.#runNeeded(source);
    this.#store.send({ type: "run", id, source });
  }

  /** Puts the cursor into its text. */
  edit(): void {
    if (this.#cell.kind !== "code" && !this.#editor) {
      this.#editor = this.#newEditor();
      this.#source.replaceChildren(this.#editor.element);
      this.#rendered = undefined;
    }
    this.element.classList.remove("folded");
    this.#editor?.focus();
  }

  /** Ends editing; the focus goes to the cell as a whole. */
  leave(): void {
    if (this.#cell.kind !== "code" && this.#editor) {
      const source = this.#editor.source;
      this.#editor.close();
      this.#editor = undefined;
      this.#render(source);
    }
    this.element.focus({ preventScroll: true });
  }

  /** Whether it shows what is saved in the file because it has not run here. */
  get isResting(): boolean {
    const { status, outputs, saved } = this.#cell;
    return this.#surroundings.showsSaved && saved.length > 0 &&
      outputs.length === 0 && (status === "fresh" || status === "queued");
  }

  /** Whether the outputs saved in the file are shown because somebody asked for them. */
  get showsSaved(): boolean {
    return this.#showsSaved;
  }

  /** Shows what is saved of it, or puts that away. */
  toggleSaved(): void {
    if (this.isResting) return this.#saved.toggleFold();
    this.#showsSaved = !this.#showsSaved;
    this.update(this.#cell);
  }

  /** Measures itself again, after its place in the page has changed. */
  measure(): void {
    this.#editor?.measure();
  }

  /** Takes it out of the page for good. */
  close(): void {
    this.#editor?.close();
    this.#gutter?.close();
    this.element.remove();
  }

  #runNeeded(source: string): void {
    const cells = this.#store.lecture?.cells ?? [];
    for (const id of neededCells(cells, this.id, source)) {
      this.#store.send({ type: "run", id });
    }
  }

  #newEditor(): CodeEditor {
    return new CodeEditor({
      id: this.id,
      kind: this.#cell.kind,
      source: this.#cell.source,
      store: this.#store,
      label: this.#cell.kind === "code"
        ? "Code, Esc leaves"
        : "Text, Esc leaves",
      explains: this.#surroundings.explains,
      notebook: this.#surroundings.notebook,
      leave: () => this.leave(),
    });
  }

  #place(index: number, saved: boolean): RichPlace {
    const { frame, notebook } = this.#surroundings;
    return {
      frame: (html) => frame(html, { cell: this.id, index, saved }),
      notebook,
    };
  }

  #render(source: string): void {
    if (source === this.#rendered) return;
    this.#rendered = source;
    if (this.#still?.prose && !this.#cell.edited) {
      return this.#source.replaceChildren(this.#still.prose);
    }
    const prose = element(
      this.#cell.kind === "raw" ? "pre.raw" : "div.prose",
    );
    prose.append(
      this.#cell.kind === "raw"
        ? source
        : sanitised(renderMarkdown(source, this.#surroundings), "markdown"),
    );
    this.#source.replaceChildren(prose);
  }

  #updateResult(before: CellView, cell: CellView): void {
    this.#room.update(before.status, cell.status);
    if (cell.outputs !== before.outputs || cell.outputs.length > 0) {
      this.#outputs.update(cell.outputs);
    }
    if (cell.question !== before.question || !cell.question) {
      this.#question.replaceChildren(
        ...cell.question
          ? [
            questionField(cell.question, (text) =>
              this.#store.send({ type: "reply", id: this.id, text })),
          ]
          : [],
      );
      if (cell.question) {
        this.#question.querySelector("input")?.focus();
      }
    }
    const isAsked = this.#showsSaved && cell.saved.length > 0;
    this.#saved.update(
      this.isResting ? "resting" : isAsked ? "asked" : "hidden",
      cell,
    );
  }

  #fold(): void {
    this.element.classList.add("folded");
    const open = button(".unfold", "Show the solution", () => {
      this.element.classList.remove("folded");
      this.measure();
      this.element.focus();
    });
    this.#source.before(open);
  }
}
