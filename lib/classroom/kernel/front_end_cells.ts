/** The cells that front ends asked for: run one after the other, all dropped after an error. */

import type { JsonObject } from "../json.ts";
import type { CourseExecution, CourseKernel } from "./course_kernel.ts";
import { evaluate } from "./front_end_expressions.ts";
import type { Asked } from "./front_end_message.ts";
import type { Questions } from "./front_end_questions.ts";
import type { FrontEndSockets } from "./front_end_sockets.ts";
import type { Message } from "./message.ts";

/** What the cells need around them. */
export type CellsOptions = {
  readonly kernel: Pick<CourseKernel, "execute" | "lastWords" | "death">;
  readonly sockets: Pick<FrontEndSockets, "publish" | "reply">;
  readonly questions: Questions;
  /** Publishes what a cell put out, as belonging to the request with this header. */
  readonly pass: (message: Message, parent: JsonObject) => void;
  /** Hears of every cell that is counted. */
  readonly remember: (count: number, code: string) => void;
};

/** A request that waits, and when it came. */
type Waiting = { readonly asked: Asked; readonly at: number };

/**
 * Milliseconds in which what was asked before an error may still be on its way: in Run All
 * a front end sends hundreds of cells, and the first may fail before the last is sent.
 */
const ON_THE_WAY = 2000;

/** The queue of cells of one kernel. */
export class Cells {
  readonly #options: CellsOptions;
  readonly #waiting: Waiting[] = [];
  #count = 0;
  #working: Promise<void> = Promise.resolve();
  /** Whether the running cell has shown what went wrong. */
  #shown = false;
  /** What ended all that was asked for before it: when it was, by both clocks. */
  #end = { at: -Infinity, date: -Infinity };

  /** The header of the cell that runs. */
  running: JsonObject | undefined;
  /** The header of the cell that ran last: what comes late belongs to it. */
  latest: JsonObject = {};

  constructor(options: CellsOptions) {
    this.#options = options;
  }

  /** Takes a request for a cell; its turn comes when those before it have ended. */
  add(asked: Asked): void {
    this.#waiting.push({ asked, at: performance.now() });
    if (this.#waiting.length === 1 && this.running === undefined) {
      this.#working = this.#work();
    }
  }

  /** Drops all that wait: their front end is told that they were aborted. */
  drop(): void {
    this.#end = { at: performance.now(), date: Date.now() };
  }

  /** Settles when nothing runs and nothing waits. */
  get done(): Promise<void> {
    return this.#working;
  }

  async #work(): Promise<void> {
    for (let next; (next = this.#waiting.shift()) !== undefined;) {
      const { asked } = next;
      const parent = this.latest = this.running = asked.header;
      this.#status("busy", parent);
      if (this.#isDropped(next)) {
        // Without a count: a front end would show it beside a cell that did not run.
        this.#reply(asked, { status: "aborted" });
      } else await this.#run(asked);
      this.running = undefined;
      this.#status("idle", parent);
    }
  }

  async #run(asked: Asked): Promise<void> {
    const code = String(asked.content.code ?? "");
    const silent = asked.content.silent === true;
    const stored = !silent && asked.content.store_history !== false;
    if (stored) this.#options.remember(++this.#count, code);
    const count = this.#count;
    const parent = asked.header;
    if (!silent) {
      const content = { code, execution_count: count };
      this.#options.sockets.publish({ type: "execute_input", content, parent });
    }
    const result = await this.#execute(asked, { code, silent, count });
    if (result.ending === "ok") return this.#ok(asked, count);
    const error = await this.#failure(result, parent);
    if (asked.content.stop_on_error !== false) this.drop();
    this.#reply(asked, { status: "error", execution_count: count, ...error });
  }

  #execute(
    asked: Asked,
    cell: {
      readonly code: string;
      readonly silent: boolean;
      readonly count: number;
    },
  ): Promise<CourseExecution> {
    const { kernel, pass, questions } = this.#options;
    const { code, silent, count } = cell;
    this.#shown = false;
    const receive = (message: Message) => {
      this.#shown ||= message.type === "error";
      pass(numbered(message, count), asked.header);
    };
    const request = { code, silent, storeHistory: !silent, receive };
    const asks = asked.content.allow_stdin === true;
    const running = kernel.execute(
      asks
        ? { ...request, ask: (...words) => questions.ask(asked, ...words) }
        : request,
    );
    return running.catch(unforeseen);
  }

  async #ok(asked: Asked, count: number): Promise<void> {
    const user_expressions = await evaluate(
      this.#options.kernel,
      asked.content.user_expressions,
    );
    this.#reply(asked, {
      status: "ok",
      execution_count: count,
      user_expressions,
      payload: [],
    });
  }

  /** What went wrong; shown, if the kernel itself did not: one that has ended cannot. */
  async #failure(
    { ending, error }: CourseExecution,
    parent: JsonObject,
  ): Promise<JsonObject> {
    if (ending === "died") this.drop();
    const content = ending === "died"
      ? await obituary(this.#options.kernel)
      : { ename: "Error", evalue: "", traceback: [], ...error };
    if (ending === "died" || !this.#shown) {
      this.#options.sockets.publish({ type: "error", content, parent });
    }
    return content;
  }

  /** Whether it was asked for before something ended all that. */
  #isDropped({ asked, at }: Waiting): boolean {
    if (at <= this.#end.at) return true;
    // Clocks of other machines may be wrong: they count for a moment only.
    const date = Date.parse(String(asked.header.date));
    return at < this.#end.at + ON_THE_WAY && date < this.#end.date;
  }

  #reply(asked: Asked, content: JsonObject): void {
    const said = { type: "execute_reply", content, parent: asked.header };
    this.#options.sockets.reply("shell", asked, said);
  }

  #status(execution_state: "busy" | "idle", parent: JsonObject): void {
    this.#options.sockets.publish({
      type: "status",
      content: { execution_state },
      parent,
    });
  }
}

/** A mistake of ours must not end the queue: it is shown as the cell's error. */
function unforeseen(reason: unknown): CourseExecution {
  const { name, message, stack } = reason instanceof Error
    ? reason
    : new Error(String(reason));
  const traceback = (stack ?? message).split("\n");
  const error = { ename: name, evalue: message, traceback };
  return { ending: "error", ms: 0, count: 0, error };
}

/** The content of the `error` message that tells of the end of the kernel. */
export async function obituary(
  kernel: Pick<CourseKernel, "death" | "lastWords">,
): Promise<JsonObject> {
  const evalue = `the kernel has ended (${await kernel
    .death}), and all that the cells had computed with it. ` +
    "Restart it and run the cells again, from the first.";
  const words = kernel.lastWords === "" ? [] : kernel.lastWords.split("\n");
  const traceback = [`KernelDied: ${evalue}`, ...words];
  return { ename: "KernelDied", evalue, traceback };
}

/** A result carries the number of its cell, as this front end counts. */
function numbered(message: Message, execution_count: number): Message {
  if (message.type !== "execute_result") return message;
  return { ...message, content: { ...message.content, execution_count } };
}
