/** One worker of the browser, made from its source: what it is told, and what it says. */

import { KernelError } from "../kernel/kernel_error.ts";
import type { Completion } from "../kernel/completion.ts";
import type { FromWorker, ToWorker } from "../worker_line.ts";

/** Milliseconds that an editor waits for what could follow. */
const PATIENCE = 300;

/** Who hears of a worker. */
export type CellWorkerOptions = {
  /** Hears what it says, as long as it has not been ended. */
  readonly hear: (message: FromWorker) => void;
  /** Hears why it does not work. */
  readonly failed: (reason: string) => void;
};

/** A worker in which cells run. */
export class CellWorker {
  readonly #worker: Worker;
  readonly #address: string;
  readonly #options: CellWorkerOptions;
  readonly #ready = Promise.withResolvers<void>();
  readonly #questions = new Map<number, (completion: Completion) => void>();
  #question = 0;
  #ended = false;

  /** @param source its program, a classic script: it needs no address, so it works from a file, too */
  constructor(source: string, options: CellWorkerOptions) {
    this.#options = options;
    // Nobody may wait for it, where another one is started at once.
    this.#ready.promise.catch(() => {});
    const type = "text/javascript";
    this.#address = URL.createObjectURL(new Blob([source], { type }));
    this.#worker = new Worker(this.#address, { name: "cells" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = ({ message }) => this.#fail(message);
  }

  /** Settles when it can run cells. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Tells it something. */
  say(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  /** Asks what could stand at a place in a cell. @param cursor UTF-16 units before it */
  async complete(code: string, cursor: number): Promise<Completion> {
    const none = { matches: [], start: cursor, end: cursor };
    const question = ++this.#question;
    const { promise, resolve } = Promise.withResolvers<Completion>();
    this.#questions.set(question, resolve);
    const timer = setTimeout(() => resolve(none), PATIENCE);
    this.say({ type: "complete", question, code, cursor });
    const completion = await promise;
    clearTimeout(timer);
    this.#questions.delete(question);
    return completion;
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.#ended = true;
    this.#worker.terminate();
    URL.revokeObjectURL(this.#address);
    this.#ready.reject(new KernelError("The worker was ended."));
  }

  #hear(message: FromWorker): void {
    if (this.#ended) return;
    if (message.type === "ready") {
      URL.revokeObjectURL(this.#address);
      return this.#ready.resolve();
    }
    if (message.type === "completed") {
      return this.#questions.get(message.question)?.(message.completion);
    }
    this.#options.hear(message);
  }

  #fail(words: string): void {
    if (this.#ended) return;
    const reason = `the worker that runs cells does not work here: ${words}`;
    this.#ready.reject(new KernelError(`Cannot run cells: ${reason}.`));
    this.#options.failed(reason);
  }
}
