/** The lists of what the five source lectures say: claims, errata, topics, figures. */

/** A claim, or a list, a record or a table of them. */
export type Exact =
  | null
  | number
  | string
  | boolean
  | readonly Exact[]
  | { readonly [name: string]: Exact };

/** One checkable sentence of a source lecture. */
export interface Row {
  readonly id: string;
  readonly source: string;
  /** Section or slide. */
  readonly where: string;
  /** What is claimed, in our words. */
  readonly claim: string;
  readonly inputs: Exact;
  /** What the source prints; null where only a figure shows it, or nothing does. */
  readonly printed: Exact;
  /** What is right: a value where there is a tolerance, otherwise a sentence. */
  readonly exact: Exact;
  /** Largest allowed distance from `exact`; null where there is nothing to measure. */
  readonly tolerance: number | null;
  readonly kind: string;
  /** How the numbers came about where that is not plain, or what was put right in them. */
  readonly note?: string;
}

/** Something a source lecture gets wrong, leaves out or leaves open. */
export interface Erratum {
  readonly id: string;
  readonly source: string;
  readonly where: string;
  readonly cls: string;
  readonly printed: string;
  readonly right: string;
  readonly proof: string;
  readonly present: string;
  /** The rows of the ledger it concerns. */
  readonly ledger: readonly string[];
  readonly note?: string;
}

/** A section or group of slides. */
export interface Topic {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  /** Numbers of the notebooks that teach it. */
  readonly notebooks: readonly string[];
  /** The rows of the ledger that belong to it; every row belongs to one topic. */
  readonly rows: readonly string[];
}

/** A picture that has to be drawn anew. */
export interface Figure {
  readonly id: string;
  readonly source: string;
  readonly description: string;
}

const { topics: topicList, figures: figureList } = read("topics.json") as {
  topics: Topic[];
  figures: Figure[];
};

/** The claims by id: `L` and the number of the source, or `LX` across them. */
export const rows = byId(read("ledger.json") as Row[]);
/** The errata by id. */
export const errata = byId(read("errata.json") as Erratum[]);
/** The topics by id, in the order of the sources. */
export const topics = byId(topicList);
/** The figures by id, in the order of the sources. */
export const figures = byId(figureList);

/**
 * The entry with this id.
 *
 * @throws {RangeError} if there is none
 */
export function entry<Entry>(
  entries: ReadonlyMap<string, Entry>,
  id: string,
): Entry {
  const found = entries.get(id);
  if (found === undefined) {
    throw new RangeError(
      `Cannot look up ${id}: the id must be one of the ${entries.size} from ${
        [...entries.keys()][0]
      } to ${[...entries.keys()].at(-1)}, but it is none of them`,
    );
  }
  return found;
}

/** Whether a cited sentence is enough for a row: it states no value, or only a date. */
export function isCitable(row: Row): boolean {
  return row.tolerance === null || row.kind === "history" ||
    row.kind === "biology";
}

function read(name: string): unknown {
  return JSON.parse(Deno.readTextFileSync(new URL(name, import.meta.url)));
}

function byId<Entry extends { readonly id: string }>(
  list: readonly Entry[],
): ReadonlyMap<string, Entry> {
  return new Map(list.map((entry) => [entry.id, entry]));
}
