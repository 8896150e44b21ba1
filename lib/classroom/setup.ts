/** Everything a notebook needs, fetched before the first kernel starts. */

import { resolve } from "node:path";
import { CONFIG, ROOT } from "./project.ts";

/** What could not be set up, in words that say what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** What the notebooks and this room import. */
const ENTRIES = [
  "lib/mod.ts",
  "lib/exact.ts",
  "lib/figures/mod.ts",
  "lib/notebook/mod.ts",
  "lib/classroom/kernel.ts",
];

/**
 * Fetches the packages that are missing from Deno's cache. The kernel would fetch them as
 * well, but without a word, in the middle of a cell.
 *
 * @param say prints a line
 * @throws {SetupError} if one cannot be had
 */
export async function setUp(say: (line: string) => void): Promise<void> {
  const entries: string[] = [];
  for (const entry of ENTRIES) {
    const path = resolve(ROOT, entry);
    if (await Deno.stat(path).then(() => true, () => false)) entries.push(path);
  }
  const cached = await deno([
    "cache",
    "--quiet",
    "--cached-only",
    "--config",
    CONFIG,
    ...entries,
  ]);
  if (cached.success) return;
  say("Fetching the packages that the notebooks need (the first time only) …");
  const fetched = await deno([
    "cache",
    "--quiet",
    "--config",
    CONFIG,
    ...entries,
  ]);
  if (fetched.success) return;
  throw new SetupError(
    `Cannot load what the notebooks import:\n${fetched.words}${
      remedy(fetched.words)
    }`,
  );
}

function remedy(words: string): string {
  if (/lockfile|integrity/i.test(words)) {
    return "\ndeno.lock does not fit deno.json; `deno install` brings them together.";
  }
  if (/registry|http|download|dns|connect/i.test(words)) {
    return "\nIs this machine online? Once `deno install` has worked, no network is needed.";
  }
  return "";
}

async function deno(
  args: readonly string[],
): Promise<{ success: boolean; words: string }> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdout: "null",
  }).output();
  return { success, words: new TextDecoder().decode(stderr).trim() };
}
