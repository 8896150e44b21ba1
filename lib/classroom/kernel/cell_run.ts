/** One cell on its way through the kernel: sent, watched, answered, stopped, and all it put out. */

import { randomUUID } from "node:crypto";
import type { CellError } from "./cell_errors.ts";
import { cellFailure, LOST, STOPPED, UNSETTLED } from "./cell_failure.ts";
import { stopCell } from "./cell_stop.ts";
import type { CourseExecution, ExecuteRequest } from "./course_kernel.ts";
import type { KernelLink } from "./kernel_link.ts";
import type { Message } from "./message.ts";
import { settled } from "./patience.ts";
import { sorted } from "./published.ts";
import { Pulse } from "./pulse.ts";
import type { WorldOwner } from "./world_owner.ts";

/** The kernel that a cell runs in. */
export type Surroundings = {
  readonly link: Pick<
    KernelLink,
    | "execute"
    | "ask"
    | "answer"
    | "kill"
    | "death"
    | "dead"
    | "heard"
    | "lostPromise"
  >;
  readonly world: Pick<WorldOwner, "ping" | "stop" | "calm">;
  readonly cwd: string;
  /** The cells that ran before, the first one first. */
  readonly earlier: readonly string[];
};

/** Milliseconds for the kernel to publish something, and to come to rest after Stop. */
const PATIENCE = {
  silence: 5000,
  result: 1000,
  calm: 1000,
  /**
   * Without an answer until a cell counts as one that computes without a break: some, for on
   * a busy machine the kernel is silent before a cell even begins; many where modules are
   * loaded, for an interrupt at that time breaks the kernel as often as not.
   */
  computing: 1000,
  importing: 5000,
} as const;

/** One execution, from its request to its last output. */
export class CellRun implements Disposable {
  readonly #request: ExecuteRequest;
  readonly #surroundings: Surroundings;
  readonly #pulse: Pulse;
  readonly #ended = Promise.withResolvers<void>();
  readonly #marks = new Set<string>();
  #marked = () => {};
  #failure: Message["content"] | undefined;
  #asking = false;
  #count = 0;
  #interrupted = false;
  #stopping: Promise<void> | undefined;
  /** Whether it is known how it ended: Stop comes too late then, and would hit the next cell. */
  #over = false;

  /** Whether it was to be stopped. */
  stopped = false;

  constructor(request: ExecuteRequest, surroundings: Surroundings) {
    this.#request = request;
    this.#surroundings = surroundings;
    const patience = /\bimport\b/.test(request.code)
      ? PATIENCE.importing
      : PATIENCE.computing;
    this.#pulse = new Pulse(() => surroundings.world.ping(), patience);
  }

  /**
   * Sends it, and waits for its end.
   *
   * @param count its number
   */
  async run(count: number): Promise<CourseExecution> {
    const { link } = this.#surroundings;
    const { code, silent = false, storeHistory = !silent, ask } = this.#request;
    this.#count = count;
    const started = performance.now();
    const reply = await link.execute({
      code,
      silent,
      store_history: storeHistory,
      allow_stdin: ask !== undefined,
    });
    const ms = performance.now() - started;
    const ok = reply?.content.status === "ok";
    const all = await this.#collect(ok && !silent);
    const error = all && reply ? await this.#error(reply) : LOST;
    this.#over = true;
    this.#ended.resolve();
    if (this.stopped) await this.#calmDown();
    if (reply === undefined || link.dead) return { ending: "died", ms, count };
    if (error === undefined) return { ending: "ok", ms, count };
    this.#request.receive?.(errorMessage(error));
    const ending = error === STOPPED ? "stopped" : "error";
    return { ending, ms, count, error };
  }

  /** Takes what the kernel publishes. */
  receive(message: Message): void {
    const published = sorted(message);
    if (published === undefined) return;
    switch (published.kind) {
      case "output":
        return this.#request.receive?.(this.#numbered(published.message));
      case "failure":
        this.#failure = published.content;
        return;
      case "mark":
        this.#marks.add(published.token);
        return this.#marked();
    }
  }

  /** Takes a question of the cell, and gives it the answer. */
  async ask({ prompt, password }: Message["content"]): Promise<void> {
    const { link } = this.#surroundings;
    const { ask } = this.#request;
    if (ask === undefined || this.stopped) return await link.answer("");
    this.#asking = true;
    const answer = ask(String(prompt), password === true).catch(() => "");
    const text = await Promise.race([
      answer,
      this.#ended.promise.then(() => undefined),
    ]);
    // Stop has answered it.
    if (!this.#asking || text === undefined) return;
    this.#asking = false;
    await link.answer(text);
  }

  /** Ends it. @throws {KernelError} if it goes on nevertheless */
  stop(): Promise<void> {
    if (this.#over) return Promise.resolve();
    this.stopped = true;
    // Two at once would interrupt twice; if one was in vain, the next may try again.
    return this.#stopping ??= stopCell({
      tell: () => this.#surroundings.world.stop(),
      interrupt: () => this.#interrupt(),
      hush: () => this.#hush(),
      pulse: this.#pulse,
      ended: this.#ended.promise,
    }).finally(() => this.#stopping = undefined);
  }

  /** Ends the watching. */
  [Symbol.dispose](): void {
    this.#pulse[Symbol.dispose]();
  }

  /** Cells that were refused before they ran are counted here, but not by the kernel. */
  #numbered(message: Message): Message {
    if (message.type !== "execute_result") return message;
    const content = { ...message.content, execution_count: this.#count };
    return { ...message, content };
  }

  #interrupt(): Promise<unknown> {
    this.#interrupted = true;
    return this.#surroundings.link.ask("control", "interrupt_request", {});
  }

  /** What asks a question stands in the middle of a computation: an interrupt is safe. */
  async #hush(): Promise<boolean> {
    if (!this.#asking) return false;
    this.#asking = false;
    await this.#interrupt();
    await this.#surroundings.link.answer("");
    return true;
  }

  /**
   * Waits until all outputs have come. The kernel says that a cell has ended before they
   * have left it; they leave in order, though, so a mark comes after the last of them.
   *
   * @param marked whether the mark comes by itself, behind the result
   * @returns whether all came
   */
  async #collect(marked: boolean): Promise<boolean> {
    if (marked && await this.#waitFor("result", PATIENCE.result)) return true;
    const token = randomUUID();
    this.#evaluate(`.endCell("${token}")`);
    return await this.#waitFor(token, PATIENCE.silence);
  }

  /** Waits for a mark as long as anything comes at all. */
  async #waitFor(token: string, silence: number): Promise<boolean> {
    const { link } = this.#surroundings;
    for (let heard = -1; heard !== link.heard && !link.dead;) {
      heard = link.heard;
      if (this.#marks.has(token)) return true;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#marked = resolve;
      await settled(promise, silence);
    }
    return this.#marks.has(token);
  }

  /** Tells the kernel that the cell has ended, so that the next one is not stopped as well. */
  async #calmDown(): Promise<void> {
    const { link, world } = this.#surroundings;
    const calm = Promise.race([world.calm(), link.death]);
    if (await settled(calm, PATIENCE.calm)) return;
    // An interrupt may have hit the one that listens.
    this.#evaluate(".listen()");
    if (!await settled(calm, 5 * PATIENCE.calm)) link.kill();
  }

  async #error(reply: Message): Promise<CellError | undefined> {
    const { link, cwd, earlier } = this.#surroundings;
    const ok = reply.content.status === "ok";
    // Where a part was broken off, the whole did not end as it should.
    if (this.#interrupted) return STOPPED;
    if (ok && this.#failure === undefined) return undefined;
    if (this.stopped) return STOPPED;
    const content = this.#failure ?? reply.content;
    const scene = { cwd, earlier, lostPromise: () => link.lostPromise };
    const error = await cellFailure(this.#request.code, content, scene);
    // The words take a moment, and the cell was to wait for Stop.
    return this.stopped && error === UNSETTLED ? STOPPED : error;
  }

  async #evaluate(call: string): Promise<void> {
    await this.#surroundings.link.execute({
      code: `globalThis[Symbol.for("nets.world")]${call}`,
      silent: true,
      store_history: false,
      allow_stdin: false,
    });
  }
}

/** An error as a message of the cell. */
export function errorMessage(error: CellError): Message {
  return {
    type: "error",
    parent: "",
    content: { ...error },
    metadata: {},
    buffers: [],
    tooLarge: false,
  };
}
