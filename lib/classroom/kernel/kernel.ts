/** A client of Deno's own Jupyter kernel: starts it, runs code in it, loses none of its outputs. */

import { randomUUID } from "node:crypto";
import { type Channel, OutputChannel, RequestChannel } from "./channel.ts";
import { type Connection, writeConnection } from "./connection.ts";
import { KernelProcess } from "./kernel_process.ts";
import type { Message } from "./message.ts";
import type { JsonObject } from "../json.ts";

/**
 * How one execution ended: as it should, by an error in the code, by its signal, with the
 * kernel, or with outputs lost, because the kernel stopped publishing any.
 */
export type Ending = "ok" | "error" | "interrupted" | "died" | "lost";

/** What there is to say about one execution, beside its outputs. */
export type Execution = {
  readonly ending: Ending;
  /** Milliseconds from the request to the kernel's reply. */
  readonly ms: number;
};

/** What one execution may be told. */
export type ExecuteOptions = {
  /** Called with each message that the code puts out, in order. */
  readonly receive?: (message: Message) => void;
  /** Interrupts the code; if that does not help in a moment, ends the kernel. */
  readonly signal?: AbortSignal;
  /** Runs the code without counting it as a cell. */
  readonly silent?: boolean;
};

/** Milliseconds for a kernel to start, to obey an interrupt, to end, and to publish something. */
const PATIENCE = {
  start: 30_000,
  interrupt: 1000,
  end: 2000,
  silence: 5000,
} as const;

/** A kernel could not be started. */
export class KernelError extends Error {
  override readonly name = "KernelError";
}

/** A running kernel. */
export class Kernel implements AsyncDisposable {
  readonly #process: KernelProcess;
  readonly #connection: Connection;
  readonly #shell: RequestChannel;
  readonly #control: RequestChannel;
  readonly #iopub: OutputChannel;
  readonly #replies = new Map<string, (reply: Message) => void>();
  readonly #pumping: Promise<void>;
  #receive: (message: Message) => void = () => {};
  #closed = false;
  /** When the last message came on the output channel. */
  #heard = 0;

  /** Settles with the reason when the kernel has ended. */
  readonly death: Promise<string>;

  private constructor(connection: Connection, cwd: string) {
    this.#connection = connection;
    this.#process = new KernelProcess({ connectionFile: connection.file, cwd });
    this.death = this.#process.death;
    const common = { key: connection.key, session: randomUUID() };
    this.#shell = new RequestChannel({ ...common, address: connection.shell });
    this.#control = new RequestChannel({
      ...common,
      address: connection.control,
    });
    this.#iopub = new OutputChannel({ ...common, address: connection.iopub });
    this.#pumping = this.#pump();
  }

  /**
   * Starts a kernel and waits until it answers and its outputs arrive.
   *
   * @param cwd the kernel's working folder: where the notebook lies
   * @throws {KernelError} if it does not start, with what it said
   */
  static async start(cwd: string): Promise<Kernel> {
    for (let attempt = 1;; attempt++) {
      const kernel = new Kernel(await writeConnection(), cwd);
      if (await kernel.#ready()) return kernel;
      const words = kernel.lastWords;
      const reason = kernel.dead
        ? `it ended (${await kernel.death})`
        : "it did not";
      await kernel.end();
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

  /**
   * Runs code and waits until it has ended and all that it put out has arrived.
   *
   * Deno's kernel says "idle" before its last outputs have left it. They leave in order,
   * though, so a marker sent after the code comes after the last of them.
   *
   * @param code TypeScript, as in a cell
   */
  async execute(
    code: string,
    options: ExecuteOptions = {},
  ): Promise<Execution> {
    const { receive = () => {}, signal, silent = false } = options;
    const started = performance.now();
    this.#receive = receive;
    const running = this.#run(code, silent);
    const interrupt = () => this.#interrupt(running);
    signal?.addEventListener("abort", interrupt);
    if (signal?.aborted) interrupt();
    try {
      const reply = await running;
      const ms = performance.now() - started;
      const all = reply !== undefined && await this.#flush(receive, signal);
      if (signal?.aborted) return { ending: "interrupted", ms };
      if (reply === undefined || this.dead) return { ending: "died", ms };
      if (!all) return { ending: "lost", ms };
      return { ending: reply.content.status === "ok" ? "ok" : "error", ms };
    } finally {
      this.#receive = () => {};
      signal?.removeEventListener("abort", interrupt);
    }
  }

  /** Ends the kernel (if need be by force) and removes all that it left. */
  async end(): Promise<void> {
    if (!this.dead) {
      this.#ask(this.#control, "shutdown_request", { restart: false });
      await settled(this.death, PATIENCE.end);
      this.#process.kill();
    }
    await this.death;
    this.#closed = true;
    await this.#pumping;
    for (const channel of [this.#shell, this.#control, this.#iopub]) {
      channel.close();
    }
    await Deno.remove(this.#connection.file).catch(() => {});
  }

  /** The same as {@linkcode Kernel.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  /** Hands out what arrives, and looks more often while something does. */
  async #pump(): Promise<void> {
    let wait = 1;
    while (!this.#closed) {
      const replied = await drain([this.#shell, this.#control], (message) => {
        this.#replies.get(message.parent)?.(message);
      });
      const published = await drain([this.#iopub], (message) => {
        this.#heard = performance.now();
        this.#receive(message);
      });
      wait = replied || published ? 0 : Math.min(wait + 0.5, 5);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Asks until both an answer and an output have come; `false` if they never do. */
  async #ready(): Promise<boolean> {
    let heard = false, answered = false;
    this.#receive = () => heard = true;
    const deadline = performance.now() + PATIENCE.start;
    while (!(heard && answered)) {
      if (this.dead || performance.now() > deadline) return false;
      const answer = this.#ask(this.#shell, "kernel_info_request", {});
      answer.then((reply) => answered ||= reply !== undefined);
      await settled(answer, 200);
      if (answered && !heard) await settled(new Promise(() => {}), 10);
    }
    return true;
  }

  #run(code: string, silent: boolean): Promise<Message | undefined> {
    return this.#ask(this.#shell, "execute_request", {
      code,
      silent,
      store_history: !silent,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    });
  }

  /** Sends a request. @returns the reply, or `undefined` if the kernel ends before it */
  async #ask(
    channel: RequestChannel,
    type: string,
    content: JsonObject,
  ): Promise<Message | undefined> {
    const { promise, resolve } = Promise.withResolvers<Message>();
    const id = await channel.send(type, content);
    this.#replies.set(id, resolve);
    try {
      return await Promise.race([promise, this.death.then(() => undefined)]);
    } finally {
      this.#replies.delete(id);
    }
  }

  /** Waits for a marker after all that the last code put out. @returns whether it came */
  async #flush(
    receive: (message: Message) => void,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const token = randomUUID();
    this.#receive = (message) => {
      if (message.type !== "nets_flush") receive(message);
      else if (message.content.token === token) resolve();
    };
    const code = `Deno.jupyter.broadcast("nets_flush", { token: "${token}" })`;
    let replied = false, stopAt = Infinity;
    this.#run(code, true).then(() => replied = true);
    while (!await settled(Promise.race([promise, this.death]), 100)) {
      const now = performance.now();
      if (signal?.aborted) stopAt = Math.min(stopAt, now + PATIENCE.interrupt);
      const silence = replied ? now - this.#heard : 0;
      if (now > stopAt || silence > PATIENCE.silence) return false;
    }
    return !this.dead;
  }

  /** The kernel's own interrupt stops a busy loop; code that waits has to be killed. */
  async #interrupt(running: Promise<Message | undefined>): Promise<void> {
    this.#ask(this.#control, "interrupt_request", {});
    if (!await settled(running, PATIENCE.interrupt)) this.#process.kill();
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

/** Waits for a promise, but not longer than `ms`. @returns whether it settled in time */
async function settled(
  promise: Promise<unknown>,
  ms: number,
): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) =>
    timer = setTimeout(() => resolve(false), ms)
  );
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
