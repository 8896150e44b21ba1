/** A kernel behind a Jupyter server: its channels come through one web socket. */

import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";

/** A message as the server sends it on: JSON, with the name of its channel. */
type Frame = {
  readonly channel: string;
  readonly header: { readonly msg_type: string };
  readonly parent_header: { readonly msg_id?: string };
  readonly content: JsonObject;
  readonly metadata: JsonObject;
};

/** What is told of one request while it is answered. */
type Listener = (frame: Frame) => void;

/** The client's side of the socket. */
export class RemoteKernel implements Disposable {
  readonly #socket: WebSocket;
  readonly #session = randomUUID();
  readonly #listeners = new Map<string, Listener>();
  readonly #lost = Promise.withResolvers<never>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#lost.promise.catch(() => {});
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data) as Frame;
      this.#listeners.get(frame.parent_header.msg_id ?? "")?.(frame);
    };
    socket.onclose = ({ code, reason }) =>
      this.#lost.reject(new Error(`the socket closed: ${code} ${reason}`));
  }

  /**
   * Opens the socket.
   *
   * @param url `ws://…/api/kernels/ID/channels`
   * @param headers cookies
   */
  static async open(
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<RemoteKernel> {
    const socket = new WebSocket(url, { headers });
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = (event) =>
        reject(
          new Error(`no socket at ${url}: ${(event as ErrorEvent).message}`),
        );
    });
    return new RemoteKernel(socket);
  }

  /**
   * Runs a cell.
   *
   * @param receive is given what the kernel publishes for it
   * @returns the status of the reply: "ok", "error", "aborted"
   */
  async execute(
    code: string,
    receive: (message: Message) => void,
  ): Promise<string> {
    const { content } = await this.#ask("execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    }, receive);
    return String(content.status);
  }

  /** What completion offers at the end of a piece of code. */
  async complete(code: string): Promise<readonly string[]> {
    const request = { code, cursor_pos: code.length };
    const { content } = await this.#ask("complete_request", request, () => {});
    return content.matches as string[];
  }

  /** Closes the socket. The kernel goes on. */
  [Symbol.dispose](): void {
    this.#socket.onclose = null;
    this.#socket.close();
  }

  /** Waits for the reply, and for the end of what is published before it is over. */
  async #ask(
    type: string,
    content: JsonObject,
    receive: (message: Message) => void,
  ): Promise<Frame> {
    const id = randomUUID();
    const reply = Promise.withResolvers<Frame>();
    const idle = Promise.withResolvers<void>();
    this.#listeners.set(id, (frame) => {
      if (frame.channel === "shell") reply.resolve(frame);
      else if (frame.channel === "iopub") {
        receive(messageOf(id, frame));
        if (frame.content.execution_state === "idle") idle.resolve();
      }
    });
    this.#socket.send(JSON.stringify({
      channel: "shell",
      header: {
        msg_id: id,
        msg_type: type,
        session: this.#session,
        username: "student",
        date: new Date().toISOString(),
        version: "5.3",
      },
      parent_header: {},
      metadata: {},
      content,
      buffers: [],
    }));
    const both = Promise.all([reply.promise, idle.promise]);
    const [frame] = await Promise.race([both, this.#lost.promise]);
    return frame;
  }
}

function messageOf(parent: string, frame: Frame): Message {
  const { header, content, metadata } = frame;
  const type = header.msg_type;
  return { type, parent, content, metadata, buffers: [], tooLarge: false };
}
