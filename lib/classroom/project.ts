/** Where the project lies on this machine: its root, its notebooks, its cache. */

import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export { nameOf } from "./notebook.ts";

/** The folder that holds `deno.json`. */
export const ROOT: string = resolve(
  dirname(fileURLToPath(import.meta.url)),
  "../..",
);

/** The lectures. */
export const NOTEBOOKS: string = resolve(ROOT, "notebooks");

/** What the course writes while it works; not in git. */
export const CACHE: string = resolve(ROOT, ".cache");

/** The file with the import map and the compiler options. */
export const CONFIG: string = resolve(ROOT, "deno.json");

/** Whether a path leads out of the project, to where its import map does not hold. */
export function isOutside(path: string): boolean {
  return /^\.\.|^([A-Za-z]:)?[\\/]/.test(relative(ROOT, resolve(path)));
}

/** A path as a reader knows it: from the project's root if it lies there. */
export function showPath(path: string): string {
  const inside = relative(ROOT, path);
  return isOutside(path) || inside === "" ? path : inside.replaceAll("\\", "/");
}
