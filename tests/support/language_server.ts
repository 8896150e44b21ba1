/** Deno's own language server, as an editor talks to it: what it says about the cells of a notebook. */

import { pathToFileURL } from "node:url";
import type { Notebook } from "../../lib/classroom/notebook.ts";
import { ROOT } from "../../lib/classroom/project.ts";

/** One remark of the language server. */
export type Diagnostic = {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
};

type Message = {
  readonly id?: number | undefined;
  readonly method?: string;
  // deno-lint-ignore no-explicit-any -- what a message carries depends on its method
  readonly params?: any;
};

const SETTINGS = { enable: true, config: "./deno.json", lint: true };

/** A running language server that has the project open, with the settings of `.vscode/`. */
export class LanguageServer implements AsyncDisposable {
  readonly #child = new Deno.Command(Deno.execPath(), {
    args: ["lsp", "--quiet"],
    cwd: ROOT,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  readonly #writer = this.#child.stdin.getWriter();
  readonly #found = new Map<string, readonly Diagnostic[]>();
  readonly #reading = this.#read();
  #answered = Promise.withResolvers<void>();

  /** Starts one and introduces the project to it. */
  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer();
    const rootUri = pathToFileURL(ROOT).href;
    await server.#send({
      id: 1,
      method: "initialize",
      params: {
        processId: null,
        rootUri,
        workspaceFolders: [{ uri: rootUri, name: "nets" }],
        initializationOptions: SETTINGS,
        capabilities: {
          workspace: { configuration: true, workspaceFolders: true },
          notebookDocument: { synchronization: {} },
          textDocument: { publishDiagnostics: {} },
        },
      },
    });
    await server.#answered.promise;
    await server.#send({ method: "initialized", params: {} });
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
    await this.#send({
      method: "notebookDocument/didOpen",
      params: {
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
      },
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
    await this.#writer.close();
    this.#child.kill();
    await this.#child.status;
    await this.#reading;
  }

  async #send(message: Message & { result?: unknown }): Promise<void> {
    const body = new TextEncoder().encode(
      JSON.stringify({ jsonrpc: "2.0", ...message }),
    );
    const head = new TextEncoder().encode(
      `Content-Length: ${body.length}\r\n\r\n`,
    );
    await this.#writer.write(head);
    await this.#writer.write(body);
  }

  async #read(): Promise<void> {
    let bytes = new Uint8Array();
    for await (const chunk of this.#child.stdout) {
      bytes = new Uint8Array([...bytes, ...chunk]);
      for (;;) {
        const head = new TextDecoder("latin1").decode(bytes)
          .match(/^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/);
        if (!head || bytes.length < head[0].length + Number(head[1])) break;
        const end = head[0].length + Number(head[1]);
        const body = bytes.subarray(head[0].length, end);
        this.#receive(JSON.parse(new TextDecoder().decode(body)));
        bytes = bytes.slice(end);
      }
    }
  }

  #receive({ id, method, params }: Message): void {
    if (id === 1 && method === undefined) this.#answered.resolve();
    if (method === "textDocument/publishDiagnostics") {
      this.#found.set(params.uri, params.diagnostics);
    } else if (method === "workspace/configuration") {
      this.#send({ id, result: params.items.map(() => SETTINGS) });
    } else if (id !== undefined && method !== undefined) {
      this.#send({ id, result: null });
    }
  }
}
