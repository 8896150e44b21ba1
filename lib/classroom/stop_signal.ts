/** Ctrl-C and the like as a signal, so that a command can end in order. */

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

/** Listens from its making until it is disposed of. */
export class StopSignal implements Disposable {
  readonly #controller = new AbortController();
  readonly #stop = () => this.#controller.abort();

  /** Aborted when the program was asked to end. */
  readonly signal: AbortSignal = this.#controller.signal;

  constructor() {
    for (const signal of SIGNALS) Deno.addSignalListener(signal, this.#stop);
  }

  /** Ends the listening. */
  [Symbol.dispose](): void {
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, this.#stop);
  }
}
