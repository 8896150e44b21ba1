/** The kernel of one lecture: started, run, stopped, started again, and never a surprise to the pages. */

import type {
  CourseExecution,
  CourseKernel,
  ExecuteRequest,
} from "../kernel/course_kernel.ts";
import type { Message } from "../kernel/message.ts";
import type { KernelView } from "./protocol.ts";

/** What a lecture needs of a kernel. */
export type RunningKernel = Pick<
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
>;

/** Starts a kernel in a folder. */
export type StartKernel = (cwd: string) => Promise<RunningKernel>;

/** What a lecture's kernel is given. */
export type LectureKernelOptions = {
  /** The kernel's working folder: where the notebook lies. */
  readonly cwd: string;
  /** Called whenever what the pages are told of it is another. */
  readonly onChange: (view: KernelView) => void;
  /** Called with what arrives while no cell runs. */
  readonly onBackground: (message: Message) => void;
  readonly start?: StartKernel;
};

/** The kernel of one lecture, whichever process it is at the time. */
export class LectureKernel {
  readonly #options: LectureKernelOptions;
  #view: KernelView = { status: "starting" };
  #starting: Promise<RunningKernel | undefined> | undefined;
  #kernel: RunningKernel | undefined;
  /** Counts the kernels, so that news of one that was to end is passed over. */
  #generation = 0;
  #restarting: Promise<void> | undefined;
  /** Counts the stops, which also hold for what waits for the kernel to start. */
  #stops = 0;

  constructor(options: LectureKernelOptions) {
    this.#options = options;
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
    this.#starting ??= this.#start();
  }

  /** Runs code. @returns `undefined` if there is no kernel to run it, or it was stopped before */
  async execute(request: ExecuteRequest): Promise<CourseExecution | undefined> {
    const stops = this.#stops;
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
    const { cwd, onBackground, start = startCourseKernel } = this.#options;
    const generation = this.#generation;
    const isMine = () => generation === this.#generation;
    try {
      const kernel = await start(cwd);
      if (!isMine()) return kernel;
      this.#kernel = kernel;
      kernel.onBackground = (message) => isMine() && onBackground(message);
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

/** What the kernel needs is loaded only here: without it, the lecture can still be read. */
async function startCourseKernel(cwd: string): Promise<CourseKernel> {
  const { CourseKernel } = await import("../kernel/course_kernel.ts");
  return await CourseKernel.start({ cwd });
}
