/** What the notebooks say they cover: the ids in the metadata of their cells. */

import { errata, figures, isCitable, rows, topics } from "./sources.ts";

/** The ids that cells name, each once. */
export interface Taught {
  /** Rows of opinion or history that a cited sentence covers. */
  readonly cites: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  /** Errata that a box shows. */
  readonly errata: ReadonlySet<string>;
  /** What is wrong with the metadata, a sentence each. */
  readonly problems: readonly string[];
}

/** A notebook file, as far as it matters here. */
export interface Notebook {
  readonly name: string;
  readonly cells: readonly {
    readonly metadata?: { readonly nets?: Readonly<Record<string, unknown>> };
  }[];
}

const LISTS = { cites: rows, topics, figures, errata };
type List = keyof typeof LISTS;

/**
 * The ids that the cells of `notebooks` name.
 *
 * An id that does not exist is a problem, and so is citing a row that states a value:
 * such a row has to be computed.
 */
export function taught(notebooks: readonly Notebook[]): Taught {
  const found: Record<List, Set<string>> = {
    cites: new Set(),
    topics: new Set(),
    figures: new Set(),
    errata: new Set(),
  };
  const problems: string[] = [];
  for (const { name, list, id } of mentions(notebooks)) {
    const row = list === "cites" ? rows.get(id) : undefined;
    if (!LISTS[list].has(id)) {
      problems.push(`${name}: nets.${list} names ${id}, which does not exist`);
    } else if (row !== undefined && !isCitable(row)) {
      problems.push(`${name}: ${id} states a value and cannot be cited`);
    } else {
      found[list].add(id);
    }
  }
  return { ...found, problems };
}

function* mentions(notebooks: readonly Notebook[]) {
  for (const { name, cells } of notebooks) {
    for (const { metadata } of cells) {
      for (const list of Object.keys(LISTS) as List[]) {
        for (const id of [metadata?.nets?.[list] ?? []].flat()) {
          yield { name, list, id: String(id) };
        }
      }
    }
  }
}

/**
 * The notebooks in a folder, in the order of their names.
 *
 * @throws {SyntaxError} naming the file, if one is not JSON
 */
export function readNotebooks(folder: URL): Notebook[] {
  const names = [...Deno.readDirSync(folder)].map((file) => file.name)
    .filter((name) => name.endsWith(".ipynb")).sort();
  return names.map((name) => {
    const text = Deno.readTextFileSync(new URL(name, folder));
    try {
      const { cells } = JSON.parse(text);
      return { name, cells: Array.isArray(cells) ? cells : [] };
    } catch (error) {
      throw new SyntaxError(
        `Cannot read ${name}: a notebook must be JSON, but ${
          (error as Error).message
        }`,
      );
    }
  });
}
