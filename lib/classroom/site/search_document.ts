/** What can be searched for, and how: the same when the site is built and in the page. */

import type { Options } from "minisearch";

/** A place that a search can lead to. */
export type SearchDocument = {
  readonly id: number;
  /** What it is called: a heading, a name of the library. */
  readonly title: string;
  /** The lecture or module in which it stands. */
  readonly where: string;
  /** From the site's root. */
  readonly address: string;
  readonly kind: "lecture" | "library";
  /** What stands there, without markup. */
  readonly text: string;
  /** The code that stands there: found, but not shown. */
  readonly code?: string;
};

/** What the page gets back with a hit. */
export type StoredFields = Omit<SearchDocument, "id" | "code">;

/** How documents are put into the index, and how words are found in it. */
export const SEARCH_OPTIONS: Options<SearchDocument> = {
  fields: ["title", "text", "code"],
  storeFields: ["title", "where", "address", "kind", "text"],
  tokenize: words,
  searchOptions: {
    tokenize: words,
    boost: { title: 4, code: 0.5 },
    prefix: true,
    fuzzy: (word) => word.length > 4 ? 0.2 : false,
    combineWith: "AND",
    // Whoever looks for a class means the class before what it has.
    boostDocument: (_id, _term, stored) =>
      stored?.kind === "library" && String(stored.title).includes(".")
        ? 0.5
        : 1,
  },
};

/**
 * The words of a text; a name is found by its parts, too.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(words("a thresholdUnit"), ["a", "thresholdUnit", "threshold", "Unit"]);
 * ```
 */
export function words(text: string): string[] {
  return (text.match(/[\p{L}\p{N}_]+/gu) ?? []).flatMap((word) => {
    const parts = word.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
    return parts.length > 1 ? [word, ...parts] : [word];
  });
}
