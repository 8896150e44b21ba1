/** The course's kernel: Deno's own, with what it gets wrong for a lecture put right. */

import type { JsonObject } from "../json.ts";
import type { Completion, Inspection } from "../presenter/protocol.ts";
import type { CellError } from "./cell_errors.ts";
import { CellRun } from "./cell_run.ts";
import { requireDeno } from "./deno_version.ts";
import { KernelLink } from "./kernel_link.ts";
import type { Message } from "./message.ts";
import { sorted } from "./published.ts";
import type { CommType } from "./world_line.ts";
import { WorldOwner } from "./world_owner.ts";

/** How a cell ended: as it should, by an error, because it was stopped, or with the kernel. */
export type CourseEnding = "ok" | "error" | "stopped" | "died";

/** What there is to say about one cell, beside its outputs. */
export type CourseExecution = {
  readonly ending: CourseEnding;
  /** Milliseconds from the request to the kernel's reply. */
  readonly ms: number;
  /** The number of the execution, from 1. */
  readonly count: number;
  /** What went wrong, when it ended with an error or was stopped. */
  readonly error?: CellError;
};

/** What is to be run, and who hears of it. */
export type ExecuteRequest = {
  /** TypeScript, as in a cell. */
  readonly code: string;
  /** Without a result, a count and a place in the history. */
  readonly silent?: boolean;
  /** `false` runs it without counting it. */
  readonly storeHistory?: boolean;
  /**
   * Called with each message of the cell in order, always before `execute` settles: what it
   * prints, shows and results in, what its widgets send, and its error, which comes last.
   */
  readonly receive?: (message: Message) => void;
  /** Answers `prompt()` and `confirm()`; without it they give `null` and `false`. */
  readonly ask?: (prompt: string, password: boolean) => Promise<string>;
};

/** Lets the kernel collect garbage on demand: that is how Stop ends a cell that waits. */
const FLAGS = "--expose-gc";

/** A running kernel of the course. */
export class CourseKernel implements AsyncDisposable {
  readonly #link: KernelLink;
  readonly #world: WorldOwner;
  readonly #cwd: string;
  #turn: Promise<unknown> = Promise.resolve();
  #cell: CellRun | undefined;
  #count = 0;

  /** Called with what arrives while no cell runs: late timers, errors nobody caught. */
  onBackground: (message: Message) => void = () => {};

  private constructor(link: KernelLink, world: WorldOwner, cwd: string) {
    this.#link = link;
    this.#world = world;
    this.#cwd = cwd;
    link.onPublished = (message) => this.#publish(message);
    link.onQuestion = ({ content }) => {
      if (this.#cell === undefined) link.answer("");
      else this.#cell.ask(content);
    };
    link.death.then(() => world.close());
  }

  /**
   * Starts a kernel and waits until it is ready for the first cell.
   *
   * @param options `cwd`: the kernel's working folder, where the notebook lies
   * @throws {KernelError} if it does not start, with what to do
   */
  static async start(options: { readonly cwd: string }): Promise<CourseKernel> {
    requireDeno(Deno.version.deno);
    const { cwd } = options;
    const flags = [Deno.env.get("DENO_V8_FLAGS"), FLAGS].filter(Boolean);
    const env = { DENO_V8_FLAGS: flags.join(",") };
    const link = await KernelLink.open({ cwd, env });
    try {
      return new CourseKernel(link, await WorldOwner.enter(link), cwd);
    } catch (error) {
      await link.end();
      throw error;
    }
  }

  /** Whether the kernel has ended. */
  get dead(): boolean {
    return this.#link.dead;
  }

  /** Settles with the reason when the kernel has ended. */
  get death(): Promise<string> {
    return this.#link.death;
  }

  /** The last lines the kernel wrote to standard error. */
  get lastWords(): string {
    return this.#link.lastWords;
  }

  /** Runs code once all code before it has ended. */
  execute(request: ExecuteRequest): Promise<CourseExecution> {
    const turn = this.#turn.then(() => this.#run(request));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * Ends the running cell, with all that it computed kept; if none runs, does nothing.
   *
   * @returns a promise that settles when the cell has ended
   * @throws {KernelError} if it goes on nevertheless: then only a restart helps
   */
  async stop(): Promise<void> {
    await this.#cell?.stop();
  }

  /** What could stand at a place in a cell. @param cursor UTF-16 units before it */
  complete(_code: string, cursor: number): Promise<Completion> {
    return Promise.resolve({ matches: [], start: cursor, end: cursor });
  }

  /** What is known about the name at a place in a cell. @param cursor UTF-16 units before it */
  inspect(_code: string, _cursor: number): Promise<Inspection> {
    return Promise.resolve({});
  }

  /** Passes a message of a page's widget on to the code in the kernel. */
  async comm(
    type: CommType,
    content: JsonObject,
    buffers: readonly Uint8Array[] = [],
  ): Promise<void> {
    await this.#world.comm(type, content, buffers);
  }

  /** Ends the kernel and removes all that it left. */
  async end(): Promise<void> {
    await this.#link.end();
    this.#world.close();
  }

  /** The same as {@linkcode CourseKernel.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #run(request: ExecuteRequest): Promise<CourseExecution> {
    using cell = this.#cell = new CellRun(request, {
      link: this.#link,
      world: this.#world,
      cwd: this.#cwd,
    });
    try {
      const execution = await cell.run();
      this.#count = execution.count ?? this.#count;
      return { ...execution, count: this.#count };
    } finally {
      this.#cell = undefined;
    }
  }

  #publish(message: Message): void {
    if (this.#cell !== undefined) return this.#cell.receive(message);
    const published = sorted(message);
    if (published?.kind === "output") this.onBackground(published.message);
  }
}
