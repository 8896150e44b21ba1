/** How a backend is printed: by what it is, not by what it can do. */

import type { Backend } from "./backend.ts";

/**
 * The backend, which prints as its name and description.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { loops } from "./loops/loops.ts";
 * assert.equal(String(loops()), "loops: plain loops in 32 bits");
 * ```
 */
export function printed<Printed extends Backend>(backend: Printed): Printed {
  const text = `${backend.name}: ${backend.description}`;
  return Object.assign(backend, {
    toString: () => text,
    [Symbol.for("Deno.customInspect")]: () => text,
  });
}
