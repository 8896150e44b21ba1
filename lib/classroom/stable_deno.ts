/** Which path of Deno to write down where it must still hold next month. */

import { realpath } from "node:fs/promises";
import { delimiter, resolve } from "node:path";

/** A Deno to write down. */
export type StableDeno = {
  readonly path: string;
  /** Whether it lies in the cache of `npx`, which may be emptied any day. */
  readonly fragile: boolean;
};

/** What is looked at, for tests that have other machines in mind. */
export type Surroundings = {
  /** This Deno. */
  readonly deno: string;
  readonly version: string;
  /** The folders in which programs are found. */
  readonly folders: readonly string[];
};

/**
 * The best path by which Deno can be started later: the name in the search path that leads to
 * this Deno, which an update leaves alone; for one from `npx` another Deno of the same version.
 */
export async function stableDeno(
  { deno, version, folders }: Surroundings = here(),
): Promise<StableDeno> {
  const name = Deno.build.os === "windows" ? "deno.exe" : "deno";
  const named = folders.map((folder) => resolve(folder, name));
  const mine = await realpath(deno);
  for (const path of named.filter((path) => !isFragile(path))) {
    if (await realpath(path).catch(() => "") === mine && !isFragile(mine)) {
      return { path, fragile: false };
    }
  }
  if (!isFragile(deno)) return { path: deno, fragile: false };
  for (const path of named) {
    const other = await ask(path);
    if (other?.version === version && !isFragile(other.path)) {
      return { path: other.path, fragile: false };
    }
  }
  return { path: deno, fragile: true };
}

function here(): Surroundings {
  return {
    deno: Deno.execPath(),
    version: Deno.version.deno,
    folders: (Deno.env.get("PATH") ?? "").split(delimiter).filter(Boolean),
  };
}

/** npm keeps what `npx` fetched in a folder of this name. */
function isFragile(path: string): boolean {
  return /[\\/]_npx[\\/]/.test(path);
}

/** A program of that name may be a script that starts the real one. */
async function ask(path: string) {
  try {
    const code = "console.log(Deno.version.deno); console.log(Deno.execPath())";
    const { stdout } = await new Deno.Command(path, {
      args: ["eval", "--no-config", code],
      env: { NO_COLOR: "1" },
      stdin: "null",
      stderr: "null",
    }).output();
    const [version, real] = new TextDecoder().decode(stdout).split(/\r?\n/);
    return { version, path: real };
  } catch {
    return undefined; // There is no such program.
  }
}
