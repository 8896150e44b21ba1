/** The part of a text that shows why it was found. */

/** A piece of a text, and whether it is one of the words that were looked for. */
export type Piece = { readonly text: string; readonly isHit: boolean };

/**
 * About `most` letters of a text around the first of the words, with the words told apart.
 *
 * @param terms words as the text has them, in any case of letters
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(snippet("The unit fires.", ["fires"], 100), [
 *   { text: "The unit ", isHit: false },
 *   { text: "fires", isHit: true },
 *   { text: ".", isHit: false },
 * ]);
 * ```
 */
export function snippet(
  text: string,
  terms: readonly string[],
  most: number,
): readonly Piece[] {
  const words = terms.map((term) =>
    term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  );
  const any = new RegExp(`(${words.join("|")})`, "giu");
  const at = terms.length === 0 ? -1 : text.search(any);
  const from = at > most / 2 ? text.lastIndexOf(" ", at - most / 3) + 1 : 0;
  const to = from + most >= text.length
    ? text.length
    : Math.max(text.lastIndexOf(" ", from + most), from + 1);
  const shown = `${from > 0 ? "… " : ""}${text.slice(from, to)}${
    to < text.length ? " …" : ""
  }`;
  const pieces = terms.length === 0 ? [shown] : shown.split(any);
  return pieces
    .map((text, i) => ({ text, isHit: i % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
