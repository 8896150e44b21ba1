/** A cell as it stands in the page: its text, how it is doing, what it put out. */

import { renderMarkdown } from "../markdown.ts";
import type { CellView } from "../presenter/protocol.ts";
import { cellLabel } from "../presenter/cell_labels.ts";
import { CellStatusGutter, statusWords } from "./cell_status.ts";
import { cellTools } from "./cell_tools.ts";
import { CodeEditor } from "./code_editor.ts";
import { button, element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";
import { OutputView } from "./output_view.ts";
import { questionField } from "./question_field.ts";
import { sanitised } from "./sanitise.ts";

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
  /** The timer after which the room of outputs is given up. */
  #roomLeft: number | undefined;
  readonly #store: LectureStore;
  readonly #label = element("p.cell-label");
  readonly #source = element("div.source");
  readonly #result: HTMLElement;
  readonly #outputs: OutputView;
  readonly #question = element("div.question-place");
  readonly #saved = element("div.saved");
  readonly #tools = element("div.cell-tools", {
    role: "toolbar",
    "aria-label": "This cell",
  });
  readonly #gutter: CellStatusGutter | undefined;
  /** Where the server has an output as a document of its own. */
  readonly #frame = (index: number) =>
    `/output/${encodeURIComponent(this.#store.name)}/${
      encodeURIComponent(this.id)
    }/${index}`;
  #editor: CodeEditor | undefined;
  #rendered: string | undefined;
  #showsSaved = false;

  constructor(cell: CellView, store: LectureStore) {
    this.id = cell.id;
    this.#cell = cell;
    this.#store = store;
    this.#outputs = new OutputView(this.#frame);
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
      this.#saved,
    );
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
    if (cell.tags.includes("solution")) this.#fold();
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
    this.element.setAttribute("aria-label", this.#name());
    this.#label.textContent = cellLabel(cell) ?? "";
    this.#gutter?.update(cell);
    this.#editor?.take(cell.source);
    if (cell.kind !== "code" && !this.#editor) this.#render(cell.source);
    if (cell.kind === "code") this.#updateResult(before, cell);
    cellTools(this.#tools, this, this.#store);
  }

  /** Runs the cell as it stands here. A cell of text ends being edited instead. */
  run(): void {
    if (this.#cell.kind !== "code") return this.leave();
    this.#editor?.settle();
    this.#store.send({
      type: "run",
      id: this.id,
      source: this.#editor!.source,
    });
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

  /** Whether the outputs saved in the file are shown. */
  get showsSaved(): boolean {
    return this.#showsSaved;
  }

  set showsSaved(shows: boolean) {
    this.#showsSaved = shows;
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

  #name(): string {
    const { kind, status, edited } = this.#cell;
    const label = cellLabel(this.#cell);
    return [
      kind === "code" ? "Code" : "Text",
      label?.toLowerCase(),
      kind === "code" ? statusWords(status) : undefined,
      edited ? "edited" : undefined,
    ].filter((part) => part !== undefined).join(", ");
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
      leave: () => this.leave(),
    });
  }

  #render(source: string): void {
    if (source === this.#rendered) return;
    this.#rendered = source;
    const prose = element(
      this.#cell.kind === "raw" ? "pre.raw" : "div.prose",
    );
    prose.append(
      this.#cell.kind === "raw"
        ? source
        : sanitised(renderMarkdown(source), "markdown"),
    );
    this.#source.replaceChildren(prose);
  }

  #updateResult(before: CellView, cell: CellView): void {
    this.#keepRoom(before, cell);
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
    this.#updateSaved(cell);
  }

  #updateSaved(cell: CellView): void {
    const shows = this.#showsSaved && cell.saved.length > 0;
    if (shows === this.#saved.hasChildNodes()) return;
    if (!shows) return this.#saved.replaceChildren();
    const view = new OutputView((index) => `${this.#frame(index)}?saved`);
    view.update(cell.saved);
    this.#saved.append(
      element("p.saved-label", {}, "Saved in the file, not computed now"),
      view.element,
    );
  }

  /** A cell that runs again keeps the room of its last outputs till it ends, so that nothing jumps. */
  #keepRoom(before: CellView, cell: CellView): void {
    const isBusy = (status: string) =>
      status === "running" || status === "queued";
    const { style } = this.#result;
    clearTimeout(this.#roomLeft);
    if (isBusy(cell.status) && !isBusy(before.status)) {
      style.minHeight = `${this.#result.getBoundingClientRect().height}px`;
    } else if (!isBusy(cell.status) && style.minHeight) {
      // Pictures take their room only after they are read.
      this.#roomLeft = setTimeout(() => style.minHeight = "", 100);
    }
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
