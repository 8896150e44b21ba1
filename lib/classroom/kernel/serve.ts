/** The program that Jupyter starts: `serve.ts CONNECTION_FILE` is the course's kernel at its sockets. */

import { SetupError } from "../setup.ts";

/** Runs the program. @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (args.length !== 1 || file.startsWith("-")) {
    console.error(
      "This is started by Jupyter, with the path of a connection file. " +
        "To start Jupyter: deno task lab",
    );
    return 2;
  }
  try {
    const { serve } = await loaded();
    return await serve(file);
  } catch (error) {
    const foreseen = ["KernelError", "SetupError"];
    const { name, message, stack } = error as Error;
    console.error(foreseen.includes(name) ? message : stack);
    return 1;
  }
}

/** The addon for the sockets comes with a package, and may be missing for this kind of machine. */
async function loaded() {
  try {
    return await import("./front_end_service.ts");
  } catch (error) {
    throw new SetupError(
      `Cannot load what the kernel is made of: ${(error as Error).message}\n` +
        "`deno install` fetches it; without it, `deno task lab --stock` uses Deno's own kernel.",
    );
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
