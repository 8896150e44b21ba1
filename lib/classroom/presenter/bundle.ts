/** The page's program in one file, made by `deno bundle` and kept until something it is made of changes. */

import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { CACHE, CONFIG, ROOT } from "../project.ts";
import { SetupError } from "../setup.ts";

/** Where the page's program begins. */
const ENTRY = "lib/classroom/page/app.ts";

/** How the page's program is to be made. */
export type BundleOptions = {
  /** For those who work on the page: with a map to its sources, and not made small. */
  readonly dev?: boolean;
  /** Where bundles are kept. */
  readonly cache?: string;
  /** Called with a line if it has to be made. */
  readonly say?: (line: string) => void;
};

/**
 * The page's program.
 *
 * @throws {SetupError} if it cannot be made, with what `deno bundle` says
 */
export async function bundle(options: BundleOptions = {}): Promise<string> {
  const { dev = false, cache = resolve(CACHE, "presenter"), say } = options;
  const file = resolve(cache, `app-${await keyOf(dev)}.js`);
  const kept = await Deno.readTextFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;
  say?.("Putting the presenter's page together …");
  await Deno.mkdir(cache, { recursive: true });
  await forgetOthers(cache);
  const half = `${file}.${Deno.pid}.tmp`;
  await make(half, dev);
  const made = await Deno.readTextFile(half);
  await Deno.rename(half, file);
  return made;
}

/** Names what a bundle is made of: every source that the page could import, and the packages. */
async function keyOf(dev: boolean): Promise<string> {
  const hash = createHash("sha256").update(`${Deno.version.deno} ${dev}`);
  const sources = await sourcesIn(resolve(ROOT, "lib"));
  for (const path of [...sources.sort(), CONFIG, resolve(ROOT, "deno.lock")]) {
    hash.update(`\n${path}\n`).update(await Deno.readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

async function sourcesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = resolve(folder, entry.name);
    if (entry.isDirectory) found.push(...await sourcesIn(path));
    else if (/\.(ts|json)$/.test(path)) found.push(path);
  }
  return found;
}

async function make(file: string, dev: boolean): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "bundle",
      "--quiet",
      "--platform=browser",
      dev ? "--sourcemap=inline" : "--minify",
      `--output=${file}`,
      ENTRY,
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  await Deno.remove(file).catch(() => {});
  const words = new TextDecoder().decode(stderr).split("\n\nStack backtrace")[0]
    .trim();
  throw new SetupError(
    `Cannot put the presenter's page together:\n${words}`,
  );
}

/** Bundles of other sources are never asked for again. */
async function forgetOthers(cache: string): Promise<void> {
  for await (const entry of Deno.readDir(cache)) {
    if (!/^app-\w+\.js$/.test(entry.name)) continue;
    await Deno.remove(resolve(cache, entry.name)).catch(() => {});
  }
}
