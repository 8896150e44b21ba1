/** What the kernel knows about code that is being written: what could follow, what a name means. */

/** What could stand at the cursor. */
export type Completion = {
  /** Best first. */
  readonly matches: readonly Match[];
  /** The part of the code that a match replaces, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

/** One text that could stand at the cursor. */
export type Match = {
  readonly text: string;
  /** variable, function, class, keyword, property, method, type, … */
  readonly kind?: string;
  /** Its type, on one line. */
  readonly detail?: string;
};

/** What is known about the name at the cursor, as Markdown: its type, its docs. */
export type Inspection = { readonly markdown?: string };

/** More matches than these nobody reads. */
const MOST = 100;

/**
 * Those that begin like what is written, then those that contain it, or whose words begin so,
 * then those that have its first letter and the others in order.
 *
 * @param written what stands before the cursor already
 * @param matches in the order of their likelihood
 *
 * @example Capitals count, but not much
 * ```ts
 * import assert from "node:assert/strict";
 * const names = ["sum", "halfSquare", "Sum", "toString"];
 * const texts = bestMatches("s", names.map((text) => ({ text }))).map(({ text }) => text);
 * assert.deepEqual(texts, ["sum", "Sum", "halfSquare", "toString"]);
 * ```
 */
export function bestMatches(
  written: string,
  matches: readonly Match[],
): readonly Match[] {
  const small = written.toLowerCase();
  const ranked = matches.map((match) => ({
    match,
    rank: rank(match.text, written, small),
  }));
  return ranked.filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST).map(({ match }) => match);
}

function rank(text: string, written: string, small: string): number {
  if (text.startsWith(written)) return 0;
  const lower = text.toLowerCase();
  if (lower.startsWith(small)) return 1;
  const initials = text[0] + text.slice(1).replace(/[^A-Z_\d]/g, "");
  if (initials.toLowerCase().startsWith(small)) return 2;
  if (lower.includes(small)) return 2;
  if (lower[0] !== small[0]) return Infinity;
  let from = 0;
  for (const letter of small) {
    from = lower.indexOf(letter, from) + 1;
    if (from === 0) return Infinity;
  }
  return 3;
}

/** Two lists of matches as one: what only the second knows comes after the first. */
export function joinMatches(
  known: readonly Match[],
  more: readonly Match[],
): readonly Match[] {
  const texts = new Set(known.map(({ text }) => text));
  return [...known, ...more.filter(({ text }) => !texts.has(text))]
    .slice(0, MOST);
}
