/** Imports that cannot be in a page: which, and what to say of them. */

import { similarTo } from "../similar.ts";
import type { CellImport, ImportedName } from "./cell_imports.ts";
import type { ModuleNames } from "./cell_scope.ts";
import { ELSEWHERE } from "./elsewhere.ts";

/** A module that cells can import. */
export type KnownModule = {
  readonly values: ModuleNames;
  /** Names that it exports and that are no values. */
  readonly types: ReadonlySet<string>;
  /** Whether it is the course's own. */
  readonly isOwn: boolean;
};

/** The modules of a page, by their names. */
export type KnownModules = ReadonlyMap<string, KnownModule>;

/** What is wrong with an import, and where in the cell's program. */
export type ImportFault = { readonly message: string; readonly at: number };

/** The first import of a cell that cannot be; `undefined` if all can. */
export function importFault(
  imports: readonly CellImport[],
  modules: KnownModules,
): ImportFault | undefined {
  for (const { specifier, at, names } of imports) {
    const module = modules.get(specifier);
    if (module === undefined) {
      return { message: absentModule(specifier, modules), at };
    }
    const absent = names.find((one) => isAbsent(one, module));
    if (absent === undefined) continue;
    const message = absentName(absent.name, specifier, modules);
    return { message, at: absent.at };
  }
}

function isAbsent({ name }: ImportedName, { values, types }: KnownModule) {
  return name !== "*" && !(name in values) && !types.has(name);
}

/**
 * What to say of a module that is not in the page.
 *
 * @param specifier its name, as the cell has it
 */
export function absentModule(specifier: string, modules: KnownModules): string {
  const start = `Cannot import "${specifier}":`;
  const meant = similarTo(specifier, [...modules.keys()]);
  if (meant !== undefined) {
    return `${start} no module has this name; did you mean "${meant}"?`;
  }
  const own = [...modules].filter(([, { isOwn }]) => isOwn)
    .map(([name]) => `"${name}"`).join(", ");
  return `${start} ${
    kindOf(specifier)
  }; the course's own modules are ${own}. ${ELSEWHERE}`;
}

function kindOf(specifier: string): string {
  if (/^(npm|jsr):/.test(specifier)) return "this page has no packages";
  if (/^node:/.test(specifier)) return "this page is no program of Node's";
  if (/^https?:/.test(specifier)) return "this page asks no other host";
  if (/^(\.{0,2}\/|file:)/.test(specifier)) return "this page has no files";
  return "this page has no such module";
}

function absentName(
  name: string,
  specifier: string,
  modules: KnownModules,
): string {
  if (name === "default") {
    return `"${specifier}" has no default export; ` +
      "write the names that you want in braces: import { … }";
  }
  const start = `"${specifier}" exports no "${name}"`;
  const home = [...modules].find(([, { values, isOwn }]) =>
    isOwn && name in values
  );
  if (home !== undefined) return `${start}, but "${home[0]}" does`;
  const names = Object.keys(modules.get(specifier)?.values ?? {});
  const meant = similarTo(name, names);
  return meant === undefined ? start : `${start}; did you mean "${meant}"?`;
}
