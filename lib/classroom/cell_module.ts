/** The code cells of a notebook as one TypeScript module, for tools that know no notebooks. */

import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Notebook, tagsOf } from "./notebook.ts";
import { CACHE, nameOf } from "./project.ts";

/** A place in a cell, both counted from 1. */
export type CellPlace = { readonly cell: number; readonly line: number };

/** A module made of cells. */
export type CellModule = {
  readonly notebook: Notebook;
  readonly text: string;
  /** Which line of which cell each line of the text is, the first at 0. */
  readonly places: readonly (CellPlace | undefined)[];
};

/** Joins the code cells, in order. */
export function joinCells(notebook: Notebook): CellModule {
  const lines: string[] = [], places: (CellPlace | undefined)[] = [];
  const add = (text: string, place?: CellPlace) => {
    lines.push(text);
    places.push(place);
  };
  notebook.cells.forEach((cell, i) => {
    if (cell.kind !== "code") return;
    // What follows a cell that always throws is not unreachable: the kernel goes on.
    const throws = tagsOf(cell).includes("raises-exception") &&
      !/^\s*import\b/m.test(cell.source);
    if (throws) add("if (Date.now() > 0) {");
    cell.source.split("\n").forEach((text, j) =>
      add(text, { cell: i + 1, line: j + 1 })
    );
    if (throws) add("}");
  });
  // A file without imports and exports would be a script, in which names are shared.
  add("export {};");
  return { notebook, text: `${lines.join("\n")}\n`, places };
}

/** Writes modules where Deno's tools can read them. @returns their paths, in order */
export async function writeModules(
  modules: readonly CellModule[],
): Promise<string[]> {
  const folder = resolve(CACHE, "cells");
  await mkdir(folder, { recursive: true });
  return await Promise.all(modules.map(async ({ notebook, text }) => {
    // Two commands may run at the same time.
    const path = resolve(folder, `${nameOf(notebook.path)}-${Deno.pid}.ts`);
    await writeFile(path, text);
    return path;
  }));
}
