/** The kernel of one lecture: started, run, stopped, started again, and never a surprise to the pages. */

import {
  type CourseExecution,
  CourseKernel,
  type ExecuteRequest,
} from "../kernel/course_kernel.ts";
import type { Message } from "../kernel/message.ts";
import type { KernelView } from "./protocol.ts";

/** Starts a kernel in a folder. */
export type StartKernel = (cwd: string) => Promise<CourseKernel>;

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

/** What to do about a kernel that has ended. */
const REMEDY = "Restart it to go on; your cells are as they were.";

/** The kernel of one lecture, whichever process it is at the time. */
export class LectureKernel {
  readonly #options: LectureKernelOptions;
  #view: KernelView = { status: "starting" };
  #starting: Promise<CourseKernel | undefined> | undefined;
  #kernel: CourseKernel | undefined;
  /** Counts the kernels, so that news of one that was to end is passed over. */
  #generation = 0;

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

  /** Runs code. @returns `undefined` if there is no kernel to run it */
  async execute(request: ExecuteRequest): Promise<CourseExecution | undefined> {
    this.start();
    const kernel = await this.#starting;
    if (kernel === undefined || kernel !== this.#kernel || kernel.dead) return;
    this.#change({ status: "busy" });
    const execution = await kernel.execute(request);
    if (kernel === this.#kernel && !kernel.dead) {
      this.#change({ status: "idle" });
    }
    return execution;
  }

  /** Stops the running cell; does nothing if none runs. */
  async stop(): Promise<void> {
    if (this.#view.status !== "busy") return;
    this.#change({ status: "stopping" });
    await this.#kernel?.stop();
  }

  /** The kernel that runs now, for questions that need no turn. */
  get now(): CourseKernel | undefined {
    return this.isGone ? undefined : this.#kernel;
  }

  /** Ends the kernel and starts another. */
  async restart(): Promise<void> {
    await this.end();
    this.#change({ status: "starting" });
    this.#starting = this.#start();
    await this.#starting;
  }

  /** Ends the kernel. */
  async end(): Promise<void> {
    const starting = this.#starting;
    this.#generation++;
    this.#starting = this.#kernel = undefined;
    await (await starting)?.end();
  }

  async #start(): Promise<CourseKernel | undefined> {
    const { cwd, onBackground } = this.#options;
    const start = this.#options.start ?? ((cwd) => CourseKernel.start({ cwd }));
    const generation = this.#generation;
    const isMine = () => generation === this.#generation;
    try {
      const kernel = await start(cwd);
      if (!isMine()) return kernel;
      this.#kernel = kernel;
      kernel.onBackground = (message) => isMine() && onBackground(message);
      kernel.death.then((reason) => isMine() && this.#died(reason));
      this.#change({ status: "idle" });
      return kernel;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (isMine()) this.#change({ status: "failed", reason });
    }
  }

  #died(reason: string): void {
    this.#change({
      status: "dead",
      reason: `The kernel has ended (${reason}). ${REMEDY}`,
    });
  }

  #change(view: KernelView): void {
    this.#view = view;
    this.#options.onChange(view);
  }
}
