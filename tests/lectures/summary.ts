/** The state of the ledger in one line, and the lists behind the line. */

import {
  errata,
  type Erratum,
  figures,
  type Row,
  rows,
  topics,
} from "./sources.ts";
import type { Taught } from "./taught.ts";

/** What is settled and what is not. */
export interface Summary {
  readonly line: string;
  /** Rows that no test computed and no cell cites. */
  readonly open: readonly Row[];
  /** Errata that no test proved and no cell shows. */
  readonly openErrata: readonly Erratum[];
}

/**
 * Counts what a run of the tests recorded and what the notebooks name.
 *
 * A row that is both computed and cited counts as computed.
 *
 * @param recorded the ids that tests wrote down in one run, in any order and number
 */
export function summary(
  recorded: ReadonlySet<string>,
  notebooks: Taught,
): Summary {
  const rest = [...rows.values()].filter(({ id }) => !recorded.has(id));
  const open = rest.filter(({ id }) => !notebooks.cites.has(id));
  const proved = [...errata.keys()].filter((id) => recorded.has(id));
  const openErrata = [...errata.values()].filter(({ id }) =>
    !recorded.has(id) && !notebooks.errata.has(id)
  );
  const line = [
    `ledger: ${rows.size - rest.length} of ${rows.size} computed, ${
      rest.length - open.length
    } cited, ${open.length} open`,
    `errata: ${proved.length} of ${errata.size} proved, ${notebooks.errata.size} shown`,
    `topics: ${notebooks.topics.size} of ${topics.size}`,
    `figures: ${notebooks.figures.size} of ${figures.size}`,
  ].join("; ");
  return { line, open, openErrata };
}

/**
 * The rows of one notebook (`12`), one topic (`T0-38`) or one source (`L0`, `LX`).
 *
 * @returns whether a row with this id belongs to it
 * @throws {RangeError} if `part` names none of these
 */
export function within(part: string): (id: string) => boolean {
  const parts = [...topics.values()].filter(({ id, notebooks }) =>
    id === part || notebooks.includes(part)
  );
  if (parts.length > 0) {
    const ids = new Set(parts.flatMap((topic) => topic.rows));
    return (id) => ids.has(id);
  }
  if (![...rows.keys()].some((id) => id.startsWith(`${part}-`))) {
    throw new RangeError(
      `Cannot list what is open in ${part}: it must be a notebook such as 12, a topic such as T0-38 or a source from L0 to L4 or LX`,
    );
  }
  return (id) => id.startsWith(`${part}-`);
}
