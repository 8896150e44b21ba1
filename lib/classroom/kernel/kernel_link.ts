/** The link to one kernel process: starts it, sends requests, hands out what arrives, ends it. */

import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { type Channel, OutputChannel, RequestChannel } from "./channel.ts";
import { type Connection, writeConnection } from "./connection.ts";
import { KernelError } from "./kernel_error.ts";
import { KernelProcess } from "./kernel_process.ts";
import type { Message } from "./message.ts";
import { settled } from "./patience.ts";
import { loadZeromq, type Zeromq } from "./zeromq.ts";

/** What a kernel is started with. */
export type LinkOptions = {
  /** The kernel's working folder: where the notebook lies. */
  readonly cwd: string;
  /** Variables of its environment, beside those of this program. */
  readonly env?: Readonly<Record<string, string>>;
};

/** What becomes of one execute request, as the protocol names it. */
export type ExecuteContent = {
  readonly code: string;
  readonly silent: boolean;
  readonly store_history: boolean;
  readonly allow_stdin: boolean;
};

/** Milliseconds for a kernel to start, and to end. */
const PATIENCE = { start: 30_000, end: 1500 } as const;

/** Milliseconds between two looks at the channels, when nothing happens. */
const LAZY = 5;

/** A kernel process and the channels to it. */
export class KernelLink {
  readonly #process: KernelProcess;
  readonly #connection: Connection;
  readonly #shell: RequestChannel;
  readonly #control: RequestChannel;
  readonly #stdin: RequestChannel;
  readonly #iopub: OutputChannel;
  readonly #replies = new Map<string, (reply?: Message) => void>();
  readonly #pumping: Promise<void>;
  #wait = 1;
  #closed = false;
  #heard = 0;

  /** Called with everything that the kernel publishes. */
  onPublished: (message: Message) => void = () => {};
  /** Called when code in the kernel asks something, which waits for {@linkcode answer}. */
  onQuestion: (message: Message) => void = () => {};
  /** Settles with the reason when the kernel has ended. */
  readonly death: Promise<string>;

  private constructor(
    zeromq: Zeromq,
    connection: Connection,
    { cwd, env = {} }: LinkOptions,
  ) {
    this.#connection = connection;
    const connectionFile = connection.file;
    this.#process = new KernelProcess({ connectionFile, cwd, env });
    this.death = this.#process.death;
    this.death.then(() => {
      for (const reply of this.#replies.values()) reply();
    });
    const common = { zeromq, key: connection.key, session: randomUUID() };
    const requests = (address: string) =>
      new RequestChannel({ ...common, address });
    this.#shell = requests(connection.shell);
    this.#control = requests(connection.control);
    this.#stdin = requests(connection.stdin);
    this.#iopub = new OutputChannel({ ...common, address: connection.iopub });
    this.#pumping = this.#pump();
  }

  /**
   * Starts a kernel and waits until it answers and its outputs arrive.
   *
   * @throws {KernelError} if it does not start, with what it said
   */
  static async open(options: LinkOptions): Promise<KernelLink> {
    const zeromq = await loadZeromq();
    for (let attempt = 1;; attempt++) {
      const link = new KernelLink(zeromq, await writeConnection(), options);
      if (await link.#ready()) return link;
      const words = link.lastWords;
      const reason = link.dead
        ? `it ended (${await link.death})`
        : "it did not";
      await link.end();
      // Another program may have taken one of the five ports in the moment between.
      if (attempt < 3 && /in use/i.test(words)) continue;
      throw new KernelError(
        `Cannot start the Deno kernel: it must answer within ${
          PATIENCE.start / 1000
        } s, ` +
          `but ${reason}${words === "" ? "" : `:\n${words}`}`,
      );
    }
  }

  /** Whether the kernel has ended. */
  get dead(): boolean {
    return this.#process.dead;
  }

  /** The file by which others could reach the kernel as well, while it runs. */
  get connectionFile(): string {
    return this.#connection.file;
  }

  /** The last lines the kernel wrote to standard error. */
  get lastWords(): string {
    return this.#process.lastWords;
  }

  /** Whether the last thing the kernel said is that a cell waits for a promise that is gone. */
  get lostPromise(): boolean {
    return this.#process.lostPromise;
  }

  /** How many messages have been published so far. */
  get heard(): number {
    return this.#heard;
  }

  /** Runs code. @returns the reply, or `undefined` if the kernel ends before it */
  execute(content: ExecuteContent): Promise<Message | undefined> {
    return this.ask("shell", "execute_request", {
      ...content,
      user_expressions: {},
      stop_on_error: true,
    });
  }

  /** Sends a request. @returns the reply, or `undefined` if the kernel ends before it */
  async ask(
    channel: "shell" | "control",
    type: string,
    content: JsonObject,
  ): Promise<Message | undefined> {
    if (this.dead) return undefined;
    const { promise, resolve } = Promise.withResolvers<Message | undefined>();
    const socket = channel === "shell" ? this.#shell : this.#control;
    let sent = "";
    await socket.send(
      type,
      content,
      (id) => this.#replies.set(sent = id, resolve),
    );
    this.#wait = 0;
    try {
      return await promise;
    } finally {
      this.#replies.delete(sent);
    }
  }

  /** Answers the question that code in the kernel waits with. */
  async answer(value: string): Promise<void> {
    if (!this.dead) await this.#stdin.send("input_reply", { value });
  }

  /** Ends the kernel at once. */
  kill(): void {
    this.#process.kill();
  }

  /** Ends the kernel (if need be by force) and removes all that it left. */
  async end(): Promise<void> {
    if (!this.dead) {
      this.ask("control", "shutdown_request", { restart: false });
      await settled(this.death, PATIENCE.end);
      this.#process.kill();
    }
    await this.death;
    this.#closed = true;
    await this.#pumping;
    const channels = [this.#shell, this.#control, this.#stdin, this.#iopub];
    for (const channel of channels) channel.close();
    await Deno.remove(this.#connection.file).catch(() => {});
  }

  /** Hands out what arrives, and looks more often while something does. */
  async #pump(): Promise<void> {
    const reply = (message: Message) =>
      this.#replies.get(message.parent)?.(message);
    const publish = (message: Message) => {
      this.#heard++;
      guarded(() => this.onPublished(message));
    };
    while (!this.#closed) {
      const replied = await drain([this.#shell, this.#control], reply);
      const asked = await drain([this.#stdin], (message) => {
        if (message.type !== "input_request") return;
        guarded(() => this.onQuestion(message));
      });
      const published = await drain([this.#iopub], publish);
      const busy = replied || asked || published;
      this.#wait = busy ? 0 : Math.min(this.#wait + 0.25, LAZY);
      await new Promise((resolve) => setTimeout(resolve, this.#wait));
    }
  }

  /** Asks until both an answer and an output have come; `false` if they never do. */
  async #ready(): Promise<boolean> {
    let answered = false, patience = PATIENCE.start;
    while (!(this.heard > 0 && answered)) {
      if (this.dead || patience <= 0) return false;
      const answer = this.ask("shell", "kernel_info_request", {});
      answer.then((reply) => answered ||= reply !== undefined);
      if (!await settled(answer, 200)) patience -= 200;
      if (!answered || this.heard > 0) continue;
      await settled(new Promise(() => {}), 10);
      patience -= 10;
    }
    return true;
  }
}

/** Receives what waits on some channels, up to a number that leaves timers their turn. */
async function drain(
  channels: readonly Channel[],
  receive: (message: Message) => void,
): Promise<boolean> {
  let count = 0;
  for (const channel of channels) {
    for (; channel.waiting && count < 500; count++) {
      const message = await channel.receive();
      if (message !== undefined) receive(message);
    }
  }
  return count > 0;
}

/** A mistake of a listener must not end the listening. */
function guarded(listen: () => void): void {
  try {
    listen();
  } catch (error) {
    console.error(error);
  }
}
