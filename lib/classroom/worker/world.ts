/**
 * What cells find around them in a page: a console, a Deno, and what is not there.
 *
 * This must run before the library is loaded, which looks for a kernel once.
 *
 * @module
 */

import type { FromWorker } from "../worker_line.ts";
import { Clock } from "../kernel/world_clock.ts";
import { CellSources } from "./cell_sources.ts";
import { denoObject } from "./deno_object.ts";
import { notHere } from "./elsewhere.ts";
import { soon } from "./soon.ts";
import { workerConsole } from "./worker_console.ts";
import { WorkerOutput } from "./worker_output.ts";

// It must find what it needs before that is taken from cells.
export { evaluate } from "./evaluate.ts";

const { postMessage, setTimeout, clearTimeout, fetch } = globalThis;

/** Tells the page something. */
export function tell(message: FromWorker): void {
  postMessage.call(globalThis, message);
}

/** The timers of cells and of what runs beside them. */
export const clock: Clock = new Clock({
  // A browser's own timers wait for at least 4 ms, and breaths of a loop are short.
  wake: (callback, ms) => {
    if (ms <= 1) return soon(callback);
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  soon: (callback) => callback(),
  now: () => performance.now(),
});

/** The cells that ran. */
export const sources: CellSources = new CellSources();

/** What leaves the cells. */
export const output: WorkerOutput = new WorkerOutput({
  send: (kind, content, { buffers = [] }) =>
    tell({ type: "output", kind, content, buffers }),
  later: (callback, ms) => {
    clock.set(callback, ms);
  },
  readable: (text) => sources.readable(text),
});

// An error deep in a package is to lead back to the line of the cell.
Error.stackTraceLimit = 50;
Object.assign(console, workerConsole((name, text) => output.print(name, text)));

const question =
  "its cells cannot wait for an answer; write the answer into the cell";
const own = "the page needs that itself";

/** What is there from the beginning, or is said not to be. */
const GLOBALS: Readonly<Record<string, unknown>> = {
  Deno: denoObject(output),
  // The package of assertions looks for it.
  process: { env: {} },
  prompt: refused("prompt()", question),
  confirm: refused("confirm()", question),
  alert: refused("alert()", "its cells have no window; write console.log(…)"),
  postMessage: refused("postMessage()", own),
  importScripts: refused("importScripts()", own),
  close: refused("close()", own),
  fetch: ((input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    if (/^(data|blob):/.test(address)) return fetch(input, init);
    return Promise.reject(notHere("fetch()", "it asks no other host"));
  }) satisfies typeof fetch,
};
for (const [name, value] of Object.entries(GLOBALS)) {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

// Browsers have it only where they trust the way to a page.
crypto.randomUUID ??= () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    "$1-$2-$3-$4-",
  ) as ReturnType<typeof crypto.randomUUID>;
};

function refused(name: string, why: string): () => never {
  return () => {
    throw notHere(name, why);
  };
}
