/** What a page cannot do: said where it is asked for, with the way to where it can be done. */

/** How to go on. */
export const ELSEWHERE =
  "To run this, open the lecture on your own machine with `deno task lecture`.";

/**
 * The error for something that a page has not.
 *
 * @param name as the cell has it: `Deno.readTextFile`
 * @param why a half sentence: `a page has no files`
 */
export function notHere(name: string, why: string): Error {
  return new NotHere(`${name} cannot run in a page: ${why}. ${ELSEWHERE}`);
}

class NotHere extends Error {
  override readonly name = "NotHereError";
}
