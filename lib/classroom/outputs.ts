/** From what a kernel publishes to the outputs of a cell, as nbformat keeps them. */

import type { Message } from "./kernel/message.ts";
import type { JsonObject } from "./json.ts";
import { isObject, type Output } from "./notebook.ts";

/** Outputs of one notebook: a display may be updated by any later cell. */
export class NotebookOutputs {
  readonly #displays = new Map<string, CellOutputs[]>();

  /**
   * Starts the outputs of the next cell.
   *
   * @param limit characters that a cell may put out
   * @param tooMuch called once if it puts out more; the rest is dropped
   */
  cell(limit: number, tooMuch: () => void): CellOutputs {
    return new CellOutputs(this.#displays, limit, tooMuch);
  }
}

/** The outputs of one cell, growing. */
export class CellOutputs {
  readonly #displays: Map<string, CellOutputs[]>;
  readonly #limit: number;
  readonly #tooMuch: () => void;
  /** Each output with its size and the id by which it can be updated. */
  #entries: { output: Output; size: number; readonly display?: string }[] = [];
  #size = 0;
  #clearing = false;
  #full = false;

  constructor(
    displays: Map<string, CellOutputs[]>,
    limit: number,
    tooMuch: () => void,
  ) {
    this.#displays = displays;
    this.#limit = limit;
    this.#tooMuch = tooMuch;
  }

  /** The outputs so far. */
  get outputs(): readonly Output[] {
    return this.#entries.map(({ output }) => output);
  }

  /** Whether the cell put out more than it may. */
  get full(): boolean {
    return this.#full;
  }

  /** Takes in one message. Messages that are no outputs are passed over. */
  receive(message: Message): void {
    const { type, content } = message;
    if (message.tooLarge) return this.#overflow();
    if (this.#full) return;
    if (type === "stream") {
      this.#stream(String(content.name), String(content.text));
    } else if (type === "display_data" || type === "execute_result") {
      this.#display(type, content);
    } else if (type === "update_display_data") this.#update(content);
    else if (type === "error") this.#add(errorOutput(content));
    else if (type === "clear_output") {
      if (content.wait === true) this.#clearing = true;
      else this.#clear();
    }
  }

  #stream(name: string, text: string): void {
    const last = this.#clearing ? undefined : this.#entries.at(-1);
    if (last?.output.output_type !== "stream" || last.output.name !== name) {
      return this.#add({ output_type: "stream", name, text });
    }
    last.output = { ...last.output, text: last.output.text + text };
    last.size += text.length;
    this.#grow(text.length);
  }

  #display(
    output_type: "display_data" | "execute_result",
    content: JsonObject,
  ): void {
    const { data, metadata, transient } = content;
    const id = isObject(transient) ? transient.display_id : undefined;
    const display = typeof id === "string" ? id : undefined;
    this.#add({
      output_type,
      data: objectOr(data),
      metadata: objectOr(metadata),
    }, display);
    if (display === undefined) return;
    const cells = this.#displays.get(display) ?? [];
    if (!cells.includes(this)) this.#displays.set(display, [...cells, this]);
  }

  #update({ data, metadata, transient }: JsonObject): void {
    const id = isObject(transient) ? transient.display_id : undefined;
    if (typeof id !== "string") return;
    for (const cell of this.#displays.get(id) ?? []) {
      cell.#replace(id, objectOr(data), objectOr(metadata));
    }
  }

  #replace(display: string, data: JsonObject, metadata: JsonObject): void {
    for (const entry of this.#entries) {
      if (entry.display !== display || !("data" in entry.output)) continue;
      const before = entry.size;
      entry.output = { ...entry.output, data, metadata };
      entry.size = sizeOf(entry.output);
      this.#grow(entry.size - before);
    }
  }

  #add(output: Output, display?: string): void {
    if (this.#clearing) this.#clear();
    const size = sizeOf(output);
    if (size > this.#limit) return this.#overflow();
    this.#entries.push({
      output,
      size,
      ...(display === undefined ? {} : { display }),
    });
    this.#grow(size);
  }

  #clear(): void {
    this.#entries = [];
    this.#size = 0;
    this.#clearing = false;
  }

  #grow(size: number): void {
    this.#size += size;
    if (this.#size > this.#limit) this.#overflow();
  }

  #overflow(): void {
    if (this.#full) return;
    this.#full = true;
    this.#tooMuch();
  }
}

function errorOutput({ ename, evalue, traceback }: JsonObject): Output {
  return {
    output_type: "error",
    ename: String(ename),
    evalue: String(evalue),
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  };
}

function objectOr(value: JsonObject[string] | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function sizeOf(output: Output): number {
  return output.output_type === "stream"
    ? output.text.length
    : JSON.stringify(output).length;
}
