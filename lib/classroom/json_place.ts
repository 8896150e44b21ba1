/** Where a text stops being JSON. */

/** A place in a text, both counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/**
 * The first place at which a text cannot be JSON any more.
 *
 * The engine's own message does not always tell. A beginning of the text that is merely
 * too short fails at its end; one that holds the mistake fails before it. So the longest
 * beginning that fails at its end stops right before the mistake.
 *
 * @param text something that `JSON.parse` refuses
 *
 * @example The comma after `1` is missing
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(placeOfJsonError('{ "a": 1\n  "b": 2 }'), { line: 2, column: 3 });
 * ```
 */
export function placeOfJsonError(text: string): Place {
  let good = 0, bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (failsAtItsEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = text.slice(0, good).split("\n");
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

function failsAtItsEnd(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = (error as SyntaxError).message;
    const position = /at position (\d+)/.exec(message);
    return /end of JSON|Unterminated string/.test(message) ||
      (position !== null && Number(position[1]) >= beginning.length);
  }
}
