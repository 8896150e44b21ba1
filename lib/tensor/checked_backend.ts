/** Whether what was given is a backend: a cell has no types that would tell. */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Backend } from "./backend.ts";

/**
 * The same backend, if it is one.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is anything else: a promise of one, say, or the function that makes one
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { loops } from "./loops/loops.ts";
 * assert.equal(checkedBackend("make a tensor", loops()), loops());
 * assert.throws(() => checkedBackend("make a tensor", Promise.resolve(loops())), {
 *   message: "Cannot make a tensor: the backend must be one such as wasm() or await gpu(), but it is a Promise; put await before it",
 * });
 * ```
 */
export function checkedBackend(action: string, backend: unknown): Backend {
  if (isBackend(backend)) return backend;
  throw new ValueError(
    action,
    "the backend must be one such as wasm() or await gpu(), but it is " +
      whatIs(backend) + remedy(backend),
  );
}

function isBackend(value: unknown): value is Backend {
  return typeof (value as Backend | null | undefined)?.write === "function";
}

function remedy(given: unknown): string {
  if (given instanceof Promise) return "; put await before it";
  if (typeof given === "function") {
    const isAsync = given.constructor.name === "AsyncFunction";
    return `; call it: ${isAsync ? "await " : ""}${given.name}()`;
  }
  return "";
}
