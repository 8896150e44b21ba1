/** Code without its texts: what brackets and words in it are left to look at. */

/** Comments, texts, templates and regular expressions; what stands before decides about the last. */
const TEXT =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1?|`(?:\\[\s\S]|[^\\`])*`?|(?<=(?:^|[=(,:;!&|?{}[\n+*%~^<>-]|\b(?:return|typeof|case|of|in|await))[ \t]*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/\n[])+\/\w*/g;

/**
 * The code of the same length with blanks in place of comments and of what stands in texts.
 *
 * It looks for texts as an editor colours them, quickly and without reading the code as a
 * program; a template within a template can deceive it.
 *
 * @example Quotes stay, what they hold goes
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(plainCode('f("{", 1); // }'), 'f(" ", 1);     ');
 * ```
 */
export function plainCode(code: string): string {
  return code.replace(TEXT, (text, quote?: string) => {
    const blank = text.replace(/[^\n]/g, " ");
    return quote === undefined
      ? blank
      : quote + blank.slice(1, -1) + (text.length > 1 ? text.at(-1) : "");
  });
}
