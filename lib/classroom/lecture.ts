/** `deno task lecture`: serves the lectures to the browser, where their cells run live. */

import { chooseNotebooks } from "./choose.ts";
import { command, type ExitCode } from "./command.ts";
import { nameOf } from "./project.ts";
import { setUp } from "./setup.ts";
import { StopSignal } from "./stop_signal.ts";

const HELP =
  `Opens the lectures in the browser and runs their cells on the real kernel.

  deno task lecture [NN] [--slides] [--no-browser] [--port number]

  NN           number of the lecture to open; without it: the list of all
  --slides     opens it as slides
  --no-browser only prints the link
  --port       the port to serve on; without it: any that is free
  --help       prints this

Ctrl-C ends it.`;

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    slides: { type: "boolean" },
    "no-browser": { type: "boolean" },
    dev: { type: "boolean" },
    port: { type: "string" },
  } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const paths = names.length === 0 ? [] : await chooseNotebooks(names);
    await setUp(console.log);
    const { Presenter } = await import("./presenter/presenter.ts");
    using stop = new StopSignal();
    await using presenter = await Presenter.start({
      dev: values.dev === true,
      port: Number(values.port ?? 0),
      say: console.log,
    });
    const view = values.slides === true ? "slides" : "read";
    const page = paths.length === 1 ? `/${view}/${nameOf(paths[0])}` : "/";
    console.log(
      `The lectures are at\n\n  ${presenter.link(page)}\n\nCtrl-C ends them.`,
    );
    if (!stop.signal.aborted) {
      await new Promise((resolve) =>
        stop.signal.addEventListener("abort", resolve)
      );
    }
    return 0;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
