/** Runs the cells of a lecture one after the other and tells what becomes of them. */

import type { CourseExecution } from "../kernel/course_kernel.ts";
import type { Message } from "../kernel/message.ts";
import { limitsOf } from "../limits.ts";
import { tagsOf } from "../notebook.ts";
import { NotebookOutputs } from "../outputs.ts";
import type { LectureCell } from "./lecture_cell.ts";
import { LectureKernel, type StartKernel } from "./lecture_kernel.ts";
import { OutputFeed } from "./output_feed.ts";
import type {
  CellView,
  Completion,
  Event,
  Inspection,
  KernelView,
} from "./protocol.ts";
import { RequestError } from "./request.ts";
import { RunQueue } from "./run_queue.ts";

/** What a runner is given. */
export type CellRunnerOptions = {
  /** All cells there are. */
  readonly cells: () => readonly LectureCell[];
  /** Takes the news. */
  readonly tell: (event: Event) => void;
  /** Called when so much is new that everything has to be told again. */
  readonly tellAll: () => void;
  readonly startKernel: StartKernel;
  /** The kernel starts with the first cell that is run. */
  readonly onDemand?: boolean;
};

/** One lecture's cells before its kernel. */
export class CellRunner {
  readonly #options: CellRunnerOptions;
  readonly #kernel: LectureKernel;
  readonly #queue: RunQueue;
  readonly #feed: OutputFeed;
  #displays = new NotebookOutputs();
  /** What comes while no cell runs is shown below this one. */
  #last: LectureCell | undefined;
  #answer: ((text: string) => void) | undefined;

  constructor(options: CellRunnerOptions) {
    const { tell, startKernel, onDemand = false } = this.#options = options;
    this.#feed = new OutputFeed(tell);
    this.#queue = new RunQueue(
      (cell) => this.#run(cell),
      (cell) => this.#tellStatus(cell),
    );
    this.#kernel = new LectureKernel({
      onChange: (kernel) => tell({ type: "kernel", kernel }),
      onBackground: (message) => this.#receive(this.#last, message),
      onLost: () => this.#forget(),
      start: startKernel,
      onDemand,
    });
    if (!onDemand) this.#kernel.start();
  }

  /** The kernel, as the pages see it. */
  get kernel(): KernelView {
    return this.#kernel.view;
  }

  /**
   * Puts cells into the queue.
   *
   * @throws {RequestError} if there is no kernel that could run them
   */
  run(cells: readonly LectureCell[]): void {
    if (this.#kernel.isGone) {
      throw new RequestError(
        "There is no kernel to run this; restart it first.",
      );
    }
    this.#queue.add(cells);
  }

  /** Stops the running cell, and sends away those that wait. */
  async stop(): Promise<void> {
    this.#queue.clear();
    const stopping = this.#kernel.stop();
    this.reply("");
    await stopping;
  }

  /** A new kernel: no cell has run on it. */
  async restart(): Promise<void> {
    this.#queue.clear();
    const restarting = this.#kernel.restart();
    this.reply("");
    await this.#queue.done;
    this.#last = undefined;
    this.#displays = new NotebookOutputs();
    for (const cell of this.#options.cells()) cell.freshen();
    this.#options.tellAll();
    await restarting;
  }

  /** Answers what the running cell asks for; if it asks for nothing, does nothing. */
  reply(text: string): void {
    this.#answer?.(text);
  }

  /** What could stand at the cursor, or what is known of the name there. */
  async advise(
    about: "complete" | "inspect",
    source: string,
    cursor: number,
  ): Promise<Completion | Inspection> {
    const none: Completion | Inspection = about === "complete"
      ? { matches: [], start: cursor, end: cursor }
      : {};
    this.#kernel.wake();
    return await this.#kernel.now?.[about](source, cursor).catch(() => none) ??
      none;
  }

  /** Tells what cells have put out up to now; whoever is then told everything is up to date. */
  flush(): void {
    this.#feed.flush();
    this.#feed.reset(this.#options.cells());
  }

  /** Ends the kernel. */
  async end(): Promise<void> {
    this.#queue.clear();
    this.reply("");
    await this.#kernel.end();
    await this.#queue.done;
    this.#feed.stop();
  }

  async #run(cell: LectureCell): Promise<void> {
    this.#last = cell;
    cell.run = this.#displays.cell(limitsOf().output, () => {});
    cell.status = "running";
    this.#feed.touch(cell);
    this.#feed.flush();
    this.#tellStatus(cell);
    const execution = await this.#execute(cell);
    this.#feed.flush();
    if (!isAsMeant(cell, execution)) this.#giveUp(execution);
    this.#note(cell, execution);
  }

  async #execute(cell: LectureCell): Promise<CourseExecution | undefined> {
    try {
      return await this.#kernel.execute({
        code: cell.source,
        receive: (message) => this.#receive(cell, message),
        ask: (prompt, password) => this.#ask(cell, { prompt, password }),
      });
    } catch (error) {
      const text = `The cell could not be run: ${error}`;
      this.#options.tell({ type: "notice", kind: "problem", text });
    }
  }

  /** Sends away the cells that wait; the one that failed may be out of sight. */
  #giveUp(execution: CourseExecution | undefined): void {
    const waited = this.#queue.clear();
    if (waited === 0 || execution?.ending !== "error") return;
    const text = `A cell ended with an error, so ${
      waited === 1 ? "the cell that waited" : `the ${waited} cells that waited`
    } did not run.`;
    this.#options.tell({ type: "notice", kind: "done", text });
  }

  #note(cell: LectureCell, execution: CourseExecution | undefined): void {
    if (execution === undefined) cell.freshen();
    else {
      cell.status = execution.ending === "died" ? "error" : execution.ending;
      cell.ms = execution.ms;
    }
    this.#tellStatus(cell);
  }

  /** No variable is left: cells keep what they have put out, but none has run. */
  #forget(): void {
    for (const cell of this.#options.cells()) {
      if (cell.status !== "ok" && cell.status !== "error") continue;
      cell.status = "fresh";
      cell.ms = undefined;
      this.#tellStatus(cell);
    }
  }

  #receive(cell: LectureCell | undefined, message: Message): void {
    if (cell?.run === undefined) return;
    cell.run.receive(message);
    // A display may be updated from anywhere.
    const isUpdate = message.type === "update_display_data";
    this.#feed.touch(...(isUpdate ? this.#options.cells() : [cell]));
  }

  async #ask(
    cell: LectureCell,
    question: NonNullable<CellView["question"]>,
  ): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#answer = resolve;
    cell.question = question;
    this.#feed.flush();
    this.#options.tell({ type: "cell", id: cell.id, change: { question } });
    const text = await promise;
    this.#answer = cell.question = undefined;
    this.#options.tellAll();
    return text;
  }

  #tellStatus({ id, status, ms }: LectureCell): void {
    const change = ms === undefined ? { status } : { status, ms };
    this.#options.tell({ type: "cell", id, change });
  }
}

/** Whether the cells after this one may run. */
function isAsMeant(
  cell: LectureCell,
  execution: CourseExecution | undefined,
): boolean {
  if (execution?.ending === "ok") return true;
  const mayFail = tagsOf(cell.toCell()).includes("raises-exception");
  return execution?.ending === "error" && mayFail;
}
