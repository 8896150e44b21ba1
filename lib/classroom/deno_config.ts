/** The `deno.json` that holds for a folder: what its modules may be called. */

import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CONFIG } from "./project.ts";

/** What of a `deno.json` matters to imports. */
export type Config = {
  readonly file: string;
  /** The import map. */
  readonly imports: Readonly<Record<string, string>>;
  /** Whether the lock file must know every package. */
  readonly frozen: boolean;
};

/** The configuration that holds for a folder: its own, that of a folder above, or the project's. */
export async function configOf(cwd: string): Promise<Config> {
  let folder = resolve(cwd);
  while (!await isFile(resolve(folder, "deno.json"))) {
    const above = dirname(folder);
    if (above === folder) return await readConfig(CONFIG);
    folder = above;
  }
  return await readConfig(resolve(folder, "deno.json"));
}

const isFile = (path: string) =>
  stat(path).then((found) => found.isFile(), () => false);

async function readConfig(file: string): Promise<Config> {
  const text = await readFile(file, "utf8");
  const { imports = {}, lock } = JSON.parse(text) as {
    readonly imports?: Record<string, string>;
    readonly lock?: unknown;
  };
  const frozen = typeof lock === "object" && lock !== null &&
    "frozen" in lock && lock.frozen === true;
  return { file, imports, frozen };
}

/** The names in an import map that stand for files of the project: `nets`, `nets/figures`. */
export function ownModules(imports: Config["imports"]): readonly string[] {
  return Object.keys(imports).filter((name) => imports[name].startsWith("."));
}
