/** A kernel for tests of what stands before it: each cell does what the test says. */

import type {
  CourseExecution,
  ExecuteRequest,
} from "../../lib/classroom/kernel/course_kernel.ts";
import type { Message } from "../../lib/classroom/kernel/message.ts";
import type { JsonObject } from "../../lib/classroom/json.ts";
import type { RunningKernel } from "../../lib/classroom/presenter/lecture_kernel.ts";

/** What a cell does: put something out, ask something, fail, or wait for ever. */
export type Deed = (
  request: ExecuteRequest,
  kernel: FakeKernel,
) => Promise<void> | void;

/** A kernel without a process. */
export class FakeKernel implements RunningKernel {
  readonly #deeds: Readonly<Record<string, Deed>>;
  readonly #death = Promise.withResolvers<string>();
  #stopped = Promise.withResolvers<void>();
  /** The code it was given, in order. */
  readonly ran: string[] = [];
  onBackground: (message: Message) => void = () => {};
  onLost: () => void = () => {};
  dead = false;
  lastWords = "";

  /** @param deeds what cells do, by their code; others do nothing */
  constructor(deeds: Readonly<Record<string, Deed>> = {}) {
    this.#deeds = deeds;
  }

  get death(): Promise<string> {
    return this.#death.promise;
  }

  async execute(request: ExecuteRequest): Promise<CourseExecution> {
    this.ran.push(request.code);
    const stopped = this.#stopped = Promise.withResolvers<void>();
    const deed = async () => await this.#deeds[request.code]?.(request, this);
    const common = { ms: 1, count: this.ran.length };
    try {
      const ending = await Promise.race([
        deed().then(() => "ok" as const),
        stopped.promise.then(() => "stopped" as const),
        this.death.then(() => "died" as const),
      ]);
      return { ending, ...common };
    } catch (error) {
      const failure = {
        ename: "Error",
        evalue: (error as Error).message,
        traceback: [],
      };
      request.receive?.(message("error", failure));
      return { ending: "error", ...common, error: failure };
    }
  }

  stop(): Promise<void> {
    this.#stopped.resolve();
    return Promise.resolve();
  }

  complete(code: string, cursor: number) {
    return Promise.resolve({
      matches: [{ text: code }],
      start: 0,
      end: cursor,
    });
  }

  inspect(code: string) {
    return Promise.resolve({ markdown: code });
  }

  /** Ends as a process that is killed does. */
  die(reason = "signal SIGKILL"): void {
    this.dead = true;
    this.#death.resolve(reason);
  }

  async end(): Promise<void> {
    this.die("exit code 0");
    await this.death;
  }
}

/** A message as a kernel publishes it. */
export function message(type: string, content: JsonObject): Message {
  return {
    type,
    parent: "",
    content,
    metadata: {},
    buffers: [],
    tooLarge: false,
  };
}

/** A deed that prints. */
export function print(text: string): Deed {
  return ({ receive }) =>
    receive?.(message("stream", { name: "stdout", text }));
}

/** A deed that never ends by itself. */
export const forEver: Deed = () => new Promise(() => {});

/** A deed that fails. */
export const fail: Deed = () => {
  throw new Error("no");
};
