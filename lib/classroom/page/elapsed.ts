/** How long something took, in the words that fit beside a cell. */

/**
 * A time in words: milliseconds, seconds with one decimal, or minutes.
 *
 * @param ms milliseconds
 *
 * @example Short times are exact, long ones readable
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(elapsed(38.4), "38 ms");
 * assert.equal(elapsed(1234), "1.2 s");
 * assert.equal(elapsed(125_000), "2 min 5 s");
 * ```
 */
export function elapsed(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
