/** Which notebooks the words of a command line mean. */

import { basename, resolve } from "node:path";
import { NOTEBOOKS, showPath } from "./project.ts";

/** A command line that cannot be understood: commands end with code 2 on it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * The notebooks that are meant: all if none is named.
 *
 * @param names numbers ("2", "02") or paths
 * @param folder where the numbered notebooks lie
 * @throws {UsageError} if a number or a path leads to no notebook
 */
export async function chooseNotebooks(
  names: readonly string[],
  folder: string = NOTEBOOKS,
): Promise<string[]> {
  const all = await listNotebooks(folder);
  if (names.length === 0) {
    if (all.length > 0) return all;
    throw new UsageError(`There is no notebook in ${showPath(folder)} yet.`);
  }
  const chosen = names.map((name) => {
    if (!/^\d+$/.test(name)) return resolve(name);
    const found = all.find((path) =>
      Number(basename(path).split("_")[0]) === Number(name)
    );
    if (found !== undefined) return found;
    throw new UsageError(`There is no notebook ${name}. ${listing(all)}`);
  });
  for (const path of chosen) {
    const found = await Deno.stat(path).catch(() => undefined);
    if (found?.isFile) continue;
    const what = found?.isDirectory
      ? `${showPath(path)} is a folder, not a notebook.`
      : `There is no notebook ${showPath(path)}.`;
    throw new UsageError(`${what} ${listing(all)}`);
  }
  return [...new Set(chosen)];
}

/** The paths of all notebooks in a folder, in reading order. */
export async function listNotebooks(
  folder: string = NOTEBOOKS,
): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isFile && entry.name.endsWith(".ipynb")) {
      paths.push(resolve(folder, entry.name));
    }
  }
  return paths.sort();
}

function listing(all: readonly string[]): string {
  if (all.length === 0) return "There are none yet.";
  const names = all.map((path) => {
    const name = basename(path, ".ipynb");
    return `  ${name.split("_")[0]}  ${name.split("_").slice(1).join(" ")}`;
  });
  return `There are:\n${names.join("\n")}`;
}
