/** Signals to a kernel that is being served: Ctrl-C stops the cell, others end the program. */

/** What asks for an end; Windows knows only the one for closing a window. */
const ENDING: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGBREAK"]
  : ["SIGTERM", "SIGHUP"];

/** Listens from its making until it is disposed of. */
export class FrontEndSignals implements Disposable {
  readonly #ended = Promise.withResolvers<void>();
  readonly #stop = () => this.onStop();
  readonly #end = () => this.#ended.resolve();

  /** Settles when the program is asked to end. */
  readonly end: Promise<void> = this.#ended.promise;

  /** Called when the running cell is to be stopped. */
  onStop: () => void = () => {};

  constructor() {
    Deno.addSignalListener("SIGINT", this.#stop);
    for (const signal of ENDING) Deno.addSignalListener(signal, this.#end);
  }

  /** Ends the listening. */
  [Symbol.dispose](): void {
    Deno.removeSignalListener("SIGINT", this.#stop);
    for (const signal of ENDING) Deno.removeSignalListener(signal, this.#end);
  }
}
