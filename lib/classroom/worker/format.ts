/** A value in the forms in which a cell shows it, as Deno's kernel makes them. */

import type { JsonObject } from "../json.ts";
import { inspect } from "./inspect.ts";

/** By this a thing shows itself. */
const DISPLAY = Symbol.for("Jupyter.display");

/**
 * A value in its forms, by media type.
 *
 * @example A number is text
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(await formsOf(0.25), { "text/plain": "0.25" });
 * ```
 */
export async function formsOf(thing: unknown): Promise<JsonObject> {
  if (isObject(thing)) {
    const show = thing[DISPLAY];
    if (typeof show === "function") return await show.call(thing);
    const { outerHTML } = thing;
    if (typeof outerHTML === "string") {
      const type = /^<svg\b/i.test(outerHTML) ? "image/svg+xml" : "text/html";
      return { [type]: outerHTML };
    }
    if (thing instanceof Promise) {
      return { "text/plain": await promised(thing) };
    }
  }
  return { "text/plain": inspect(thing) };
}

function isObject(thing: unknown): thing is Record<PropertyKey, unknown> {
  return (typeof thing === "object" || typeof thing === "function") &&
    thing !== null;
}

/** Nothing but waiting tells what has become of a promise. */
async function promised(promise: Promise<unknown>): Promise<string> {
  const pending = {};
  try {
    const value = await Promise.race([promise, Promise.resolve(pending)]);
    return `Promise { ${value === pending ? "<pending>" : inspect(value)} }`;
  } catch (error) {
    return `Promise { <rejected> ${inspect(error)} }`;
  }
}
