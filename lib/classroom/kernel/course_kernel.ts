/** The course's kernel: Deno's own, with what it gets wrong for a lecture put right. */

import type { JsonObject } from "../json.ts";
import { type CellError, isRefusal } from "./cell_errors.ts";
import { STOPPED } from "./cell_failure.ts";
import { CellRun, errorMessage } from "./cell_run.ts";
import { type Completion, type Inspection, joinMatches } from "./completion.ts";
import { requireDeno } from "./deno_version.ts";
import { ImportGuard } from "./import_guard.ts";
import { KernelLink } from "./kernel_link.ts";
import { Language } from "./language.ts";
import type { Message } from "./message.ts";

import { sorted } from "./published.ts";
import { runtimeNames } from "./runtime_names.ts";
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
  readonly #language: Language;
  readonly #cwd: string;
  readonly #imports: ImportGuard;
  /** The cells that ran, the first one first. */
  readonly #ran: string[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #cell: CellRun | undefined;
  /** How many cells run or wait. */
  #waiting = 0;
  #count = 0;

  /** Called with what arrives while no cell runs: late timers, errors nobody caught. */
  onBackground: (message: Message) => void = () => {};

  private constructor(
    cwd: string,
    link: KernelLink,
    world: WorldOwner,
    language: Language,
  ) {
    this.#cwd = cwd;
    this.#link = link;
    this.#world = world;
    this.#language = language;
    this.#imports = new ImportGuard(
      cwd,
      (request) => this.#send(request, this.#count),
    );
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
      const world = await WorldOwner.enter(link);
      return new CourseKernel(cwd, link, world, await Language.start(cwd));
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
    this.#waiting++;
    const turn = this.#turn.then(() => this.#run(request));
    this.#turn = turn.catch(() => {}).finally(() => this.#waiting--);
    return turn;
  }

  /**
   * Ends the running cell, with all that it computed kept; if none runs, does nothing.
   *
   * @returns a promise that settles when the cell has ended
   * @throws {KernelError} if it goes on nevertheless: then only a restart helps
   */
  async stop(): Promise<void> {
    this.#imports.stop();
    await this.#cell?.stop();
  }

  /**
   * What could stand at a place in a cell: what the language server knows, and between cells
   * also what the kernel knows of its values.
   *
   * @param cursor UTF-16 units before it
   */
  async complete(code: string, cursor: number): Promise<Completion> {
    const [known, more] = await Promise.all([
      this.#language.complete(this.#ran, code, cursor),
      this.#waiting === 0 ? runtimeNames(this.#link, code, cursor) : undefined,
    ]);
    if (more === undefined || more.matches.length === 0) return known;
    if (known.matches.length === 0) return more;
    if (known.start !== more.start) return known;
    return { ...known, matches: joinMatches(known.matches, more.matches) };
  }

  /** What is known about the name at a place in a cell. @param cursor UTF-16 units before it */
  async inspect(code: string, cursor: number): Promise<Inspection> {
    return await this.#language.inspect(this.#ran, code, cursor);
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
    await Promise.all([this.#link.end(), this.#language.end()]);
    this.#world.close();
  }

  /** The same as {@linkcode CourseKernel.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #run(request: ExecuteRequest): Promise<CourseExecution> {
    const { code, silent = false, storeHistory = !silent } = request;
    if (silent) return await this.#send(request, this.#count);
    if (storeHistory) this.#count++;
    const started = performance.now();
    const error = await this.#imports.refusal(request);
    if (error !== undefined) {
      request.receive?.(errorMessage(error));
      const ending = error === STOPPED ? "stopped" : "error";
      const ms = performance.now() - started;
      return { ending, ms, count: this.#count, error };
    }
    const execution = await this.#send(request, this.#count);
    if (execution.ending !== "died" && !isRefusal(execution.error)) {
      this.#ran.push(code);
    }
    return execution;
  }

  async #send(
    request: ExecuteRequest,
    count: number,
  ): Promise<CourseExecution> {
    const surroundings = {
      link: this.#link,
      world: this.#world,
      cwd: this.#cwd,
      earlier: this.#ran,
    };
    using cell = this.#cell = new CellRun(request, surroundings);
    try {
      return await cell.run(count);
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
