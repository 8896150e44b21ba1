/** The course's kernel among the kernels of a Jupyter, the user's own or one for many: put in, taken out, nothing lost. */

import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";
import {
  kernelspec,
  type KernelspecOptions,
  writeKernel,
} from "./kernelspec.ts";
import { SetupError } from "./setup.ts";

/** The names a kernel of the course may have: the one the notebooks ask for, and another. */
export type KernelName = "deno" | "nets";

/** A kernel that is there: the course's, or somebody else's. */
export type FoundKernel = {
  readonly name: KernelName;
  readonly folder: string;
  readonly ours: boolean;
  /** The program that it starts. */
  readonly program: string;
  /** The project that a kernel of the course belongs to. */
  readonly project?: string;
};

/** What an installation did. */
export type Installed = {
  readonly name: KernelName;
  readonly file: string;
  /** Where another kernel was put aside. */
  readonly keptAside?: string;
};

/** What the course's kernel is called in menus when it is not the one the notebooks ask for. */
export const MENU_NAME = "Nets by Hand (Deno)";

/**
 * The folder in which the user's own Jupyter, and VS Code, look for kernels.
 *
 * @param env variables of the environment
 * @param os the system, as `Deno.build.os` names it
 * @param home the user's folder
 */
export function jupyterData(
  env: Readonly<Record<string, string | undefined>> = Deno.env.toObject(),
  os: string = Deno.build.os,
  home: string = homedir(),
): string {
  if (env.JUPYTER_DATA_DIR) return resolve(env.JUPYTER_DATA_DIR);
  if (os === "darwin") return resolve(home, "Library/Jupyter");
  if (os === "windows") {
    return resolve(env.APPDATA ?? resolve(home, "AppData/Roaming"), "jupyter");
  }
  return resolve(env.XDG_DATA_HOME || resolve(home, ".local/share"), "jupyter");
}

/** The kernels of one data folder that have a name we might use. */
export class UserKernels {
  readonly #kernels: string;
  readonly #aside: string;

  /** @param data a data folder of Jupyter */
  constructor(data: string = jupyterData()) {
    this.#kernels = resolve(data, "kernels");
    // Outside of the folder of kernels, where Jupyter would find it.
    this.#aside = resolve(data, "kernels-put-aside-by-nets");
  }

  /** The kernel of a name, if there is one. */
  async find(name: KernelName): Promise<FoundKernel | undefined> {
    const folder = resolve(this.#kernels, name);
    const file = resolve(folder, "kernel.json");
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    const { argv, metadata } = readSpec(text);
    const project = metadata?.nets?.project;
    const found = { name, folder, program: argv?.[0] ?? "?" };
    return project === undefined
      ? { ...found, ours: false }
      : { ...found, ours: true, project };
  }

  /**
   * Puts the course's kernel in: under the name the notebooks ask for if that is free, beside
   * another kernel of that name otherwise.
   *
   * @param deno the Deno to start
   * @param replace puts a foreign kernel aside to take its name
   * @param options the cache of packages that the kernel is to use, if not the user's own
   * @throws {SetupError} if neither name is free
   */
  async install(
    deno: string,
    replace: boolean,
    options: Pick<KernelspecOptions, "cache"> = {},
  ): Promise<Installed> {
    const foreign = (await this.find("deno"))?.ours === false;
    const name = foreign && !replace ? "nets" : "deno";
    const there = await this.find(name);
    if (name === "nets" && there?.ours === false) {
      throw new SetupError(
        `Two other kernels are at ${this.#kernels}, deno and nets, and both were left as they are. ` +
          "--replace puts the one named deno aside.",
      );
    }
    const keptAside = there?.ours === false ? await this.#keep(there) : {};
    if (name === "deno") await this.#take("nets");
    const displayName = name === "deno" ? "Deno" : MENU_NAME;
    const folder = resolve(this.#kernels, name);
    const spec = kernelspec({ ...options, deno, displayName });
    const file = await writeKernel(folder, spec);
    return { name, file, ...keptAside };
  }

  /** Takes the course's kernels out, and puts back what was put aside for them. */
  async remove(): Promise<
    { readonly removed: readonly string[]; readonly back?: string }
  > {
    const taken = [await this.#take("deno"), await this.#take("nets")];
    const removed = taken.filter((folder) => folder !== undefined);
    const kept = (await this.#kept()).at(-1);
    if (kept === undefined || await this.find("deno") !== undefined) {
      return { removed };
    }
    const back = resolve(this.#kernels, "deno");
    await rename(resolve(this.#aside, kept), back);
    return { removed, back };
  }

  /** Removes a kernel if it is one of the course's. @returns its folder */
  async #take(name: KernelName): Promise<string | undefined> {
    const found = await this.find(name);
    if (found?.ours !== true) return undefined;
    await rm(found.folder, { recursive: true });
    return found.folder;
  }

  async #keep({ folder }: FoundKernel): Promise<{ keptAside: string }> {
    await mkdir(this.#aside, { recursive: true });
    const latest = (await this.#kept()).at(-1);
    const number = latest === undefined ? 1 : numberOf(latest) + 1;
    const keptAside = resolve(this.#aside, `deno-${number}`);
    await rename(folder, keptAside);
    return { keptAside };
  }

  /** The names of what was put aside, the latest last. */
  async #kept(): Promise<string[]> {
    const names = await readdir(this.#aside).catch(() => []);
    return names.sort((a, b) => numberOf(a) - numberOf(b));
  }
}

/** What is put aside is called `deno-1`, `deno-2`, … */
function numberOf(name: string): number {
  return Number(name.slice("deno-".length));
}

function readSpec(text: string): {
  readonly argv?: readonly string[];
  readonly metadata?: { readonly nets?: { readonly project?: string } };
} {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {}; // Whatever it is, it is not ours.
  }
}
