/** Where the names of the library are explained: one address each, seen from any page. */

import type { ModuleDoc } from "./library.ts";

/** Finds the address of a name, from the folder of the library's pages. */
export type NameLink = (name: string) => string | undefined;

/**
 * Links to names, as seen from one module's page: its own names first, then those of the others.
 */
export function linksFrom(
  modules: readonly ModuleDoc[],
  from: ModuleDoc,
): NameLink {
  const addresses = new Map<string, string>();
  const others = modules.filter((module) => module !== from);
  for (const module of [from, ...others]) {
    const page = module === from ? "" : `${module.page}.html`;
    for (const { symbols } of module.groups) {
      for (const { name } of symbols) {
        if (!addresses.has(name)) addresses.set(name, `${page}#${name}`);
      }
    }
  }
  return (name) => addresses.get(name);
}
