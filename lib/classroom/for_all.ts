/** A kernel for all who use one Jupyter: where it lies, and whether everybody can read what it needs. */

import { access, constants, mkdir, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CACHE } from "./project.ts";
import { SetupError } from "./setup.ts";

/** The packages of a kernel for all: once on the machine, written by nobody who uses them. */
export const SHARED_CACHE: string = resolve(CACHE, "deno");

/** Others may enter a folder, and others may read a file, by the bits of their mode. */
const ENTER = 0o001, READ = 0o004;

/**
 * The data folder of the Jupyter that is installed below a prefix.
 *
 * @param prefix `/usr/local` for everybody on a machine, the folder of an environment of Python
 *
 * @example Everybody on this machine
 * ```ts
 * import assert from "node:assert/strict";
 * import { resolve } from "node:path";
 * assert.equal(dataOf("/usr/local"), resolve("/usr/local/share/jupyter"));
 * ```
 */
export function dataOf(prefix: string): string {
  return resolve(prefix, "share/jupyter");
}

/**
 * Makes sure of what a kernel for all needs before anything is fetched: everybody can read it,
 * and this user may write it. What is written from then on, others may read.
 *
 * On Windows nothing is known of what others may read, and nothing is checked.
 *
 * @param data the data folder of Jupyter
 * @param paths what all must be able to read
 * @throws {SetupError} if something is closed, with its name
 */
export async function prepareForAll(
  data: string,
  paths: readonly string[],
): Promise<void> {
  if (Deno.build.os !== "windows") {
    await openToAll(paths);
    Deno.umask(0o022);
  }
  for (const folder of [resolve(data, "kernels"), SHARED_CACHE]) {
    if (await canWrite(folder)) continue;
    throw new SetupError(
      `Cannot install the kernel for all: this user must be allowed to write to ${folder}, ` +
        "but is not. Whoever looks after this machine is: use sudo, for instance.",
    );
  }
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function openToAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const real = await realpath(path);
    const closed = await closedPart(real);
    if (closed === undefined) continue;
    throw new SetupError(
      `Cannot install the kernel for all: everybody must be able to read ${real}, ` +
        `but ${closed} is closed to other users. Put it where all may read, /opt for instance.`,
    );
  }
}

/** The first folder on the way, or the path itself, that others may not go through. */
async function closedPart(path: string): Promise<string | undefined> {
  for (const folder of above(path)) {
    if (((await stat(folder)).mode & ENTER) === 0) return folder;
  }
  return ((await stat(path)).mode & READ) === 0 ? path : undefined;
}

/** The folders that a path lies in, the outermost first. */
function above(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [...above(folder), folder];
}
