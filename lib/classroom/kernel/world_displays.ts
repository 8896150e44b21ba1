/** What cells show: no output larger than the kernel can carry, and not faster than it can. */

import type { JsonObject } from "../json.ts";

/** What one cell may show: bytes of one output, bytes of all, how many. */
const MOST = { one: 8_000_000, bytes: 100_000_000, outputs: 2000 } as const;

/**
 * What an output costs the kernel, in milliseconds for each and for each byte (twice what
 * was measured on Deno 2.9.6), and how far a cell may be ahead of it.
 */
const COST = { each: 0.3, byte: 12e-6, ahead: 1000 } as const;

/** What goes out beside the content of a message. */
export type Extras = {
  readonly metadata?: JsonObject;
  readonly buffers?: readonly Uint8Array[];
};

/** Sends a message of the protocol. */
export type Send = (type: string, content: JsonObject, extras: Extras) => void;

/** How messages leave the kernel, and how time passes there. */
export type DisplaysOptions = {
  readonly send: Send;
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Holds everything up for some milliseconds. */
  readonly pause: (ms: number) => void;
};

/** Sends messages for the cells. */
export class Displays {
  readonly #options: DisplaysOptions;
  #outputs = 0;
  #bytes = 0;
  #left = 0;
  /** When the kernel will have sent all, if it keeps the pace. */
  #sentAt = 0;

  constructor(options: DisplaysOptions) {
    this.#options = options;
  }

  /**
   * Sends a message, or a sentence in its place if it is too large.
   *
   * Outputs that replace an older one are not counted, for they do not add up on the page.
   *
   * @throws {RangeError} if it is too large and no output that a sentence could stand for
   */
  send(type: string, content: JsonObject, extras: Extras = {}): void {
    const bytes = bytesOf(content, extras);
    const stays = type === "display_data" || type === "execute_result";
    if (type === "clear_output") this.#outputs = this.#bytes = 0;
    if (bytes > MOST.one) {
      return this.#send(type, instead(type, content, bytes), {}, 200);
    }
    if (stays && !this.#counts(bytes)) return;
    this.#send(type, content, extras, bytes);
  }

  /** Says what was left out, and begins to count anew. */
  endCell(): void {
    const left = this.#left;
    this.#outputs = this.#bytes = this.#left = 0;
    if (left === 0) return;
    const most = MOST.outputs.toLocaleString("en");
    const text = `${left.toLocaleString("en")} more outputs are left out: ` +
      `a cell may show ${most}, of ${megabytes(MOST.bytes)} together.\n`;
    this.#send("stream", { name: "stderr", text }, {}, text.length);
  }

  #counts(bytes: number): boolean {
    const fits = this.#left === 0 && this.#outputs < MOST.outputs &&
      this.#bytes + bytes <= MOST.bytes;
    if (fits) {
      this.#outputs++;
      this.#bytes += bytes;
    } else {
      this.#left++;
    }
    return fits;
  }

  #send(type: string, content: JsonObject, extras: Extras, bytes: number) {
    const { send, now, pause } = this.#options;
    this.#sentAt = Math.max(this.#sentAt, now()) + COST.each +
      COST.byte * bytes;
    // What a cell is ahead of the kernel piles up in memory, and is seen late.
    while (this.#sentAt - now() > COST.ahead) pause(20);
    send(type, content, extras);
  }
}

/** Whether text is too long to be shown, so that nobody needs to lay it out first. */
export function isTooLong(text: string): boolean {
  return text.length > MOST.one;
}

/** What stands for an output that is too large. */
export function tooLarge(bytes: number): string {
  return `This output is left out: it has ${megabytes(bytes)}, ` +
    `and the most that can be shown is ${megabytes(MOST.one)}.`;
}

function instead(type: string, content: JsonObject, bytes: number): JsonObject {
  const words = tooLarge(bytes);
  if (type === "stream") return { ...content, text: `${words}\n` };
  if (type === "error") {
    return { ...content, evalue: words, traceback: [words] };
  }
  if (!/^(update_)?display_data$|^execute_result$/.test(type)) {
    throw new RangeError(words);
  }
  return { ...content, data: { "text/plain": words }, metadata: {} };
}

/** The size of a message. Of content that is too large by far it is not exact. */
function bytesOf(content: JsonObject, { buffers = [] }: Extras): number {
  const size = buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
  const texts = Object.values(content.data ?? content)
    .reduce((sum: number, text) => sum + lengthOf(text), 0);
  if (texts > MOST.one) return size + texts;
  const json = JSON.stringify(content) ?? "";
  // No character takes more than three bytes.
  if (json.length * 3 + size <= MOST.one) return json.length + size;
  return new TextEncoder().encode(json).length + size;
}

function lengthOf(value: unknown): number {
  return typeof value === "string" ? value.length : 0;
}

function megabytes(bytes: number): string {
  return `${
    (bytes / 1e6).toFixed(bytes < 10_000_000 ? 1 : 0).replace(/\.0$/, "")
  } MB`;
}
