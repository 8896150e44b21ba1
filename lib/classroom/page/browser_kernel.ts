/** A kernel in the page itself: cells run in a worker of the browser, and no server is asked. */

import type {
  CourseExecution,
  ExecuteRequest,
} from "../kernel/course_kernel.ts";
import type { CellError } from "../kernel/cell_errors.ts";
import type { Completion, Inspection } from "../kernel/completion.ts";
import type { Message } from "../kernel/message.ts";
import { settled } from "../kernel/patience.ts";
import type { RunningKernel } from "../presenter/lecture_kernel.ts";
import type { FromWorker } from "../worker_line.ts";
import { CellWorker } from "./browser_kernel_worker.ts";

/** Milliseconds that a cell has to end by itself: without a sign of life, and with one. */
const PATIENCE = { silent: 400, alive: 1000 } as const;

/** What is said of a cell that could be stopped by force only. */
const TAKEN: CellError = inWords(
  "Stopped",
  "the cell was stopped; the variables of this page are gone: run the cells above again",
);

/** What is said of a cell that was stopped while the worker was being started. */
const UNBEGUN: CellError = inWords(
  "Stopped",
  "the cell was stopped before it began",
);

/** The cell that runs. */
type RunningCell = {
  readonly request: ExecuteRequest;
  readonly count: number;
  readonly started: number;
  readonly end: (execution: CourseExecution) => void;
  /** Settles when it has ended. */
  readonly ended: Promise<CourseExecution>;
  /** Whether the worker has been given it. */
  readonly begun: boolean;
  stopping?: Promise<void>;
};

/** A kernel whose cells run in a worker of this page. */
export class BrowserKernel implements RunningKernel {
  readonly #source: string;
  readonly #death = Promise.withResolvers<string>();
  #worker: CellWorker;
  #turn: Promise<unknown> = Promise.resolve();
  #cell: RunningCell | undefined;
  /** How many cells run or wait. */
  #waiting = 0;
  #count = 0;
  #dead = false;
  #heard = () => {};

  /** Called with what arrives while no cell runs: late timers, errors nobody caught. */
  onBackground: (message: Message) => void = () => {};

  /** Called when a cell had to be ended by force: its variables and all others are gone. */
  onLost: () => void = () => {};

  private constructor(source: string) {
    this.#source = source;
    this.#worker = this.#open();
  }

  /**
   * Starts a worker and waits until it is ready for the first cell.
   *
   * @param options `source`: the worker's program, a classic script
   * @throws {KernelError} if it does not start
   */
  static async start(
    options: { readonly source: string },
  ): Promise<BrowserKernel> {
    const kernel = new BrowserKernel(options.source);
    await kernel.#worker.ready;
    return kernel;
  }

  /** Whether the kernel has ended. */
  get dead(): boolean {
    return this.#dead;
  }

  /** Settles with the reason when the kernel has ended. */
  get death(): Promise<string> {
    return this.#death.promise;
  }

  /** Nothing: a worker has no stream for errors beside what cells show. */
  get lastWords(): string {
    return "";
  }

  /** Runs code once all code before it has ended. */
  execute(request: ExecuteRequest): Promise<CourseExecution> {
    this.#waiting++;
    const turn = this.#turn.then(() => this.#run(request));
    this.#turn = turn.catch(() => {}).finally(() => this.#waiting--);
    return turn;
  }

  /**
   * Ends the running cell; if none runs, does nothing.
   *
   * A loop that takes breaths ends with all that it computed kept. One that takes none can
   * only be ended together with the worker: then all variables are gone, and its error says so.
   *
   * @returns a promise that settles when the cell has ended
   */
  async stop(): Promise<void> {
    const cell = this.#cell;
    if (cell === undefined) return;
    await (cell.stopping ??= this.#stop(cell));
  }

  /** What could stand at a place in a cell; nothing while a cell runs. */
  async complete(code: string, cursor: number): Promise<Completion> {
    if (this.#waiting > 0 || this.#dead) {
      return { matches: [], start: cursor, end: cursor };
    }
    return await this.#worker.complete(code, cursor);
  }

  /** What is known about the name at a place in a cell: nothing, for there are no types here. */
  inspect(): Promise<Inspection> {
    return Promise.resolve({});
  }

  /** Ends the kernel. */
  end(): Promise<void> {
    this.#die("it was ended");
    return Promise.resolve();
  }

  #open(): CellWorker {
    return new CellWorker(this.#source, {
      hear: (message) => this.#hear(message),
      failed: (reason) => this.#die(reason),
    });
  }

  #die(reason: string): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#worker.end();
    this.#end("died");
    this.#death.resolve(reason);
  }

  async #run(request: ExecuteRequest): Promise<CourseExecution> {
    const { code, silent = false, storeHistory = !silent } = request;
    if (storeHistory) this.#count++;
    const count = this.#count;
    if (this.#dead) return { ending: "died", ms: 0, count };
    const { promise: ended, resolve: end } = Promise.withResolvers<
      CourseExecution
    >();
    const started = performance.now();
    const cell = { request, count, started, end, ended, begun: false };
    this.#cell = cell;
    // A worker that does not start ends the cell in its own way.
    await this.#worker.ready.catch(() => {});
    if (this.#cell === cell) {
      cell.begun = true;
      this.#worker.say({ type: "run", count, code, silent });
    }
    return await ended;
  }

  async #stop({ begun, ended }: RunningCell): Promise<void> {
    if (!begun) return this.#end("stopped", UNBEGUN);
    const alive = new Promise<void>((resolve) => this.#heard = resolve);
    this.#worker.say({ type: "stop" });
    const heard = await settled(Promise.race([alive, ended]), PATIENCE.silent);
    if (heard && await settled(ended, PATIENCE.alive)) return;
    this.#replace();
  }

  /** Ends the worker together with the cell, and starts another. */
  #replace(): void {
    this.#worker.end();
    this.#worker = this.#open();
    this.#end("stopped", TAKEN);
    this.onLost();
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case "output":
        return this.#receive(message);
      case "stopping":
        return this.#heard();
      case "ended":
        return this.#end(message.ending, message.error);
    }
  }

  #receive({ kind, content, buffers }: Extract<FromWorker, { kind: string }>) {
    const message = messageOf(kind, content, buffers);
    if (this.#cell === undefined) this.onBackground(message);
    else this.#cell.request.receive?.(message);
  }

  #end(ending: CourseExecution["ending"], error?: CellError): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    this.#cell = undefined;
    const { count, started, request, end } = cell;
    if (error !== undefined) {
      request.receive?.(messageOf("error", { ...error }));
    }
    const ms = performance.now() - started;
    end({ ending, ms, count, ...error === undefined ? {} : { error } });
  }
}

function messageOf(
  type: string,
  content: Message["content"],
  buffers: Message["buffers"] = [],
): Message {
  return {
    type,
    parent: "",
    content,
    metadata: {},
    buffers,
    tooLarge: false,
  };
}

function inWords(ename: string, evalue: string): CellError {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
