/** Questions of running cells, `prompt()` and `confirm()`, and the answers of front ends. */

import type { Asked } from "./front_end_message.ts";
import type { FrontEndSockets } from "./front_end_sockets.ts";

/** At most one question is open: a cell that asks waits for its answer. */
export class Questions {
  readonly #sockets: Pick<FrontEndSockets, "ask">;
  #open: ((answer: string) => void) | undefined;

  constructor(sockets: Pick<FrontEndSockets, "ask">) {
    this.#sockets = sockets;
  }

  /**
   * Asks the front end that runs a cell.
   *
   * @param cell the request that runs it
   * @returns the answer; never, if none comes
   */
  ask(cell: Asked, prompt: string, password: boolean): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#open = resolve;
    this.#sockets.ask(cell, { prompt, password });
    return promise;
  }

  /** Takes an `input_reply`. One that comes a second time changes nothing. */
  answer({ type, content }: Asked): void {
    if (type !== "input_reply") return;
    this.#open?.(String(content.value ?? ""));
  }
}
