/** What tells Jupyter how to start this very Deno as a kernel, in a place of our own. */

import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CACHE } from "./project.ts";

/** Jupyter's data for this project alone: the kernels and settings of the user stay as they are. */
export const JUPYTER_DATA: string = resolve(CACHE, "jupyter");

/**
 * Writes the kernel named `deno`, anew each time: `npx` keeps its Deno in another place
 * after every update.
 *
 * @returns the file that was written
 */
export async function writeKernelspec(): Promise<string> {
  const folder = resolve(JUPYTER_DATA, "kernels", "deno");
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, "kernel.json");
  await writeFile(file, `${JSON.stringify(kernelspec(), null, 2)}\n`);
  return file;
}

/** The kernel as Jupyter wants it described. */
export function kernelspec() {
  return {
    argv: [
      Deno.execPath(),
      "jupyter",
      "--kernel",
      "--conn",
      "{connection_file}",
    ],
    display_name: "Deno",
    language: "typescript",
    // Stop sends a message, which ends a busy loop. The signal sent otherwise ends the kernel.
    interrupt_mode: "message",
    env: { NO_COLOR: "1" },
  };
}
