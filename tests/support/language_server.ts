/** Deno's own language server, as an editor talks to it: what it says about the cells of a notebook. */

import { pathToFileURL } from "node:url";
import { LanguageClient } from "../../lib/classroom/kernel/language_client.ts";
import type { Notebook } from "../../lib/classroom/notebook.ts";
import { ROOT } from "../../lib/classroom/project.ts";

/** One remark of the language server. */
export type Diagnostic = {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
};

const SETTINGS = { enable: true, config: "./deno.json", lint: true };

/** A running language server that has the project open, with the settings of `.vscode/`. */
export class LanguageServer implements AsyncDisposable {
  readonly #found = new Map<string, readonly Diagnostic[]>();
  readonly #client = new LanguageClient({
    root: ROOT,
    settings: SETTINGS,
    receive: ({ method, params }) => {
      if (method !== "textDocument/publishDiagnostics") return;
      const found = params.diagnostics as unknown as readonly Diagnostic[];
      this.#found.set(String(params.uri), found);
    },
  });

  /** Starts one and introduces the project to it. */
  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer();
    await server.#client.introduce();
    return server;
  }

  /**
   * Opens a notebook as VS Code does and waits until every code cell was looked at.
   *
   * @returns for each code cell its number in the notebook, from 1, and the remarks
   */
  async open(notebook: Notebook): Promise<Map<number, readonly Diagnostic[]>> {
    const uri = pathToFileURL(notebook.path).href;
    const cells = notebook.cells
      .map(({ kind, source }, i) => ({ kind, source, number: i + 1 }))
      .filter(({ kind }) => kind === "code")
      .map((cell) => ({
        ...cell,
        uri: uri.replace("file:", "vscode-notebook-cell:") + `#${cell.number}`,
      }));
    this.#client.tell("notebookDocument/didOpen", {
      notebookDocument: {
        uri,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: cells.map(({ uri }) => ({ kind: 2, document: uri })),
      },
      cellTextDocuments: cells.map(({ uri, source }) => ({
        uri,
        languageId: "typescript",
        version: 1,
        text: source,
      })),
    });
    for (let attempt = 0; attempt < 300; attempt++) {
      if (cells.every(({ uri }) => this.#found.has(uri))) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return new Map(cells.map(({ number, uri }) => {
      const found = this.#found.get(uri);
      if (!found) throw new Error(`cell ${number} was not looked at in 30 s`);
      return [number, found];
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}
