/** Programs for the browser in one file each, made by `deno bundle` and kept until something they are made of changes. */

import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import { CACHE, CONFIG, ROOT } from "./project.ts";
import { SetupError } from "./setup.ts";

/** How a program is to be made. */
export type BundleOptions = {
  /** For those who work on the page: with a map to its sources, and not made small. */
  readonly dev?: boolean;
  /** `esm`, a module, if nothing is said; `iife`: a script that also runs from a file on disk. */
  readonly format?: "esm" | "iife";
  /** An import map instead of the project's own, from the project's root. */
  readonly importMap?: string;
  /** Where bundles are kept. */
  readonly cache?: string;
  /** Called with a line if it has to be made. */
  readonly say?: (line: string) => void;
};

/**
 * A program for the browser, with all that it imports.
 *
 * @param entry where it begins, from the project's root: `lib/classroom/page/app.ts`
 * @throws {SetupError} if it cannot be made, with what `deno bundle` says
 */
export async function bundle(
  entry: string,
  options: BundleOptions = {},
): Promise<string> {
  const { cache = resolve(CACHE, "bundles"), say } = options;
  const name = basename(entry, ".ts");
  const file = resolve(cache, `${name}-${await keyOf(entry, options)}.js`);
  const kept = await Deno.readTextFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;
  say?.(`Putting ${name}.js together …`);
  await Deno.mkdir(cache, { recursive: true });
  await forgetOthers(cache, name);
  const half = `${file}.${Deno.pid}.tmp`;
  await make(entry, half, options);
  const made = await Deno.readTextFile(half);
  await Deno.rename(half, file);
  return made;
}

/** Names what a bundle is made of: every source that could be imported, and the packages. */
async function keyOf(entry: string, options: BundleOptions): Promise<string> {
  const { dev = false, format = "esm", importMap = "" } = options;
  const hash = createHash("sha256").update(
    [Deno.version.deno, entry, dev, format, importMap].join(" "),
  );
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
    else if (/\.(ts|js|json|css|wgsl|csv)$/.test(path)) found.push(path);
  }
  return found;
}

async function make(
  entry: string,
  file: string,
  { dev = false, format = "esm", importMap }: BundleOptions,
): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "bundle",
      "--quiet",
      "--platform=browser",
      `--format=${format}`,
      dev ? "--sourcemap=inline" : "--minify",
      ...importMap === undefined ? [] : [`--import-map=${importMap}`],
      `--output=${file}`,
      entry,
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
  throw new SetupError(`Cannot put ${entry} together:\n${words}`);
}

/** Bundles of other sources are never asked for again. */
async function forgetOthers(cache: string, name: string): Promise<void> {
  for await (const entry of Deno.readDir(cache)) {
    if (!entry.name.startsWith(`${name}-`) || !entry.name.endsWith(".js")) {
      continue;
    }
    await Deno.remove(resolve(cache, entry.name)).catch(() => {});
  }
}
