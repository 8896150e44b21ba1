/** A front end that does as little as one can: it sends messages, and keeps all that it hears in order. */

import { Buffer } from "node:buffer";
import { createHmac, randomUUID } from "node:crypto";
import * as zmq from "zeromq";
import type { JsonObject } from "../../lib/classroom/json.ts";
import type { ConnectionFile } from "../../lib/classroom/kernel/front_end_sockets.ts";

/** A message that arrived. */
export type Heard = {
  readonly channel: "shell" | "control" | "stdin" | "iopub";
  readonly type: string;
  /** The id of the request that it belongs to; "" if none. */
  readonly parent: string;
  readonly content: JsonObject;
  readonly buffers: readonly Buffer[];
};

/** What may be unusual about a message. */
export type SendOptions = {
  readonly key?: string;
  readonly date?: Date;
  readonly buffers?: readonly Uint8Array[];
};

// It may connect before the kernel is there, and then tries again soon.
const SOON = { linger: 0, receiveTimeout: 0, reconnectInterval: 10 } as const;
const NEVER_WAIT = { ...SOON, sendTimeout: 0 } as const;
const ENDLESS = { sendHighWaterMark: 0, receiveHighWaterMark: 0 } as const;

/** Milliseconds after which nothing more is expected to come. */
const PATIENCE = 30_000;

/** The clock, also while a test gives the kernel another. */
const now = performance.now.bind(performance);

/** A connected front end. */
export class RawFrontEnd implements AsyncDisposable {
  readonly #file: ConnectionFile;
  readonly #session = randomUUID();
  readonly #sockets;
  readonly #heartbeat: zmq.Request;
  readonly #iopub: zmq.Subscriber;
  readonly #pumping: Promise<void>;
  #closed = false;

  /** All that came, in the order in which it came on each channel. */
  readonly heard: Heard[] = [];

  /** Connects; the kernel need not be there yet. */
  constructor(file: ConnectionFile) {
    this.#file = file;
    const dealer = (port: number) => {
      const socket = new zmq.Dealer({
        ...NEVER_WAIT,
        ...ENDLESS,
        routingId: this.#session,
      });
      socket.connect(`tcp://${file.ip}:${port}`);
      return socket;
    };
    this.#sockets = {
      shell: dealer(file.shell_port),
      control: dealer(file.control_port),
      stdin: dealer(file.stdin_port),
    };
    this.#heartbeat = new zmq.Request(NEVER_WAIT);
    this.#heartbeat.connect(`tcp://${file.ip}:${file.hb_port}`);
    this.#iopub = new zmq.Subscriber({ ...SOON, receiveHighWaterMark: 0 });
    this.#iopub.subscribe();
    this.#iopub.connect(`tcp://${file.ip}:${file.iopub_port}`);
    this.#pumping = this.#pump();
  }

  /** Sends a message. @returns its id */
  send(
    channel: "shell" | "control" | "stdin",
    type: string,
    content: JsonObject,
    options: SendOptions = {},
  ): string {
    const { key = this.#file.key, date = new Date(), buffers = [] } = options;
    const id = randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.#session,
      username: "test",
      date: date.toISOString(),
      version: "5.3",
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    this.sendFrames(channel, [
      "<IDS|MSG>",
      hmac.digest("hex"),
      ...parts,
      ...buffers,
    ]);
    return id;
  }

  /** Sends anything. */
  sendFrames(
    channel: "shell" | "control" | "stdin",
    frames: readonly (string | Uint8Array)[],
  ): void {
    this.#sockets[channel].send([...frames]);
  }

  /** Asks for a cell to be run. @returns the id of the request */
  execute(
    code: string,
    content: JsonObject = {},
    options: SendOptions = {},
  ): string {
    return this.send("shell", "execute_request", {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
      ...content,
    }, options);
  }

  /** Waits until a message has come that fits. */
  async find(fits: (heard: Heard) => boolean): Promise<Heard> {
    const deadline = now() + PATIENCE;
    for (let next = 0;; await pause(2)) {
      for (; next < this.heard.length; next++) {
        if (fits(this.heard[next])) return this.heard[next];
      }
      if (now() < deadline) continue;
      const types = this.heard.map(({ channel, type }) => `${channel} ${type}`);
      throw new Error(`It never came. There were: ${types.join(", ")}`);
    }
  }

  /** Waits for the reply to a request and for the end of all it led to. @returns the reply's content */
  async reply(id: string): Promise<JsonObject> {
    const reply = await this.find(({ channel, type, parent }) =>
      parent === id && (channel === "shell" || channel === "control") &&
      type.endsWith("_reply")
    );
    return reply.content;
  }

  /** Sends a request and waits for the reply. @returns the reply's content */
  ask(
    channel: "shell" | "control",
    type: string,
    content: JsonObject = {},
  ): Promise<JsonObject> {
    return this.reply(this.send(channel, type, content));
  }

  /** Waits until a request is done with. @returns what was published for it, statuses left out */
  async published(id: string): Promise<readonly Heard[]> {
    await this.find(({ type, parent, content }) =>
      type === "status" && parent === id && content.execution_state === "idle"
    );
    return this.heard.filter(({ channel, type, parent }) =>
      channel === "iopub" && parent === id && type !== "status"
    );
  }

  /** Runs a cell. @returns all that it printed */
  async printed(code: string, content: JsonObject = {}): Promise<string> {
    const published = await this.published(this.execute(code, content));
    return published.filter(({ type }) => type === "stream")
      .map(({ content }) => content.text).join("");
  }

  /** Waits until the kernel answers and what it publishes arrives. */
  async ready(): Promise<void> {
    const deadline = now() + PATIENCE;
    let heard = false;
    while (!heard) {
      if (now() > deadline) throw new Error("No kernel answers");
      const id = this.send("shell", "kernel_info_request", {});
      for (let i = 0; i < 10 && !heard; i++) {
        await pause(4);
        const mine = this.heard.filter(({ parent }) => parent === id);
        heard = mine.some(({ channel }) => channel === "iopub") &&
          mine.some(({ channel }) => channel === "shell");
      }
    }
  }

  /** Sends a heartbeat and waits until it comes back. @returns milliseconds */
  async beat(): Promise<number> {
    const start = now();
    await this.#heartbeat.send("ping");
    while (!this.#heartbeat.readable) {
      if (now() - start > PATIENCE) throw new Error("No heartbeat");
      await pause(1);
    }
    const [echo] = await this.#heartbeat.receive();
    if (String(echo) !== "ping") throw new Error(`A heartbeat of ${echo}`);
    return now() - start;
  }

  /** Closes the sockets. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#pumping;
    for (const socket of Object.values(this.#sockets)) socket.close();
    this.#heartbeat.close();
    this.#iopub.close();
  }

  async #pump(): Promise<void> {
    const channels = Object.entries({ ...this.#sockets, iopub: this.#iopub });
    while (!this.#closed) {
      for (const [channel, socket] of channels) {
        for (let i = 0; i < 500 && socket.readable; i++) {
          const frames = await socket.receive();
          this.heard.push(read(channel as Heard["channel"], frames));
        }
      }
      await pause(1);
    }
  }
}

function read(channel: Heard["channel"], frames: readonly Buffer[]): Heard {
  const start = frames.findIndex((frame) => String(frame) === "<IDS|MSG>");
  const [header, parent, , content] = frames.slice(start + 2, start + 6)
    .map((frame) => JSON.parse(String(frame)));
  return {
    channel,
    type: header.msg_type,
    parent: parent.msg_id ?? "",
    content,
    buffers: frames.slice(start + 6).map((frame) => Buffer.from(frame)),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
