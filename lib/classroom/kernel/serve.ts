/** The program that Jupyter starts: `serve.ts CONNECTION_FILE` is the course's kernel at its sockets. */

import { inWords } from "../command.ts";
import { serve } from "./front_end_service.ts";

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
    return await serve(file);
  } catch (error) {
    console.error(inWords(error));
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
