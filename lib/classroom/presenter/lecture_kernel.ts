/** The kernel of one lecture: started, run, stopped, started again, and never a surprise to the pages. */

import type {
  CourseExecution,
  CourseKernel,
  ExecuteRequest,
} from "../kernel/course_kernel.ts";
import type { Message } from "../kernel/message.ts";
import type { KernelView } from "./protocol.ts";

/** What a lecture needs of a kernel. */
export type RunningKernel =
  & Pick<
    CourseKernel,
    | "execute"
    | "stop"
    | "complete"
    | "inspect"
    | "onBackground"
    | "dead"
    | "death"
    | "lastWords"
    | "end"
  >
  & {
    /** Called when all variables are gone, though the kernel goes on: a cell could be stopped only so. */
    onLost?: () => void;
  };

/** Starts a kernel. */
export type StartKernel = () => Promise<RunningKernel>;

/** What a lecture's kernel is given. */
export type LectureKernelOptions = {
  /** Called whenever what the pages are told of it is another. */
  readonly onChange: (view: KernelView) => void;
  /** Called with what arrives while no cell runs. */
  readonly onBackground: (message: Message) => void;
  /** Called when all variables are gone, though the kernel goes on. */
  readonly onLost?: () => void;
  readonly start: StartKernel;
  /** It starts with the first cell that is run, and counts as ready until then. */
  readonly onDemand?: boolean;
};

/** The kernel of one lecture, whichever process it is at the time. */
export class LectureKernel {
  readonly #options: LectureKernelOptions;
  #view: KernelView;
  /** Whether it waits for the first cell. */
  #sleeps: boolean;
  #starting: Promise<RunningKernel | undefined> | undefined;
  #kernel: RunningKernel | undefined;
  /** Counts the kernels, so that news of one that was to end is passed over. */
  #generation = 0;
  #restarting: Promise<void> | undefined;
  /** Counts the stops, which also hold for what waits for the kernel to start. */
  #stops = 0;

  constructor(options: LectureKernelOptions) {
    this.#options = options;
    this.#sleeps = options.onDemand === true;
    this.#view = { status: this.#sleeps ? "idle" : "starting" };
  }

  /** What the pages are told. */
  get view(): KernelView {
    return this.#view;
  }

  /** Whether it cannot run anything until it is restarted. */
  get isGone(): boolean {
    return this.#view.status === "dead" || this.#view.status === "failed";
  }

  /** Starts it, if that has not been done. */
  start(): void {
    this.wake();
    this.#starting ??= this.#start();
  }

  /** Starts it if it waits for the first cell. */
  wake(): void {
    if (!this.#sleeps) return;
    this.#sleeps = false;
    this.#change({ status: "starting" });
    this.start();
  }

  /** Runs code. @returns `undefined` if there is no kernel to run it, or it was stopped before */
  async execute(request: ExecuteRequest): Promise<CourseExecution | undefined> {
    const stops = this.#stops;
    this.wake();
    const kernel = await this.#starting;
    if (kernel === undefined || kernel !== this.#kernel || kernel.dead) return;
    if (stops !== this.#stops) return;
    this.#change({ status: "busy" });
    try {
      return await kernel.execute(request);
    } finally {
      if (kernel === this.#kernel && !kernel.dead) {
        this.#change({ status: "idle" });
      }
    }
  }

  /** Stops the running cell; does nothing if none runs. */
  async stop(): Promise<void> {
    this.#stops++;
    if (this.#view.status !== "busy") return;
    this.#change({ status: "stopping" });
    await this.#kernel?.stop();
  }

  /** The kernel that runs now, for questions that need no turn. */
  get now(): RunningKernel | undefined {
    return this.isGone ? undefined : this.#kernel;
  }

  /** Ends the kernel and starts another; asked twice, it does so once. */
  restart(): Promise<void> {
    return this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
  }

  /** Ends the kernel. */
  async end(): Promise<void> {
    const starting = this.#starting;
    this.#sleeps = false;
    this.#generation++;
    this.#starting = this.#kernel = undefined;
    await (await starting)?.end();
  }

  async #restart(): Promise<void> {
    this.#change({ status: "starting" });
    await this.end();
    this.#starting = this.#start();
    await this.#starting;
  }

  async #start(): Promise<RunningKernel | undefined> {
    const { onBackground, onLost, start } = this.#options;
    const generation = this.#generation;
    const isMine = () => generation === this.#generation;
    try {
      const kernel = await start();
      if (!isMine()) return kernel;
      this.#kernel = kernel;
      kernel.onBackground = (message) => isMine() && onBackground(message);
      if (onLost) kernel.onLost = () => isMine() && onLost();
      kernel.death.then((how) => isMine() && this.#died(how, kernel.lastWords));
      this.#change({ status: "idle" });
      return kernel;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (isMine()) this.#change({ status: "failed", reason });
    }
  }

  #died(how: string, words: string): void {
    const why = /out of memory/i.test(words) ? "it ran out of memory" : how;
    this.#change({
      status: "dead",
      reason:
        `The kernel has ended (${why}). Restart it to go on; your cells stay as they are.`,
    });
  }

  #change(view: KernelView): void {
    this.#view = view;
    this.#options.onChange(view);
  }
}
