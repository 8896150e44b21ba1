/** A client of Deno's own Jupyter kernel: runs code in it, loses none of its outputs. */

import { randomUUID } from "node:crypto";
import { KernelLink } from "./kernel_link.ts";
import type { Message } from "./message.ts";
import { settled } from "./patience.ts";

export { KernelError } from "./kernel_error.ts";

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

/** Milliseconds for a kernel to obey an interrupt, and to publish something. */
const PATIENCE = { interrupt: 1000, silence: 5000 } as const;

/** A running kernel. */
export class Kernel implements AsyncDisposable {
  readonly #link: KernelLink;

  private constructor(link: KernelLink) {
    this.#link = link;
  }

  /**
   * Starts a kernel and waits until it answers and its outputs arrive.
   *
   * @param cwd the kernel's working folder: where the notebook lies
   * @throws {KernelError} if it does not start, with what it said
   */
  static async start(cwd: string): Promise<Kernel> {
    return new Kernel(await KernelLink.open({ cwd }));
  }

  /** Whether the kernel has ended. */
  get dead(): boolean {
    return this.#link.dead;
  }

  /** Settles with the reason when the kernel has ended. */
  get death(): Promise<string> {
    return this.#link.death;
  }

  /** The file by which others could reach the kernel as well, while it runs. */
  get connectionFile(): string {
    return this.#link.connectionFile;
  }

  /** The last lines the kernel wrote to standard error. */
  get lastWords(): string {
    return this.#link.lastWords;
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
    this.#link.onPublished = receive;
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
      this.#link.onPublished = () => {};
      signal?.removeEventListener("abort", interrupt);
    }
  }

  /** Ends the kernel (if need be by force) and removes all that it left. */
  async end(): Promise<void> {
    await this.#link.end();
  }

  /** The same as {@linkcode Kernel.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  #run(code: string, silent: boolean): Promise<Message | undefined> {
    const store_history = !silent;
    return this.#link.execute({
      code,
      silent,
      store_history,
      allow_stdin: false,
    });
  }

  /** Waits for a marker after all that the last code put out. @returns whether it came */
  async #flush(
    receive: (message: Message) => void,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const token = randomUUID();
    this.#link.onPublished = (message) => {
      if (message.type !== "nets_flush") receive(message);
      else if (message.content.token === token) resolve();
    };
    const code = `Deno.jupyter.broadcast("nets_flush", { token: "${token}" })`;
    let replied = false, stopping = 0, silence = 0, heard = this.#link.heard;
    this.#run(code, true).then(() => replied = true);
    while (!this.dead && !await settled(promise, 100)) {
      if (signal?.aborted) stopping += 100;
      silence = replied && heard === this.#link.heard ? silence + 100 : 0;
      heard = this.#link.heard;
      if (stopping > PATIENCE.interrupt || silence > PATIENCE.silence) {
        return false;
      }
    }
    return !this.dead;
  }

  /** The kernel's own interrupt stops a busy loop; code that waits has to be killed. */
  async #interrupt(running: Promise<Message | undefined>): Promise<void> {
    this.#link.ask("control", "interrupt_request", {});
    if (!await settled(running, PATIENCE.interrupt)) this.#link.kill();
  }
}
