/** Runs a notebook from its first cell to its last on the real kernel, and says what happened. */

import { dirname, resolve } from "node:path";
import { errorProblem, head, refusedProblem } from "./cell_problem.ts";
import { checkClaim, claimsOf } from "./claims.ts";
import { type Execution, Kernel } from "./kernel/kernel.ts";
import { type Limits, limitsOf } from "./limits.ts";
import type { Message } from "./kernel/message.ts";
import { type Cell, type Notebook, type Output, tagsOf } from "./notebook.ts";
import { normalise } from "./normalise.ts";
import { type CellOutputs, NotebookOutputs } from "./outputs.ts";
import type { Problem } from "./problem.ts";

/** How a run is watched and stopped. */
export type RunOptions = {
  readonly limits?: Limits;
  /** Called before each code cell, with its number (from 1) among all cells. */
  readonly onStart?: (cell: number) => void;
  /** Called after each code cell. */
  readonly onCell?: (
    cell: number,
    ms: number,
    problem: Problem | undefined,
  ) => void;
  /** Stops the run. */
  readonly signal?: AbortSignal;
};

/** What came of a run. */
export type Run = {
  /** The notebook with the outputs of this run, normalised. */
  readonly notebook: Notebook;
  /** Milliseconds of each code cell that ran, by its number. */
  readonly times: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
  /** How many claims of the prose were checked and hold. */
  readonly claims: number;
  /** Whether every cell ran. */
  readonly complete: boolean;
  /** Seconds of all cells together, without starting the kernel. */
  readonly seconds: number;
};

/**
 * Runs a notebook. A cell that fails ends the run, as it would before a class.
 *
 * @throws {KernelError} if the kernel does not start
 */
export async function runNotebook(
  notebook: Notebook,
  options: RunOptions = {},
): Promise<Run> {
  await using kernel = await Kernel.start(dirname(resolve(notebook.path)));
  return await new NotebookRun(kernel, notebook, options).run();
}

/** The kernel says nothing of a promise that is rejected and that nobody waits for. */
const TELL_REJECTIONS = `addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  Deno.jupyter.broadcast("nets_rejection", { reason: String(event.reason) });
});`;

class NotebookRun {
  readonly #kernel: Kernel;
  readonly #notebook: Notebook;
  readonly #options: RunOptions;
  readonly #limits: Limits;
  readonly #displays = new NotebookOutputs();
  readonly #outputs = new Map<number, CellOutputs>();
  readonly #times = new Map<number, number>();
  readonly #problems: Problem[] = [];
  readonly #started = performance.now();

  constructor(kernel: Kernel, notebook: Notebook, options: RunOptions) {
    this.#kernel = kernel;
    this.#notebook = notebook;
    this.#options = options;
    this.#limits = options.limits ?? limitsOf();
  }

  async run(): Promise<Run> {
    await this.#kernel.execute(TELL_REJECTIONS, { silent: true });
    const complete = await this.#runCells();
    const seconds = (performance.now() - this.#started) / 1000;
    const claims = complete ? await this.#checkClaims() : 0;
    const cells = this.#notebook.cells.map((cell, i) => ({
      ...cell,
      outputs: this.#outputs.get(i + 1)?.outputs ?? [],
    }));
    return {
      notebook: normalise({ ...this.#notebook, cells }),
      times: this.#times,
      problems: this.#problems,
      claims,
      complete,
      seconds,
    };
  }

  async #runCells(): Promise<boolean> {
    for (const [i, cell] of this.#notebook.cells.entries()) {
      if (cell.kind !== "code" || cell.source.trim() === "") continue;
      const number = i + 1;
      this.#options.onStart?.(number);
      const { execution, problem } = await this.#runCell(cell, number);
      this.#times.set(number, execution.ms);
      if (problem !== undefined) this.#problems.push(problem);
      this.#options.onCell?.(number, execution.ms, problem);
      if (problem !== undefined && execution.ending !== "ok") return false;
    }
    return true;
  }

  async #runCell(cell: Cell, number: number) {
    const stop = new AbortController();
    const outputs = this.#displays.cell(
      this.#limits.output,
      () => stop.abort(),
    );
    this.#outputs.set(number, outputs);
    const { signal: late, left, done } = this.#deadline(this.#limits.cell);
    const signal = AbortSignal.any([late, stop.signal]);
    const execution = await this.#kernel.execute(cell.source, {
      receive: (message) => {
        if (message.type !== "nets_rejection") outputs.receive(message);
        // Stopping a cell may reject a promise of its own; that is no news.
        else if (!signal.aborted) this.#onRejection(number, message);
      },
      signal,
    });
    done();
    const reason = () => {
      if (outputs.full) {
        return `put out more than ${this.#limits.output} characters`;
      }
      if (this.#options.signal?.aborted) {
        return "was running";
      }
      return left < this.#limits.cell
        ? `had not ended when the notebook's ${this.#limits.notebook} s were over`
        : `had not ended after ${this.#limits.cell} s`;
    };
    const problem = await this.#problemOf(
      cell,
      execution,
      outputs.outputs,
      reason,
    );
    return { execution, problem: problem && { cell: number, ...problem } };
  }

  #onRejection(cell: number, { content }: Message): void {
    const message =
      `a promise was rejected and nobody waited for it: ${content.reason}`;
    this.#problems.push({ cell, message });
  }

  /** A signal that comes after so many seconds, or when the notebook's time is over. */
  #deadline(seconds: number) {
    const spent = (performance.now() - this.#started) / 1000;
    const left = Math.max(0, Math.min(seconds, this.#limits.notebook - spent));
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), left * 1000);
    const outer = this.#options.signal;
    const signal = outer === undefined
      ? late.signal
      : AbortSignal.any([outer, late.signal]);
    return { signal, left, done: () => clearTimeout(timer) };
  }

  async #problemOf(
    cell: Cell,
    execution: Execution,
    outputs: readonly Output[],
    reason: () => string,
  ): Promise<Problem | undefined> {
    const raises = tagsOf(cell).includes("raises-exception");
    switch (execution.ending) {
      case "ok":
        if (!raises) return undefined;
        return {
          message:
            "is tagged raises-exception, so it must raise an error, but it did not",
        };
      case "interrupted":
        return {
          message: `${reason()} and was stopped`,
          detail: head(cell.source),
        };
      case "died": {
        const words = this.#kernel.lastWords;
        const message = `ended the kernel (${await this.#kernel.death})`;
        return {
          message,
          detail: [head(cell.source), words].filter(Boolean).join("\n"),
        };
      }
      case "lost":
        return {
          message: "lost outputs: the kernel published nothing more, " +
            "perhaps because one was too large for it",
          detail: head(cell.source),
        };
      case "error": {
        const error = outputs.find((output) => output.output_type === "error");
        if (error === undefined) {
          return await refusedProblem(
            cell.source,
            dirname(this.#notebook.path),
          );
        }
        return raises ? undefined : await errorProblem(cell.source, error);
      }
    }
  }

  /** @returns how many claims hold */
  async #checkClaims(): Promise<number> {
    const { claims, problems } = claimsOf(this.#notebook);
    this.#problems.push(...problems);
    let holding = 0;
    for (const claim of claims) {
      if (this.#kernel.dead) break;
      const { signal, done } = this.#deadline(this.#limits.cell);
      const problem = await checkClaim(this.#kernel, claim, signal);
      done();
      if (problem === undefined) holding++;
      else this.#problems.push(problem);
    }
    return holding;
  }
}
