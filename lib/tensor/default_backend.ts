/** The backend that computes where none is named. */

import type { Backend } from "./backend.ts";
import { checkedBackend } from "./checked_backend.ts";
import { wasm } from "./wasm/wasm.ts";

let chosen: Backend | undefined;

/** The backend of tensors that are made without naming one. */
export function defaultBackend(): Backend {
  return chosen ??= wasm();
}

/**
 * Makes `backend` the one that computes where none is named, from here on.
 *
 * Tensors that exist stay where they are; `x.to(backend)` moves one.
 *
 * @returns the backend, for a notebook to show
 * @throws {ValueError} if it is none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { loops } from "./loops/loops.ts";
 * useBackend(loops());
 * assert.equal(defaultBackend().name, "loops");
 * ```
 */
export function useBackend(backend: Backend): Backend {
  return chosen = checkedBackend("use a backend", backend);
}
