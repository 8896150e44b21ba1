/** What tells Jupyter how to start the course's kernel, or Deno's own. */

import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CACHE, CONFIG, ROOT } from "./project.ts";

/** Jupyter's data for this project alone: the kernels and settings of the user stay as they are. */
export const JUPYTER_DATA: string = resolve(CACHE, "jupyter");

/** The program of the course's kernel. */
const SERVE = resolve(ROOT, "lib/classroom/kernel/serve.ts");

/**
 * A copy of the lock file, for kernels alone: they get the same packages, need no network for
 * what is there already, and never write into the project's own.
 */
const LOCK = resolve(CACHE, "kernel.lock");

/** The course's kernel, or Deno's own as it is. */
export type KernelKind = "course" | "stock";

/** A kernel as Jupyter wants it described. */
export type Kernelspec = {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message";
  readonly env: Readonly<Record<string, string>>;
  readonly metadata: {
    /** By this a kernel of the course is known, and where its project lies. */
    readonly nets?: { readonly project: string };
  };
};

/** What may be chosen about a kernel. */
export type KernelspecOptions = {
  readonly kind?: KernelKind;
  /** The Deno to start: this one, unless said otherwise. */
  readonly deno?: string;
  /** What menus call it. The notebooks say "Deno". */
  readonly displayName?: string;
  /** The cache of packages that it is to use, instead of the user's own. */
  readonly cache?: string;
};

/**
 * Writes the kernel named `deno` for this project, anew each time: `npx` keeps its Deno in
 * another place after every update.
 *
 * @param data a data folder of Jupyter
 * @returns the file that was written
 */
export function writeKernelspec(
  options: KernelspecOptions = {},
  data: string = JUPYTER_DATA,
): Promise<string> {
  return writeKernel(resolve(data, "kernels", "deno"), kernelspec(options));
}

/** Writes a kernel, its picture and the lock file that it starts with. @returns `kernel.json` */
export async function writeKernel(
  folder: string,
  spec: Kernelspec,
): Promise<string> {
  await mkdir(dirname(LOCK), { recursive: true });
  // Without it the kernel finds the packages by itself.
  await copyFile(resolve(ROOT, "deno.lock"), LOCK).catch(() => {});
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, "kernel.json");
  await writeFile(file, `${JSON.stringify(spec, null, 2)}\n`);
  await writeFile(resolve(folder, "logo-svg.svg"), LOGO);
  return file;
}

/** The kernel as Jupyter wants it described. */
export function kernelspec(
  { kind = "course", deno = Deno.execPath(), displayName = "Deno", cache }:
    KernelspecOptions = {},
): Kernelspec {
  const stock = ["jupyter", "--kernel", "--conn"];
  const course = [
    "run",
    "--allow-all",
    "--quiet",
    `--config=${CONFIG}`,
    `--lock=${LOCK}`,
    SERVE,
  ];
  return {
    argv: [deno, ...kind === "course" ? course : stock, "{connection_file}"],
    display_name: displayName,
    language: "typescript",
    // Stop sends a message. The signal sent otherwise ends Deno's own kernel.
    interrupt_mode: "message",
    env: { NO_COLOR: "1", ...cache === undefined ? {} : { DENO_DIR: cache } },
    metadata: kind === "course" ? { nets: { project: ROOT } } : {},
  };
}

/** A unit with two inputs, the one that fires in blue. */
const LOGO =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <path d="M12 16 46 32M12 48 46 32" stroke="#555" stroke-width="4"/>
  <circle cx="12" cy="16" r="8" fill="#fff" stroke="#d55e00" stroke-width="4"/>
  <circle cx="12" cy="48" r="9" fill="#0072b2"/>
  <circle cx="48" cy="32" r="13" fill="#0072b2"/>
</svg>
`;
