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
  "lib/tensor/mod.ts",
  "lib/webgpu/mod.ts",
  "lib/nn/mod.ts",
  "lib/datasets/mod.ts",
  "lib/figures/mod.ts",
  "lib/interactive/mod.ts",
  "lib/notebook/mod.ts",
  "lib/classroom/kernel/kernel.ts",
  "lib/classroom/kernel/course_kernel.ts",
  "lib/classroom/kernel/serve.ts",
  "lib/classroom/presenter/presenter.ts",
  "lib/classroom/page/app.ts",
  "lib/classroom/site/build_site.ts",
];

/**
 * Fetches the packages that are missing from Deno's cache. The kernel would fetch them as
 * well, but without a word, in the middle of a cell.
 *
 * @param say called with a line as soon as something has to be fetched
 * @param cache where Deno is to keep them, instead of the user's own cache
 * @throws {SetupError} if something cannot be had
 */
export async function setUp(
  say: (line: string) => void,
  cache?: string,
): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["cache", "--config", CONFIG, ...await existing(ENTRIES)],
    cwd: ROOT,
    env: { NO_COLOR: "1", ...cache === undefined ? {} : { DENO_DIR: cache } },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let words = "", said = false;
  for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) {
    words += text;
    if (said || !words.includes("Download ")) continue;
    said = true;
    say(
      "Fetching the packages that the notebooks need (the first time only) …",
    );
  }
  if ((await child.status).success) return;
  const reason = words.split("\n\nStack backtrace")[0].split("\n")
    .filter((line) => !/^(Download|Initialize) /.test(line)).join("\n").trim();
  throw new SetupError(
    `Cannot load what the notebooks import:\n${reason}${remedy(reason)}`,
  );
}

async function existing(entries: readonly string[]): Promise<string[]> {
  const paths = entries.map((entry) => resolve(ROOT, entry));
  const there = await Promise.all(
    paths.map((path) => Deno.stat(path).then(() => true, () => false)),
  );
  return paths.filter((_, i) => there[i]);
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
