/** A short name for a text, by which a changed one is known: not for secrets. */

/**
 * 53 bits of a text, as letters and digits.
 *
 * Two halves of FNV-1a with other beginnings: what the browser has for this is there only on
 * pages from a safe address, and has to be waited for.
 *
 * @example Another text has another name
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(fingerprint("let a = 1;"), fingerprint("let a = 1;"));
 * assert.notEqual(fingerprint("let a = 1;"), fingerprint("let a = 2;"));
 * ```
 */
export function fingerprint(text: string): string {
  return (half(text, 0x811c9dc5) % 2 ** 21 * 2 ** 32 + half(text, 0x9747b28c))
    .toString(36);
}

function half(text: string, start: number): number {
  let sum = start;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  }
  return sum >>> 0;
}
