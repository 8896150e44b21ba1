/** The document that a language server is asked about: one cell behind those that ran before it. */

import { pathToFileURL } from "node:url";
import type { Json, JsonObject } from "../json.ts";
import { joinContext } from "./cell_context.ts";
import { LanguageClient } from "./language_client.ts";
import type { Position } from "./language_items.ts";

/** Where a project lies, and from where its cells import. */
export type LanguageProject = {
  /** The folder with the configuration. */
  readonly root: string;
  /** The configuration's file. */
  readonly config: string;
  /** The folder from which relative imports start, in the project. */
  readonly folder: string;
};

/**
 * Megabytes for what the server remembers. Without a limit it takes twice as much and is no
 * faster; one that needs more ends, and is started again.
 */
const HEAP = 512;

/** A cell that a server has read. */
export type ShownCell = {
  /** Asks about a place in the cell. @param offset UTF-16 units before the place */
  ask(
    method: string,
    offset: number,
    more: JsonObject,
    signal: AbortSignal,
  ): Promise<Json | undefined>;
  /** Where a place of the server's is in the cell, in UTF-16 units, if it is in it. */
  offset(position: Position): number | undefined;
};

/**
 * A server that has one document open.
 *
 * The document is a notebook of one cell: as a file of its own it takes the server nearly
 * twice the time and the memory.
 */
export class LanguageCell implements AsyncDisposable {
  readonly #client: LanguageClient;
  readonly #notebook: string;
  readonly #document: { readonly uri: string };
  #version = 0;
  #text = "";

  /** Settles when the server can be asked. */
  readonly ready: Promise<void>;

  constructor(project: LanguageProject) {
    const settings = {
      enable: true,
      config: project.config,
      lint: false,
      cacheOnSave: false,
      suggest: { autoImports: false, imports: { autoDiscover: false } },
    };
    this.#notebook = `${pathToFileURL(project.folder).href}/cells.ipynb`;
    const uri = this.#notebook.replace("file:", "vscode-notebook-cell:");
    this.#document = { uri: `${uri}#cells` };
    this.#client = new LanguageClient({
      root: project.root,
      settings,
      heap: HEAP,
    });
    this.ready = this.#client.introduce();
  }

  /** Whether the server has ended. */
  get dead(): boolean {
    return this.#client.dead;
  }

  /** The server's process. */
  get pid(): number {
    return this.#client.pid;
  }

  /**
   * Lets the server read a cell. What is asked of the result in the same breath is about it;
   * after anything was waited for, the server may have read another.
   */
  show(cellsBefore: readonly string[], code: string): ShownCell {
    const context = joinContext(cellsBefore, code);
    if (this.#version === 0) this.#open(context.text);
    else if (this.#text !== context.text) this.#change(context.text);
    this.#text = context.text;
    return {
      ask: (method, offset, more, signal) => {
        const position = positionOf(context.text, context.toText(offset));
        const params = { textDocument: this.#document, position, ...more };
        return this.#client.ask(method, params, signal);
      },
      offset: (position) => context.toCell(offsetOf(context.text, position)),
    };
  }

  #open(text: string): void {
    const version = ++this.#version;
    this.#client.tell("notebookDocument/didOpen", {
      notebookDocument: {
        uri: this.#notebook,
        notebookType: "jupyter-notebook",
        version,
        cells: [{ kind: 2, document: this.#document.uri }],
      },
      cellTextDocuments: [
        { ...this.#document, languageId: "typescript", version, text },
      ],
    });
    // The first answer takes seconds, in which nobody may lose patience.
    const position = { line: 0, character: 0 };
    const params = { textDocument: this.#document, position };
    this.#client.ask("textDocument/hover", params);
  }

  #change(text: string): void {
    const version = ++this.#version;
    const document = { ...this.#document, version };
    this.#client.tell("notebookDocument/didChange", {
      notebookDocument: { uri: this.#notebook, version },
      change: { cells: { textContent: [{ document, changes: [{ text }] }] } },
    });
  }

  /** Asks for more about something that the server has found. */
  askMore(
    method: string,
    found: JsonObject,
    signal?: AbortSignal,
  ): Promise<Json | undefined> {
    return this.#client.ask(method, found, signal);
  }

  /** Ends the server. */
  async end(): Promise<void> {
    await this.#client.end();
  }

  /** The same as {@linkcode LanguageCell.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

function offsetOf(text: string, { line, character }: Position): number {
  const above = text.split("\n").slice(0, line);
  return above.reduce((sum, { length }) => sum + length + 1, 0) + character;
}
