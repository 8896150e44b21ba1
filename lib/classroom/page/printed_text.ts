/** Printed text as it would stand on a terminal, and its middle left out where it is very long. */

/** What is shown of a printed text before somebody asks for all of it. */
export type Excerpt = {
  readonly head: string;
  /** How many lines are left out between head and tail. */
  readonly hidden: number;
  readonly tail: string;
};

/**
 * Text without colour codes, and with the last version of lines that were written over.
 *
 * @param text what a cell printed, with `\r` and escape sequences
 *
 * @example A progress line shows where it got to
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(settled("\x1b[32m10 %\x1b[0m\r20 %\r\ndone"), "20 %\ndone");
 * ```
 */
export function settled(text: string): string {
  return text
    // deno-lint-ignore no-control-regex -- escape sequences are made of them
    .replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, "")
    .replace(/\r+\n/g, "\n")
    .replace(/^.*\r(?=.)/gm, "")
    .replace(/\r/g, "");
}

/**
 * The beginning and the end of a text that is longer than it is worth reading.
 *
 * @param text a settled text
 * @param most how many lines may be shown at most
 * @returns the whole text as `head` if it is not longer
 *
 * @example Ten lines in four
 * ```ts
 * import assert from "node:assert/strict";
 * const ten = Array.from({ length: 10 }, (_, i) => `${i}\n`).join("");
 * assert.deepEqual(excerpt(ten, 4), { head: "0\n1\n2\n", hidden: 6, tail: "9\n" });
 * ```
 */
export function excerpt(text: string, most: number): Excerpt {
  const lines = text.split(/(?<=\n)/);
  if (lines.length <= most) return { head: text, hidden: 0, tail: "" };
  const tail = Math.floor(most / 3);
  const head = most - tail;
  return {
    head: lines.slice(0, head).join(""),
    hidden: lines.length - most,
    tail: lines.slice(lines.length - tail).join(""),
  };
}
