/** Which Python there is, and what it brings. */

import { fileURLToPath } from "node:url";

/** A Python with NumPy, perhaps with PyTorch. */
export type Python = {
  readonly program: string;
  /** Versions; nothing where a library is missing. */
  readonly numpy?: string;
  readonly torch?: string;
  /** The GPU that PyTorch computes on; nothing if it has none. */
  readonly cuda?: string;
  /** Which of its kernels OpenBLAS has chosen for this processor. */
  readonly kernels: string;
};

const PROGRAMS = ["python3", "/usr/bin/python3", "/usr/local/bin/python3"];

/** The Python with the most of what is needed, if there is one with NumPy. */
export async function findPython(): Promise<Python | undefined> {
  const found = await Promise.all(PROGRAMS.map(about));
  const worth = ({ cuda, torch }: Python) => cuda ? 3 : torch ? 2 : 1;
  return found.filter((python) => python !== undefined)
    .sort((a, b) => worth(b) - worth(a))[0];
}

async function about(program: string): Promise<Python | undefined> {
  try {
    const peers = fileURLToPath(new URL("./peers.py", import.meta.url));
    const { success, stdout } = await new Deno.Command(program, {
      args: [peers, "about"],
      stderr: "null",
    }).output();
    if (!success) return undefined;
    return { program, ...JSON.parse(new TextDecoder().decode(stdout)) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
