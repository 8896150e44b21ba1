/** `deno task lab`: opens the lectures in the Jupyter that is installed. */

import { listNotebooks, UsageError } from "./choose.ts";
import { command, type ExitCode } from "./command.ts";
import { findJupyter, INSTALL_HELP, type Jupyter } from "./jupyter.ts";
import { JUPYTER_DATA, writeKernelspec } from "./kernelspec.ts";
import { copyFresh } from "./fresh.ts";
import { NOTEBOOKS, showPath } from "./project.ts";
import { setUp } from "./setup.ts";
import { StopSignal } from "./stop_signal.ts";

const HELP =
  `Opens the lectures in the Jupyter that is installed, with the course's kernel.

  deno task lab [--fresh] [--stock] [-- options of Jupyter]

  --fresh      opens copies without outputs, so that a class can predict before it sees
  --stock      with Deno's own kernel as it is, without the course's around it
  --help       prints this

Jupyter keeps what it notes in .cache/jupyter; your own kernels and settings stay as they
are. What stands after -- goes to Jupyter: deno task lab -- --no-browser
Ctrl-C ends it.

In VS Code there is nothing to start: deno task run --help says how to open them there.`;

/** Milliseconds for Jupyter to end its kernels and itself. */
const PATIENCE = 10_000;

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const dashes = args.indexOf("--");
  const own = dashes < 0 ? args : args.slice(0, dashes);
  const others = dashes < 0 ? [] : args.slice(dashes + 1);
  const options = {
    fresh: { type: "boolean" },
    stock: { type: "boolean" },
  } as const;
  return command(own, HELP, options, async ({ names, values }) => {
    if (names.length > 0) {
      throw new UsageError(
        `Nothing can be named here, but ${
          names[0]
        } was. What is meant for Jupyter stands after --.`,
      );
    }
    const jupyter = await findJupyter();
    if (jupyter === undefined) {
      console.error(INSTALL_HELP);
      return 1;
    }
    await setUp(console.log);
    const kind = values.stock === true ? "stock" : "course";
    await writeKernelspec({ kind });
    const folder = values.fresh === true ? await copyFresh() : NOTEBOOKS;
    if (folder === NOTEBOOKS) await trust();
    console.log(
      `Opening ${showPath(folder)}/ in ${jupyter.name}. Ctrl-C ends it.`,
    );
    return await serve(jupyter, folder, others);
  });
}

async function serve(
  { command, args }: Jupyter,
  folder: string,
  others: readonly string[],
): Promise<ExitCode> {
  using stop = new StopSignal();
  const server = new Deno.Command(command, {
    // -y: no question on Ctrl-C.
    args: [...args, "-y", ...others],
    cwd: folder,
    env: { JUPYTER_DATA_DIR: JUPYTER_DATA },
    stdin: "null",
  }).spawn();
  stop.signal.addEventListener("abort", () => {
    server.kill("SIGTERM");
    const timer = setTimeout(() => server.kill("SIGKILL"), PATIENCE);
    server.status.then(() => clearTimeout(timer));
  });
  const { success } = await server.status;
  return success || stop.signal.aborted ? 0 : 1;
}

/** Lets the saved figures of the lectures show before a cell is run. */
async function trust(): Promise<void> {
  const notebooks = await listNotebooks();
  if (notebooks.length === 0) return;
  await new Deno.Command("jupyter", {
    args: ["trust", ...notebooks],
    env: { JUPYTER_DATA_DIR: JUPYTER_DATA },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output().catch(() => {}); // Without it they show after the first run.
}

if (import.meta.main) Deno.exit(await main(Deno.args));
