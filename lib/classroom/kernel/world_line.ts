/** The line between a kernel's owner and what runs inside the kernel beside its cells. */

import type { JsonObject } from "../json.ts";

/** The messages of comms, as the protocol names them. */
export type CommType = "comm_open" | "comm_msg" | "comm_close";

/** What the owner says. */
export type FromOwner =
  | { readonly type: "ping"; readonly number: number }
  /** The cell that runs is to end. */
  | { readonly type: "stop" }
  /** The cell that was to end has ended. */
  | { readonly type: "calm" }
  | {
    readonly type: CommType;
    readonly content: JsonObject;
    readonly metadata: JsonObject;
    /** In base64. */
    readonly buffers: readonly string[];
  };

/** What is said to the owner. */
export type ToOwner =
  | { readonly type: "hello"; readonly token: string }
  | { readonly type: "pong"; readonly number: number }
  /** The message to stop has been heard: the event loop lives. */
  | { readonly type: "stopping" }
  | { readonly type: "calm" };

/**
 * One end of the line: a connection on this machine with one message a line.
 *
 * It is no channel of the protocol, for what comes by those can be late by all the outputs
 * that wait to be published.
 */
export class Line<In, Out> {
  readonly #connection: Deno.Conn;
  #writing: Promise<unknown> = Promise.resolve();
  #closed = false;
  #rest: string[] = [];
  #reading = false;

  constructor(connection: Deno.Conn) {
    this.#connection = connection;
  }

  /** Sends a message after those sent before. */
  send(message: Out): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(message) + "\n");
    const written = this.#writing.then(() => this.#write(bytes));
    // Nobody is there any more: who reads will be told.
    this.#writing = written.catch(() => {});
    return written;
  }

  /** Whether it waits for the next message just now. */
  get reading(): boolean {
    return this.#reading;
  }

  /** Hands out messages until the other end is gone. */
  async read(receive: (message: In) => void): Promise<void> {
    const decoder = new TextDecoder();
    const bytes = new Uint8Array(65_536);
    while (!this.#closed) {
      this.#reading = true;
      const count = await this.#connection.read(bytes).catch(() => null);
      this.#reading = false;
      if (count === null) return;
      const text = decoder.decode(bytes.subarray(0, count), { stream: true });
      for (const line of this.#lines(text)) receive(JSON.parse(line));
    }
  }

  /** Closes this end. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close();
  }

  /** The lines that end in a piece of text. */
  #lines(text: string): readonly string[] {
    const lines = text.split("\n");
    const last = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = this.#rest.join("") + lines[0];
      this.#rest = [];
    }
    this.#rest.push(last);
    return lines;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let sent = 0; sent < bytes.length && !this.#closed;) {
      sent += await this.#connection.write(bytes.subarray(sent));
    }
  }
}
