/**
 * The one door to Deno's Jupyter kernel: is there one, send it an output, let it arrive.
 *
 * Nothing else in the library touches `Deno.jupyter`. Outside a kernel (a test, a
 * script, a worker, a browser) everything here does nothing, at once.
 *
 * @module
 */

import { heard } from "./subscriber.ts";
import { cellWorld } from "./world.ts";

/**
 * One output in several forms, by media type; the front end shows the richest one it
 * knows. Each has a `text/plain` form, for terminals and screen readers.
 */
export type Bundle = Readonly<Record<string, string>>;

/** Whatever has this method shows itself: it is what the kernel asks a cell's last value. */
export const DISPLAY: unique symbol = Symbol.for(
  "Jupyter.display",
) as typeof DISPLAY;

/** A thing that knows its own outputs. */
export interface Displayable {
  /** The thing in every form it has. */
  [DISPLAY](): Bundle | Promise<Bundle>;
}

// Outside a kernel the getter throws; in a worker the property does not exist.
const kernel: typeof Deno.jupyter | undefined = (() => {
  try {
    return Deno.jupyter;
  } catch {
    return undefined;
  }
})();

/** Milliseconds until what has been sent but not waited for should have left the kernel. */
let backlog = 0;

/**
 * Whether this code runs in a notebook.
 *
 * @returns true in a cell and in what it imports; false in tests, scripts and workers
 *
 * @example A test is no notebook
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(inKernel(), false);
 * ```
 */
export function inKernel(): boolean {
  return kernel !== undefined;
}

/**
 * Sends one output to the cell that is running; outside a kernel, nothing.
 *
 * It goes by `broadcast`, which sends before it returns: `Deno.jupyter.display` first
 * waits, so that nothing is seen while a cell computes.
 *
 * @param bundle the output in its several forms
 * @param place an `id` makes an output that can be replaced; `replace` replaces it
 */
export async function publish(
  bundle: Bundle,
  place: { readonly id?: string; readonly replace?: boolean } = {},
): Promise<void> {
  if (!kernel) return;
  const size = Object.values(bundle).reduce(
    (sum, form) => sum + form.length,
    0,
  );
  // Measured on Deno 2.9.6: 0.15 ms a message, and 6 ms a megabyte.
  backlog += 0.15 + 6e-6 * size;
  await kernel.broadcast(
    place.replace ? "update_display_data" : "display_data",
    {
      data: bundle,
      metadata: {},
      transient: place.id === undefined ? {} : { display_id: place.id },
    },
  );
}

/**
 * Sends any message of the protocol to the page; outside a kernel, nothing.
 *
 * @param type its name in the protocol
 * @param content what JSON can say
 * @param buffers bytes that go with it
 */
export function broadcast(
  type: string,
  content: Record<string, unknown>,
  buffers: readonly Uint8Array[] = [],
): void {
  kernel?.broadcast(type, content, { buffers: [...buffers] });
}

/**
 * Waits until what was sent has left the kernel; outside a kernel, not at all.
 *
 * The kernel of Deno 2.8.2 to 2.9.6 says that a cell is finished without waiting for its
 * outputs, and "Run All" then puts them under the next cell. Whatever shows something
 * in this room settles before it resolves, so that a cell which awaits it is safe. The
 * course's kernel waits itself.
 *
 * It listens until the kernel has published one more message, which takes 2 ms; where
 * it cannot listen, as on Windows, it waits as long as outputs take on a quiet machine.
 *
 * @example In a cell that only prints
 * ```ts
 * for (const row of [1, 2]) console.log(row);
 * await settle();
 * ```
 */
export async function settle(): Promise<void> {
  if (!kernel || cellWorld() !== undefined) return;
  const milliseconds = 20 + backlog;
  backlog = 0;
  // An update of an output that does not exist: front ends know of such, and pass over them.
  const say = (display_id: string) =>
    broadcast("update_display_data", {
      data: {},
      metadata: {},
      transient: { display_id },
    });
  if (!await heard(say)) await pass(milliseconds);
}

async function pass(milliseconds: number): Promise<void> {
  // On a busy machine this wait takes too long, and so does the outputs' way: wait again.
  for (let tries = 0; tries < 5; tries++) {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    if (performance.now() - start < milliseconds + 5) return;
  }
}
