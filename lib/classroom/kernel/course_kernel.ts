/** The course's kernel: Deno's own, with what it gets wrong for a lecture put right. */

import type { JsonObject } from "../json.ts";
import type { Completion, Inspection } from "../presenter/protocol.ts";
import { Kernel } from "./kernel.ts";
import type { Message } from "./message.ts";

/** How a cell ended: as it should, by an error, because it was stopped, or with the kernel. */
export type CourseEnding = "ok" | "error" | "stopped" | "died";

/** What a cell was ended by: the content of its last `error` message. */
export type CellFailure = {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
};

/** What there is to say about one cell, beside its outputs. */
export type CourseExecution = {
  readonly ending: CourseEnding;
  /** Milliseconds from the request to the kernel's reply. */
  readonly ms: number;
  /** The number of the execution, from 1. */
  readonly count: number;
  /** What went wrong, when it ended with an error or was stopped. */
  readonly error?: CellFailure;
};

/** What is to be run, and who hears of it. */
export type ExecuteRequest = {
  /** TypeScript, as in a cell. */
  readonly code: string;
  /** Without a result, a count and a place in the history. */
  readonly silent?: boolean;
  /** `false` runs it without counting it. */
  readonly storeHistory?: boolean;
  /** Called with each message of the cell in order, always before `execute` settles. */
  readonly receive?: (message: Message) => void;
  /** Answers `prompt()` and `confirm()`; without it they give `null` and `false`. */
  readonly ask?: (prompt: string, password: boolean) => Promise<string>;
};

/** A running kernel of the course. */
export class CourseKernel implements AsyncDisposable {
  readonly #kernel: Kernel;
  #turn: Promise<unknown> = Promise.resolve();
  #stop: AbortController | undefined;
  #count = 0;

  /** Called with what arrives while no cell runs: late timers, rejections nobody caught. */
  onBackground: (message: Message) => void = () => {};

  private constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /**
   * Starts a kernel and waits until it is ready for the first cell.
   *
   * @param options `cwd`: the kernel's working folder, where the notebook lies
   * @throws {KernelError} if it does not start, with what to do
   */
  static async start(options: { readonly cwd: string }): Promise<CourseKernel> {
    return new CourseKernel(await Kernel.start(options.cwd));
  }

  /** Whether the kernel has ended. */
  get dead(): boolean {
    return this.#kernel.dead;
  }

  /** Settles with the reason when the kernel has ended. */
  get death(): Promise<string> {
    return this.#kernel.death;
  }

  /** The last lines the kernel wrote to standard error. */
  get lastWords(): string {
    return this.#kernel.lastWords;
  }

  /** Runs code once all code before it has ended. */
  execute(request: ExecuteRequest): Promise<CourseExecution> {
    const turn = this.#turn.then(() => this.#run(request));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #run(request: ExecuteRequest): Promise<CourseExecution> {
    const { code, silent = false, storeHistory = !silent, receive } = request;
    if (storeHistory) this.#count++;
    const stop = this.#stop = new AbortController();
    let error: CellFailure | undefined;
    const { ending, ms } = await this.#kernel.execute(code, {
      silent,
      signal: stop.signal,
      receive: (message) => {
        if (message.type === "error") error = message.content as CellFailure;
        receive?.(message);
      },
    });
    this.#stop = undefined;
    const count = this.#count;
    if (ending === "ok" || ending === "died") return { ending, ms, count };
    error ??= { ename: "Error", evalue: "Execution failed", traceback: [] };
    return {
      ending: ending === "interrupted" ? "stopped" : "error",
      ms,
      count,
      error,
    };
  }

  /** Ends the running cell, with all that it computed kept; if none runs, does nothing. */
  stop(): Promise<void> {
    this.#stop?.abort();
    return Promise.resolve();
  }

  /** What could stand at a place in a cell. @param cursor UTF-16 units before it */
  complete(_code: string, cursor: number): Promise<Completion> {
    return Promise.resolve({ matches: [], start: cursor, end: cursor });
  }

  /** What is known about the name at a place in a cell. @param cursor UTF-16 units before it */
  inspect(_code: string, _cursor: number): Promise<Inspection> {
    return Promise.resolve({});
  }

  /** Passes a message of a front end's widget on to the code in the kernel. */
  comm(
    _type: "comm_open" | "comm_msg" | "comm_close",
    _content: JsonObject,
    _buffers: readonly Uint8Array[] = [],
  ): Promise<void> {
    return Promise.resolve();
  }

  /** Ends the kernel and removes all that it left. */
  async end(): Promise<void> {
    await this.#kernel.end();
  }

  /** The same as {@linkcode CourseKernel.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
