/** `show`: anything as an output of the cell that is running. */

import {
  type Bundle,
  DISPLAY,
  type Displayable,
  inKernel,
  publish,
  settle,
} from "./kernel.ts";
import { isDrawing, pictureBundle } from "./picture.ts";

/**
 * Shows one or several things below the cell, each as an output of its own.
 *
 * A figure becomes an image with its alt text, `md` and `tex` are typeset, a `table` is
 * a table; a string is printed as it is, and any other value as the console would
 * print it. It resolves when the outputs have left the kernel, so `await` it. Outside
 * a notebook it does nothing.
 *
 * @param things what to show, from top to bottom; of a promise, what it gives
 * @throws {ValueError} if a figure has no alt text
 *
 * @example A result and the sentence that goes with it
 * ```ts
 * import { md } from "./markdown.ts";
 * await show(md`Half of 0.5 is`, 0.25);
 * ```
 */
export async function show(...things: readonly unknown[]): Promise<void> {
  if (!inKernel()) return;
  for (const thing of things) await publish(await bundleOf(await thing));
  await settle();
}

/**
 * A thing in the forms in which {@link show} sends it.
 *
 * @param thing anything
 * @returns the forms by media type, always with `text/plain`
 * @throws {ValueError} if it is a figure without alt text
 *
 * @example A number is text
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(await bundleOf(0.25), { "text/plain": "0.25" });
 * ```
 */
export async function bundleOf(thing: unknown): Promise<Bundle> {
  if (isDisplayable(thing)) return await thing[DISPLAY]();
  if (isDrawing(thing)) {
    return /^<svg\b/i.test(thing.outerHTML) ? pictureBundle(thing) : {
      "text/html": thing.outerHTML,
      "text/plain": thing.getAttribute("aria-label") ?? "",
    };
  }
  if (typeof thing === "string") return { "text/plain": thing };
  return { "text/plain": Deno.inspect(thing, { colors: false }) };
}

function isDisplayable(thing: unknown): thing is Displayable {
  return typeof (thing as Partial<Displayable> | null | undefined)
    ?.[DISPLAY] === "function";
}
