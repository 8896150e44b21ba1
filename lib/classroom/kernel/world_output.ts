/** Everything that leaves a cell: what it prints, shows and gives as its result, in one order. */

import type { JsonObject } from "../json.ts";
import {
  Displays,
  type Extras,
  isTooLong,
  type Send,
  tooLarge,
} from "./world_displays.ts";
import { Printer, type StreamName } from "./world_printer.ts";

/** An output in several forms, by media type. */
type Bundle = JsonObject;

/** What is used of Deno's inner parts. None of it is promised to be there in another version. */
export type Internals = {
  readonly Console: new (
    print: (text: string, level: number) => void,
  ) => Console;
  readonly jupyter: {
    formatInner(thing: unknown, raw: boolean): Promise<Bundle>;
    broadcastResult(count: number, result: unknown): Promise<void>;
  };
};

/** What is used of `Deno.jupyter`, and replaced in it. */
export type JupyterGlobals = {
  broadcast(type: string, content: JsonObject, extras?: Extras): Promise<void>;
  display(thing: unknown, options?: DisplayOptions): Promise<void>;
};

type DisplayOptions = {
  readonly raw?: boolean;
  readonly update?: boolean;
  readonly display_id?: string;
};

/** What outputs need around them. */
export type OutputOptions = {
  readonly internals: Internals;
  readonly jupyter: JupyterGlobals;
  readonly console: Console;
  /** Calls back once, some milliseconds later. */
  readonly later: (callback: () => void, ms: number) => void;
  /** Hears of the end of every cell. */
  readonly ended: () => void;
};

/** Stands between cells and what they put out. */
export class WorldOutput {
  readonly #options: OutputOptions;
  readonly #printer: Printer;
  readonly #displays: Displays;

  /** Takes the place of the console and of the kernel's own functions. */
  constructor(options: OutputOptions) {
    this.#options = options;
    const { internals, jupyter, later } = options;
    const broadcast = jupyter.broadcast;
    const send: Send = (type, content, extras) => {
      broadcast(type, content, extras);
    };
    const now = () => performance.now();
    this.#displays = new Displays({ send, now, pause });
    this.#printer = new Printer({
      send: (name, text) => this.#displays.send("stream", { name, text }),
      later,
      now,
    });
    jupyter.broadcast = (...message) => {
      this.#send(...message);
      return Promise.resolve();
    };
    jupyter.display = (thing, options) => this.#display(thing, options);
    internals.jupyter.broadcastResult = (count, result) =>
      this.#result(count, result);
    const fresh = new internals.Console((text, level) =>
      this.print(level > 1 ? "stderr" : "stdout", text)
    );
    Object.assign(options.console, fresh);
  }

  /** Prints for the cell that runs. */
  print(name: StreamName, text: string): void {
    this.#printer.print(name, text);
  }

  /**
   * Closes the outputs of a cell.
   *
   * @param token what the message is marked with by which the owner knows that all has come
   */
  endCell(token: string): void {
    this.#printer.endCell();
    this.#displays.endCell();
    this.#displays.send("nets_mark", { token });
    this.#options.ended();
  }

  #send(type: string, content: JsonObject, extras: Extras = {}): void {
    if (type === "stream" && typeof content.text === "string") {
      return this.print(
        content.name === "stderr" ? "stderr" : "stdout",
        content.text,
      );
    }
    this.#printer.flush();
    // The kernel's own messages of this type are another thing: see `course_kernel.ts`.
    const sent = type === "error" ? "nets_error" : type;
    this.#displays.send(sent, content, extras);
  }

  async #display(thing: unknown, options: DisplayOptions = {}): Promise<void> {
    const { raw = false, update = false, display_id } = options;
    const data = await this.#format(thing, raw);
    this.#send(update ? "update_display_data" : "display_data", {
      data,
      metadata: {},
      transient: display_id === undefined ? {} : { display_id },
    });
  }

  async #format(thing: unknown, raw = false): Promise<Bundle> {
    if (typeof thing === "string" && isTooLong(thing)) {
      return { "text/plain": tooLarge(thing.length) };
    }
    return await this.#options.internals.jupyter.formatInner(thing, raw);
  }

  /** The kernel calls this with the value of each cell that ends well. */
  async #result(execution_count: number, result: unknown): Promise<void> {
    try {
      if (result === undefined) return;
      const data = await this.#format(result);
      this.#send("execute_result", {
        execution_count,
        data,
        metadata: {},
        transient: {},
      });
    } catch (error) {
      this.#printer.flush();
      this.#displays.send("nets_failure", wordsOf(error));
    } finally {
      this.endCell("result");
    }
  }
}

/** An error as the content of a message. */
function wordsOf(error: unknown): JsonObject {
  if (!(error instanceof Error)) {
    const evalue = String(error);
    return { ename: "Error", evalue, traceback: [] };
  }
  return {
    ename: error.name,
    evalue: error.message,
    traceback: (error.stack ?? "").split("\n"),
  };
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** Holds the thread up. */
function pause(ms: number): void {
  Atomics.wait(never, 0, 0, ms);
}
