/** The smallest change that makes one text into another. */

/** What is to be replaced, by UTF-16 positions, and by what. */
export type TextChange = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
};

/**
 * The smallest single change from one text to another.
 *
 * A cursor stays where it is in the text around the change, which a whole new
 * text would not let it do.
 *
 * @returns nothing if the texts are equal
 *
 * @example Only what differs is replaced
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(textChange("let a = 1;", "let b = 1;"), { from: 4, to: 5, insert: "b" });
 * assert.equal(textChange("same", "same"), undefined);
 * ```
 */
export function textChange(
  before: string,
  after: string,
): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (
    end < shorter - from &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) end++;
  return {
    from,
    to: before.length - end,
    insert: after.slice(from, after.length - end),
  };
}
