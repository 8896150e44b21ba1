/** Copies of the lectures without outputs: what a class sees that is to predict first. */

import { basename, resolve } from "node:path";
import { listNotebooks } from "./choose.ts";
import { readNotebook, writeNotebook } from "./notebook_file.ts";
import { CACHE, NOTEBOOKS } from "./project.ts";

/**
 * Writes the copies into a new folder inside the project, where their imports are found.
 * Earlier copies stay: somebody may have worked in them.
 *
 * @param from where the lectures lie
 * @returns the new folder: `.cache/fresh-1`, `.cache/fresh-2`, …
 */
export async function copyFresh(from: string = NOTEBOOKS): Promise<string> {
  const folder = await newFolder();
  for (const path of await listNotebooks(from)) {
    const notebook = await readNotebook(path);
    await writeNotebook({
      ...notebook,
      path: resolve(folder, basename(path)),
      cells: notebook.cells.map((cell) => ({ ...cell, outputs: [] })),
    });
  }
  return folder;
}

async function newFolder(): Promise<string> {
  await Deno.mkdir(CACHE, { recursive: true });
  for (let n = 1;; n++) {
    const folder = resolve(CACHE, `fresh-${n}`);
    try {
      await Deno.mkdir(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}
