/** A device of WebGPU whose errors become exceptions: none of them is silent. */

import { DeviceError } from "../errors.ts";

/** What WebGPU says when something is wrong. */
type Wrong = { readonly message: string };

/**
 * A GPU's device, and the first thing that went wrong with it.
 *
 * A GPU works behind the program's back, so that it cannot throw where a mistake is made: errors come
 * later, as events. The first is kept here, and thrown by whatever is asked of the device next.
 */
export class Device {
  readonly queue: GPUQueue;
  readonly limits: GPUSupportedLimits;
  readonly #gpu: GPUDevice;
  #failure: DeviceError | undefined;
  /** Whether it is the cause, and no consequence: a kernel that is not compiled, say. */
  #isCause = false;
  /** Looks at what was done, of which some are not over yet. */
  readonly #looks = new Set<Promise<void>>();

  /**
   * @param gpu the device
   * @param description the adapter's name, for messages
   */
  constructor(gpu: GPUDevice, readonly description: string) {
    this.#gpu = gpu;
    this.queue = gpu.queue;
    this.limits = gpu.limits;
    gpu.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      this.#fail(this.#refused((event as GPUUncapturedErrorEvent).error));
    });
    gpu.lost.then(({ reason, message }) =>
      this.#fail(this.#gone(reason, message))
    );
  }

  /** WebGPU's own object, for what has no name here. */
  get gpu(): GPUDevice {
    return this.#gpu;
  }

  /** Whether it has failed, and will not compute any more. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** @throws {DeviceError} what went wrong, if something did */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Does something whose failure has an explanation of its own.
   *
   * @param filter which errors are meant
   * @param work what is done
   * @param explain makes the exception
   */
  guarded<Result>(
    filter: GPUErrorFilter,
    work: () => Result,
    explain: (error: Wrong) => DeviceError | Promise<DeviceError>,
  ): Result {
    this.#gpu.pushErrorScope(filter);
    try {
      return work();
    } finally {
      const look = this.#look(explain);
      this.#looks.add(look);
      look.finally(() => this.#looks.delete(look));
    }
  }

  async #look(
    explain: (error: Wrong) => DeviceError | Promise<DeviceError>,
  ): Promise<void> {
    // A device that is lost has said so.
    const error = await this.#gpu.popErrorScope().catch(() => null);
    if (error === null) return;
    const cause = await Promise.resolve(explain(error))
      .catch(() => this.#refused(error));
    if (!this.#isCause) this.#failure = cause;
    this.#isCause = true;
  }

  /** Waits until what was said of work so far is known. */
  async settled<Result>(work: Promise<Result>): Promise<Result> {
    let result: Result | undefined;
    try {
      result = await work;
      await Promise.all(this.#looks);
    } catch (error) {
      await Promise.all(this.#looks);
      // It may be a consequence of the loss, which is known a moment later.
      const { promise, resolve } = Promise.withResolvers<void>();
      const patience = setTimeout(resolve, 50);
      await Promise.race([this.#gpu.lost, promise]);
      clearTimeout(patience);
      this.#fail(this.#refused(error as Wrong));
    }
    this.check();
    return result as Result;
  }

  /** Waits until all work that was handed over is done, or the device is lost. */
  async done(): Promise<void> {
    try {
      await this.queue.onSubmittedWorkDone();
    } catch {
      // What is asked of the device next says what is wrong with it.
    }
  }

  /** Ends it, with all that lives on it. */
  destroy(): void {
    this.#fail(this.#gone("destroyed", ""));
    this.#gpu.destroy();
  }

  #fail(error: DeviceError): void {
    this.#failure ??= error;
  }

  #refused({ message }: Wrong): DeviceError {
    return new DeviceError(
      `compute on ${this.description}`,
      `WebGPU must accept what it is asked, but it says: ${message.trim()}`,
    );
  }

  #gone(reason: string, message: string): DeviceError {
    const why = [reason === "destroyed" ? "destroyed" : "lost", message.trim()]
      .filter(Boolean).join(": ");
    return new DeviceError(
      `compute on ${this.description}`,
      `the device must be there, but it was ${why}; what lived on it is gone: ` +
        "make another with await gpu(), or go on on the CPU",
    );
  }
}
