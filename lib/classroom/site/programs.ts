/** The scripts of the site: classic ones, which a page from a disk may load as well. */

import { bundle } from "../bundle.ts";

/** What a page loads at once, or when it is asked to: from where, under what name. */
const PROGRAMS = {
  "assets/theme.js": "lib/classroom/page/site_theme.ts",
  "assets/site.js": "lib/classroom/page/site.ts",
  "assets/live.js": "lib/classroom/page/live.ts",
} as const;

/** Finds words in the index; the index stands in the same file. */
const SEARCH = "lib/classroom/page/site_search.ts";

/** What runs cells, in a worker. */
const KERNEL = "lib/classroom/worker/worker.ts";

/**
 * Puts the scripts together.
 *
 * @param index the search index, as JSON
 * @param say called with a line for each that has to be made
 * @returns the scripts by path
 * @throws {SetupError} if one cannot be made
 */
export async function programs(
  index: string,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const [path, entry] of Object.entries(PROGRAMS)) {
    made.set(path, await bundle(entry, { format: "iife", say }));
  }
  const search = await bundle(SEARCH, { format: "iife", say });
  made.set(
    "assets/search.js",
    `globalThis.netsSearchIndex = ${JSON.stringify(index)};\n${search}`,
  );
  const kernel = await bundle(KERNEL, { format: "iife", say });
  made.set(
    "assets/kernel.js",
    `globalThis.netsKernelSource = ${JSON.stringify(kernel)};\n`,
  );
  return made;
}
