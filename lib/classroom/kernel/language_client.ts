/** The protocol of language servers: requests, answers and notices to and from `deno lsp`. */

import { pathToFileURL } from "node:url";
import type { Json, JsonObject } from "../json.ts";

/** A message of the server that asks for nothing. */
export type Notice = { readonly method: string; readonly params: JsonObject };

/** What a client is to know. */
export type LanguageClientOptions = {
  /** The folder of the project. */
  readonly root: string;
  /** Megabytes that the server may use for its objects. */
  readonly heap?: number;
  /** What the server gets when it asks for its settings. */
  readonly settings: JsonObject;
  /** Called with each notice. */
  readonly receive?: (notice: Notice) => void;
};

/** Milliseconds for a server that was killed to be gone. */
const PATIENCE = 5000;

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Json;
  readonly result?: Json;
  readonly error?: Json;
};

/** A language server of Deno's and the talk with it. It ends when this program ends. */
export class LanguageClient implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #root: string;
  readonly #settings: JsonObject;
  readonly #receive: (notice: Notice) => void;
  readonly #answers = new Map<number, (result: Json | undefined) => void>();
  readonly #ended: Promise<void>;
  #count = 0;
  #dead = false;

  constructor(options: LanguageClientOptions) {
    const { root, settings, heap, receive = () => {} } = options;
    this.#root = root;
    this.#settings = settings;
    this.#receive = receive;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["lsp", "--quiet"],
      cwd: root,
      env: {
        NO_COLOR: "1",
        ...heap && { DENO_V8_FLAGS: `--max-old-space-size=${heap}` },
      },
      // The server ends with its input, and that ends with this program.
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    const read = this.#read().catch(() => {});
    this.#ended = Promise.all([this.#child.status, read]).then(() => {
      this.#dead = true;
      for (const answer of this.#answers.values()) answer(undefined);
      this.#answers.clear();
    });
  }

  /** Whether the server has ended. */
  get dead(): boolean {
    return this.#dead;
  }

  /** The server's process. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Tells the server where the project lies and what is wanted of it. */
  async introduce(): Promise<void> {
    const rootUri = pathToFileURL(this.#root).href;
    await this.ask("initialize", {
      processId: Deno.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "nets" }],
      initializationOptions: this.#settings,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        notebookDocument: { synchronization: {} },
        textDocument: {
          completion: { completionItem: { documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
          publishDiagnostics: {},
        },
      },
    });
    this.tell("initialized", {});
  }

  /**
   * Asks for something.
   *
   * @param signal tells the server that the answer is not wanted any more
   * @returns `undefined` if the server ends before it answers, refuses, or is not waited for
   */
  async ask(
    method: string,
    params: JsonObject,
    signal?: AbortSignal,
  ): Promise<Json | undefined> {
    if (this.#dead || signal?.aborted) return undefined;
    const id = ++this.#count;
    const { promise, resolve } = Promise.withResolvers<Json | undefined>();
    this.#answers.set(id, resolve);
    const cancel = () => {
      this.#send({ method: "$/cancelRequest", params: { id } });
      resolve(undefined);
    };
    signal?.addEventListener("abort", cancel, { once: true });
    this.#send({ id, method, params });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener("abort", cancel);
      this.#answers.delete(id);
    }
  }

  /** Says something that needs no answer. */
  tell(method: string, params: JsonObject): void {
    this.#send({ method, params });
  }

  /** Ends the server, and waits for that, but not for ever. */
  async end(): Promise<void> {
    if (!this.#dead) {
      try {
        this.#child.kill("SIGKILL");
      } catch {
        // It ended in between.
      }
    }
    this.#writer.abort().catch(() => {});
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise((resolve) =>
      timer = setTimeout(resolve, PATIENCE)
    );
    await Promise.race([this.#ended, late]);
    clearTimeout(timer);
  }

  /** The same as {@linkcode LanguageClient.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  /** Writes a message, in one piece: others may be written at the same time. */
  #send(message: Message): void {
    const encoder = new TextEncoder();
    const body = encoder.encode(JSON.stringify({ jsonrpc: "2.0", ...message }));
    const head = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
    const bytes = new Uint8Array(head.length + body.length);
    bytes.set(head);
    bytes.set(body, head.length);
    // A server that has ended is noticed elsewhere.
    this.#writer.write(bytes).catch(() => {});
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    const frames = new Frames();
    for await (const chunk of this.#child.stdout) {
      for (const body of frames.add(chunk)) {
        this.#take(JSON.parse(decoder.decode(body)) as Message);
      }
    }
  }

  #take({ id, method, params, result }: Message): void {
    if (method === undefined) {
      if (id !== undefined) this.#answers.get(id)?.(result);
    } else if (id === undefined) {
      this.#receive({ method, params: (params ?? {}) as JsonObject });
    } else if (method === "workspace/configuration") {
      const { items } = params as { readonly items: readonly Json[] };
      this.#send({ id, result: items.map(() => this.#settings) });
    } else {
      this.#send({ id, result: null });
    }
  }
}

/** Cuts what arrives in pieces into the messages that it consists of. */
class Frames {
  #bytes: Uint8Array<ArrayBufferLike> = new Uint8Array();

  /** Takes a piece. @returns the messages that are complete now */
  add(chunk: Uint8Array): Uint8Array[] {
    const joined = new Uint8Array(this.#bytes.length + chunk.length);
    joined.set(this.#bytes);
    joined.set(chunk, this.#bytes.length);
    this.#bytes = joined;
    const bodies: Uint8Array[] = [];
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(
        new TextDecoder("latin1").decode(this.#bytes.subarray(0, 500)),
      );
      if (head === null) return bodies;
      const from = head[0].length, end = from + Number(head[1]);
      if (this.#bytes.length < end) return bodies;
      bodies.push(this.#bytes.slice(from, end));
      this.#bytes = this.#bytes.subarray(end);
    }
  }
}
