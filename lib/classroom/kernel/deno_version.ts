/** Which Deno the course's kernel needs, and what to do about another one. */

import { KernelError } from "./kernel_error.ts";

/** The oldest version that the course's kernel was tried with. */
export const OLDEST_DENO = "2.9.6";

/**
 * Refuses a Deno that is too old: its kernel has none of the places that are mended here.
 *
 * @param version as in `Deno.version.deno`
 * @throws {KernelError} if it is older than {@linkcode OLDEST_DENO}, with what to do
 *
 * @example An older version is refused
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => requireDeno("2.8.1"));
 * requireDeno("2.10.0");
 * ```
 */
export function requireDeno(version: string): void {
  if (!isOlder(version, OLDEST_DENO)) return;
  throw new KernelError(
    `The lectures need Deno ${OLDEST_DENO} or newer, but this is ${version}. ` +
      "`deno upgrade` brings the newest; where npm has installed it, `npm install -g deno`.",
  );
}

function isOlder(version: string, than: string): boolean {
  const [given, least] = [version, than].map((text) =>
    text.split(/[.+-]/).slice(0, 3).map(Number)
  );
  const differing = given.findIndex((part, i) => part !== least[i]);
  return differing >= 0 && given[differing] < least[differing];
}
