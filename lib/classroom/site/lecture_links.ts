/** Where the names that a lecture imports are explained. */

import type { Notebook } from "../notebook.ts";
import type { ModuleDoc } from "./library.ts";
import type { NameLink } from "./library_links.ts";

/**
 * Links from a lecture's page into the library, for what the lecture imports: another name
 * may be the lecture's own, though the library has one that is called the same.
 */
export function linksOfLecture(
  { cells }: Notebook,
  modules: readonly ModuleDoc[],
): NameLink {
  const pages = new Map(modules.map(({ name, page }) => [name, page]));
  const addresses = new Map<string, string>();
  for (const { kind, source } of cells) {
    if (kind !== "code") continue;
    const imports = source.matchAll(
      /\bimport\s[^{;]*\{([^}]*)\}\s*from\s*"([^"]+)"/g,
    );
    for (const [, names, module] of imports) {
      const page = pages.get(module);
      if (page === undefined) continue;
      for (const name of names.matchAll(/(?:type\s+)?(\w+)\s*(?:,|$)/g)) {
        addresses.set(name[1], `api/${page}.html#${name[1]}`);
      }
    }
  }
  return (name) => addresses.get(name);
}
