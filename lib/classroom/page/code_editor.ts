/** The editor of a cell: CodeMirror for TypeScript and Markdown. */

import {
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
} from "@codemirror/commands";
import { javascript, javascriptLanguage } from "@codemirror/lang-javascript";
import { markdown } from "@codemirror/lang-markdown";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { Annotation, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  tooltips,
} from "@codemirror/view";
import { codeLook } from "./code_look.ts";
import { completions } from "./code_completion.ts";
import { inspections } from "./code_inspection.ts";
import type { LectureStore } from "./lecture_store.ts";
import { textChange } from "./text_change.ts";

/** What an editor is made for. */
export type CodeEditorOptions = {
  readonly id: string;
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  readonly store: LectureStore;
  /** What a screen reader says when the editor gets the focus. */
  readonly label: string;
  /** Whether names in code can be explained. */
  readonly explains: boolean;
  /** The page of a notebook, by its name. */
  readonly notebook: (name: string) => string;
  /** Called when Esc is pressed and nothing else is to be closed. */
  readonly leave: () => void;
};

/** Marks a change that came from outside: it is not sent back. */
const fromOutside = Annotation.define<true>();

/**
 * The text of a cell, to read and to change.
 *
 * Its text can be changed from outside at any time, by another window; cursor
 * and history of this window stay. The Tab key gets to it only with Enter, as
 * it indents once inside; Esc leads out again.
 */
export class CodeEditor {
  readonly #view: EditorView;

  constructor(options: CodeEditorOptions) {
    this.#view = new EditorView({
      state: EditorState.create({
        doc: options.source,
        extensions: extensionsFor(options),
      }),
    });
  }

  get element(): HTMLElement {
    return this.#view.dom;
  }

  /** The text as it stands. */
  get source(): string {
    return this.#view.state.doc.toString();
  }

  /** Whether the cursor is in it. */
  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  /** Takes a text from outside. */
  take(source: string): void {
    const changes = textChange(this.source, source);
    if (!changes) return;
    this.#view.dispatch({
      changes,
      annotations: fromOutside.of(true),
    });
  }

  /** Puts the cursor into it. */
  focus(): void {
    this.#view.focus();
  }

  /** Puts away what is proposed: the text is as it is meant. */
  settle(): void {
    closeCompletion(this.#view);
  }

  /** Measures itself again, after its place in the page has changed. */
  measure(): void {
    this.#view.requestMeasure();
  }

  /** Lets go of everything. */
  close(): void {
    this.#view.destroy();
  }
}

function extensionsFor(options: CodeEditorOptions): Extension[] {
  const { id, kind, store, label, explains, leave } = options;
  const isCode = kind === "code";
  return [
    history(),
    highlightSpecialChars(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    indentUnit.of("  "),
    bracketMatching(),
    isCode ? closeBrackets() : [],
    isCode ? javascript({ typescript: true }) : markdown({
      defaultCodeLanguage: javascriptLanguage,
      codeLanguages: (name) =>
        /^(ts|typescript|js|javascript)$/.test(name)
          ? javascript({ typescript: true }).language
          : null,
    }),
    codeLook,
    // A tooltip may stand over the cell's neighbours, but not be cut by a slide.
    tooltips({ position: "fixed", parent: document.body }),
    isCode ? completions(store, id) : [],
    isCode && explains ? inspections(store, id, options.notebook) : [],
    keymap.of([
      ...isCode ? closeBracketsKeymap : [],
      ...historyKeymap,
      indentWithTab,
      ...defaultKeymap,
      { key: "Escape", run: () => (leave(), true) },
    ]),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "-1" }),
    EditorView.updateListener.of((update) => {
      const own = update.transactions.some((transaction) =>
        transaction.docChanged && !transaction.annotation(fromOutside)
      );
      if (own) store.edit(id, update.state.doc.toString());
    }),
  ];
}
