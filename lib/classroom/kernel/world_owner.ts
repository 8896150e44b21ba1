/** The owner's end of the line to what runs inside a kernel beside its cells. */

import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { KernelError } from "./kernel_error.ts";
import type { KernelLink } from "./kernel_link.ts";
import { settled } from "./patience.ts";
import {
  type CommType,
  type FromOwner,
  Line,
  type ToOwner,
} from "./world_line.ts";

/** Milliseconds for a kernel to load what runs beside the cells, and to connect. */
const PATIENCE = 30_000;

/** What is evaluated to prepare a kernel. */
const WORLD_FILE = new URL("./cell_world.ts", import.meta.url).href;

/** A kernel that has been prepared for cells, as its owner speaks to it. */
export class WorldOwner {
  readonly #line: Line<ToOwner, FromOwner>;
  readonly #waiting = new Map<string, () => void>();
  #pings = 0;

  private constructor(line: Line<ToOwner, FromOwner>) {
    this.#line = line;
    line.read((message) => this.#hear(message));
  }

  /**
   * Prepares a kernel for cells.
   *
   * @throws {KernelError} if that fails, with what the kernel said
   */
  static async enter(link: KernelLink): Promise<WorldOwner> {
    const token = randomUUID();
    using gate = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const port = (gate.addr as Deno.NetAddr).port;
    const visitor = admit(gate, token);
    // If nobody comes, the kernel's reply says why.
    visitor.catch(() => {});
    const code = `await (await import(${JSON.stringify(WORLD_FILE)}))` +
      `.enterWorld(${JSON.stringify({ port, token })})`;
    const reply = await link.execute({
      code,
      silent: true,
      store_history: false,
      allow_stdin: false,
    });
    const entered = reply?.content.status === "ok" &&
      await settled(visitor, PATIENCE);
    if (entered) return new WorldOwner(await visitor);
    const words = [...linesOf(reply?.content), link.lastWords].join("\n");
    throw new KernelError(
      `Cannot prepare the Deno kernel for lectures:\n${words.trim()}`,
    );
  }

  /** Settles when the event loop of the kernel has answered. */
  ping(): Promise<void> {
    const number = ++this.#pings;
    return this.#ask({ type: "ping", number }, `pong ${number}`);
  }

  /** Asks for the end of the cell that runs. */
  stop(): void {
    this.#send({ type: "stop" });
  }

  /** Says that the cell has ended. @returns a promise that settles when that was heard */
  calm(): Promise<void> {
    return this.#ask({ type: "calm" }, "calm");
  }

  /** Passes on what a widget says. */
  async comm(
    type: CommType,
    content: JsonObject,
    buffers: readonly Uint8Array[],
  ): Promise<void> {
    const base64 = buffers.map((buffer) => new Uint8Array(buffer).toBase64());
    await this.#line.send({ type, content, metadata: {}, buffers: base64 })
      .catch(() => {});
  }

  /** Ends the line; the kernel ends with it, if it can. */
  close(): void {
    this.#line.close();
  }

  #ask(message: FromOwner, answer: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(answer, resolve);
    this.#send(message);
    return promise;
  }

  /** A kernel that has ended does not hear; its death says so. */
  #send(message: FromOwner): void {
    this.#line.send(message).catch(() => {});
  }

  #hear(message: ToOwner): void {
    const answer = message.type === "pong"
      ? `pong ${message.number}`
      : message.type;
    this.#waiting.get(answer)?.();
    this.#waiting.delete(answer);
  }
}

/** Waits for the one that knows the word; other programs of this machine are turned away. */
async function admit(
  gate: Deno.Listener,
  token: string,
): Promise<Line<ToOwner, FromOwner>> {
  for (;;) {
    const connection = await gate.accept();
    const expected = JSON.stringify({ type: "hello", token }) + "\n";
    const bytes = new Uint8Array(expected.length);
    for (let read = 0; read < bytes.length;) {
      const count = await connection.read(bytes.subarray(read));
      if (count === null) break;
      read += count;
    }
    if (new TextDecoder().decode(bytes) === expected) {
      return new Line(connection);
    }
    connection.close();
  }
}

/** The lines of an error that a reply tells of. */
function linesOf(content: JsonObject | undefined): readonly string[] {
  const { traceback = [] } = (content ?? {}) as {
    readonly traceback?: readonly string[];
  };
  return traceback;
}
