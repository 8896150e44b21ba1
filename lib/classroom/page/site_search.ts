/** The search itself, loaded when somebody begins to search: `assets/search.js`, below its index. */

import MiniSearch from "minisearch";
import {
  SEARCH_OPTIONS,
  type SearchDocument,
  type StoredFields,
} from "../site/search_document.ts";

/** A place that was found. */
export type Hit = StoredFields & {
  /** The words of the place that were found, to be marked. */
  readonly terms: readonly string[];
};

/** What `assets/search.js` puts into the page: at most so many places of each kind, the kind of the best first. */
export type NetsSearch = (query: string, most: number) => readonly Hit[];

declare global {
  var netsSearch: NetsSearch | undefined;
  var netsSearchIndex: string | undefined;
}

const index = MiniSearch.loadJSON<SearchDocument>(
  globalThis.netsSearchIndex!,
  SEARCH_OPTIONS,
);

globalThis.netsSearch = (query, most) => {
  const found = Map.groupBy(index.search(query), ({ kind }) => kind);
  return [...found.values()].flatMap((hits) => hits.slice(0, most)).map((
    hit,
  ) => ({
    title: String(hit.title),
    where: String(hit.where),
    address: String(hit.address),
    kind: hit.kind,
    text: String(hit.text),
    terms: hit.terms,
  }));
};
