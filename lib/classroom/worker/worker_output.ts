/** Everything that leaves a cell of a page: what it prints, shows and gives as its result, in one order. */

import type { JsonObject } from "../json.ts";
import {
  Displays,
  type Extras,
  isTooLong,
  type Send,
  tooLarge,
} from "../kernel/world_displays.ts";
import { Printer, type StreamName } from "../kernel/world_printer.ts";
import { formsOf } from "./format.ts";

/** What outputs need around them. */
export type WorkerOutputOptions = {
  readonly send: Send;
  /** Calls back once, some milliseconds later. */
  readonly later: (callback: () => void, ms: number) => void;
  /** Puts the lines of cells in place of those of their scripts. */
  readonly readable: (text: string) => string;
};

/** How something is shown. */
export type DisplayOptions = {
  /** It is in its forms already. */
  readonly raw?: boolean;
  /** It takes the place of what has the same id. */
  readonly update?: boolean;
  readonly display_id?: string;
};

/** Stands between cells and the page. */
export class WorkerOutput {
  readonly #readable: (text: string) => string;
  readonly #printer: Printer;
  readonly #displays: Displays;

  constructor({ send, later, readable }: WorkerOutputOptions) {
    this.#readable = readable;
    const now = () => performance.now();
    this.#displays = new Displays({ send, now, pause });
    this.#printer = new Printer({
      send: (name, text) => this.#displays.send("stream", { name, text }),
      later,
      now,
    });
  }

  /** Prints for the cell that runs. */
  print(name: StreamName, text: string): void {
    this.#printer.print(name, this.#readable(text));
  }

  /** Sends a message of the protocol, behind what was printed before. */
  send(type: string, content: JsonObject, extras: Extras = {}): void {
    if (type === "stream" && typeof content.text === "string") {
      const name = content.name === "stderr" ? "stderr" : "stdout";
      return this.print(name, content.text);
    }
    this.#printer.flush();
    this.#displays.send(type, content, extras);
  }

  /** Shows something. */
  async display(thing: unknown, options: DisplayOptions = {}): Promise<void> {
    const { raw = false, update = false, display_id } = options;
    const data = raw ? thing as JsonObject : await this.#forms(thing);
    this.send(update ? "update_display_data" : "display_data", {
      data,
      metadata: {},
      transient: display_id === undefined ? {} : { display_id },
    });
  }

  /** Shows the value of a cell, if it has one. @param execution_count the cell's number */
  async result(execution_count: number, value: unknown): Promise<void> {
    if (value === undefined || value === null) return;
    const data = await this.#forms(value);
    const content = { execution_count, data, metadata: {}, transient: {} };
    this.send("execute_result", content);
  }

  /** Closes the outputs of a cell. */
  endCell(): void {
    this.#printer.endCell();
    this.#displays.endCell();
  }

  async #forms(thing: unknown): Promise<JsonObject> {
    if (typeof thing === "string" && isTooLong(thing)) {
      return { "text/plain": tooLarge(thing.length) };
    }
    const forms = await formsOf(thing);
    const plain = forms["text/plain"];
    if (typeof plain !== "string") return forms;
    return { ...forms, "text/plain": this.#readable(plain) };
  }
}

/** Holds the thread up: a worker of a page has nothing to wait with. */
function pause(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
