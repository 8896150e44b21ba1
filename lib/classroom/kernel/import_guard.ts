/** What stands before a cell runs: its imports are looked through, for Deno lets misspelt ones pass. */

import type { CellError } from "./cell_errors.ts";
import { STOPPED } from "./cell_failure.ts";
import type { ExecuteRequest } from "./course_kernel.ts";
import type { Message } from "./message.ts";
import { ImportNames } from "./misspelt_import.ts";

/** Runs code in the kernel, one after the other. */
type Send = (request: ExecuteRequest) => Promise<unknown>;

/** Looks through the imports of cells, one cell at a time. */
export class ImportGuard {
  readonly #names: ImportNames;
  readonly #send: Send;
  #print: ExecuteRequest["receive"];
  #stopped = false;
  #stop = () => {};
  /** What runs in the kernel, and what goes on outside of it. */
  #running: Promise<unknown> = Promise.resolve();
  #looking: Promise<unknown> = Promise.resolve();

  /**
   * @param cwd the kernel's working folder
   * @param send runs code in the kernel
   */
  constructor(cwd: string, send: Send) {
    this.#send = send;
    this.#names = new ImportNames(
      cwd,
      (code, receive) => this.#run(code, receive),
    );
  }

  /** Why a cell must not run; `undefined` if it may. */
  async refusal(
    { code, receive }: ExecuteRequest,
  ): Promise<CellError | undefined> {
    // A look that was stopped may still be at its end.
    await this.#looking.catch(() => {});
    const { promise: stopped, resolve } = Promise.withResolvers<CellError>();
    this.#stopped = false;
    this.#stop = () => resolve(STOPPED);
    this.#print = receive;
    const looking = this.#names.misspelt(code);
    this.#looking = looking;
    const error = await Promise.race([looking, stopped]);
    await this.#running;
    this.#stop = () => {};
    return error;
  }

  /** Ends the look at a cell, if there is one. */
  stop(): void {
    this.#stopped = true;
    this.#stop();
  }

  /** What a module prints when it is loaded belongs to the cell that imports it. */
  async #run(
    code: string,
    receive: (message: Message) => void,
  ): Promise<void> {
    if (this.#stopped) return;
    const print = this.#print;
    await (this.#running = this.#send({
      code,
      silent: true,
      receive: (message) => {
        if (message.type.startsWith("nets_names_")) receive(message);
        else if (message.type !== "error") print?.(message);
      },
    }));
  }
}
