/** The name that somebody probably meant who wrote another. */

/**
 * The candidate that is most like a name; `undefined` if none is like it.
 *
 * Like it means: at most one change in four characters, and always one; capitals decide only between
 * candidates that are equally near.
 *
 * @example A slip of the finger
 * ```ts
 * import assert from "node:assert/strict";
 * const known = ["sigmoid", "signal", "tanh"];
 * assert.equal(similarTo("sigmiod", known), "sigmoid");
 * assert.equal(similarTo("relu", known), undefined);
 * ```
 */
export function similarTo(
  name: string,
  candidates: readonly string[],
): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 4));
  let best: string | undefined, least = limit + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const apart = changes(name.toLowerCase(), candidate.toLowerCase()) +
      changes(name, candidate) / 100;
    if (apart < least) [best, least] = [candidate, apart];
  }
  return best;
}

/** How many characters must be put in, taken out, replaced or swapped with the next one. */
function changes(a: string, b: string): number {
  let twoAbove: number[] = [], above = Array.from(b + " ", (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
      }
    }
    [twoAbove, above] = [above, row];
  }
  return above[b.length];
}
