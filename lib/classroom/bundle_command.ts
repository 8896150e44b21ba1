/** `deno task bundle`: makes the scripts of the figures that answer from the library, and writes those that changed. */

import { basename, resolve } from "node:path";
import { bundle } from "./bundle.ts";
import { command, type ExitCode } from "./command.ts";
import { ROOT, showPath } from "./project.ts";

const HELP =
  `Makes the scripts of the figures that answer from the library's own code.

  deno task bundle [--check]

  --check  writes nothing; ends with 1 if a script is not what its sources make
  --help   prints this

They stand in lib/interactive/bundles/ and in git, so that a figure needs no tool to be shown.`;

const LIVE = resolve(ROOT, "lib/interactive/live");
const BUNDLES = resolve(ROOT, "lib/interactive/bundles");

/** A figure's script: where it stands, and what its sources make. */
export type FigureScript = { readonly path: string; readonly made: string };

/**
 * The scripts of all figures: a file of `live/` that brings something to life is a program.
 *
 * @throws {SetupError} if one cannot be made
 */
export async function figureScripts(): Promise<readonly FigureScript[]> {
  const scripts: FigureScript[] = [];
  for (
    const name of [...Deno.readDirSync(LIVE)].map(({ name }) => name).sort()
  ) {
    if (!name.endsWith(".ts")) continue;
    const source = await Deno.readTextFile(resolve(LIVE, name));
    if (!/^bringToLife\(/m.test(source)) continue;
    const made = await bundle(`lib/interactive/live/${name}`, {
      format: "iife",
      importMap: "lib/interactive/live/import_map.json",
    });
    const path = resolve(BUNDLES, `${basename(name, ".ts")}.js`);
    scripts.push({ path, made });
  }
  return scripts;
}

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = { check: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ values }) => {
    let stale = 0;
    for (const { path, made } of await figureScripts()) {
      const kept = await Deno.readTextFile(path).catch(() => undefined);
      const size = `${(made.length / 1000).toFixed(0)} kB`;
      if (kept === made) console.log(`same     ${showPath(path)}  ${size}`);
      else if (values.check === true) {
        stale++;
        console.log(`stale    ${showPath(path)}: run deno task bundle`);
      } else {
        await Deno.writeTextFile(path, made);
        console.log(`written  ${showPath(path)}  ${size}`);
      }
    }
    return stale === 0 ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
