/** `deno task lecture`: serves the lectures to the browser, where their cells run live. */

import { dirname, resolve } from "node:path";
import { chooseNotebooks, UsageError } from "./choose.ts";
import { command, type ExitCode, type Parsed } from "./command.ts";
import { openBrowser, waysToOpen } from "./open_browser.ts";
import type { Presenter } from "./presenter/presenter.ts";
import { nameOf, NOTEBOOKS } from "./project.ts";
import { setUp, SetupError } from "./setup.ts";
import { StopSignal } from "./stop_signal.ts";

const HELP =
  `Opens the lectures in the browser. Their cells run live on the real kernel.

  deno task lecture [NN | path] [--slides] [--no-browser] [--port number]

  NN           the number of the lecture to open, such as 02; without it: the list of all
  --slides     opens it as slides
  --no-browser only prints the link
  --port       the port to serve on; without it: one that is free
  --help       prints this

The page's ? key lists its keys. Nothing is written into the notebooks until you save.
Ctrl-C ends the server and the kernels; edits that are not saved come back the next time.`;

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    slides: { type: "boolean" },
    "no-browser": { type: "boolean" },
    dev: { type: "boolean" }, // for those who work on the page
    port: { type: "string" },
  } as const;
  return command(args, HELP, options, async (parsed) => {
    const port = portOf(parsed.values.port);
    const { folder, page, name } = await pageOf(parsed);
    await setUp(console.log);
    using stop = new StopSignal();
    await using presenter = await start({
      folder,
      port,
      dev: parsed.values.dev === true,
      say: console.log,
    });
    if (name !== undefined) presenter.prepare(name);
    await show(presenter, page, parsed.values["no-browser"] !== true);
    await stopped(stop.signal);
    farewell(presenter);
    return 0;
  });
}

/** What is to be shown. */
type Target = {
  /** Where the notebooks lie. */
  readonly folder: string;
  readonly page: string;
  /** The one lecture that is meant, if it is one. */
  readonly name?: string;
};

/** Which page is meant, over the notebooks of which folder. */
async function pageOf({ names, values }: Parsed): Promise<Target> {
  if (names.length > 1) {
    throw new UsageError(
      "Name one lecture; the others can be opened from its page.",
    );
  }
  const [path] = names.length === 0 ? [] : await chooseNotebooks(names);
  if (path === undefined) return { folder: NOTEBOOKS, page: "/" };
  const view = values.slides === true ? "slides" : "read", name = nameOf(path);
  return {
    folder: dirname(resolve(path)),
    page: `/${view}/${encodeURIComponent(name)}`,
    name,
  };
}

async function start(
  options: Parameters<typeof Presenter.start>[0],
): Promise<Presenter> {
  // Not before setUp: what it imports may have to be fetched.
  const { Presenter } = await import("./presenter/presenter.ts");
  try {
    return await Presenter.start(options);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new SetupError(
      `Port ${options?.port} is taken by another program. Choose another, or leave --port out.`,
    );
  }
}

async function show(
  presenter: Presenter,
  page: string,
  open: boolean,
): Promise<void> {
  console.log(
    `The lectures are at\n\n  ${presenter.link(page)}\n\nCtrl-C ends them.`,
  );
  if (!open || await openBrowser(waysToOpen(presenter.linkForOnce(page)))) {
    return;
  }
  console.log("No browser could be opened from here: open the link in one.");
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

function farewell({ unsaved }: Presenter): void {
  if (unsaved.length === 0) return console.log("\nEnding the kernels.");
  const names = unsaved.join(", ");
  console.log(
    `\nEnding the kernels. Not saved: ${names}. The edits are kept, and come back the next time.`,
  );
}

/** @throws {UsageError} if it is no port */
function portOf(value: string | boolean | undefined): number {
  if (value === undefined) return 0;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new UsageError(
    `--port must be a whole number from 1 to 65535, but it is ${value}`,
  );
}

if (import.meta.main) {
  // One fault must not end a lecture.
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    console.error(event.reason);
  });
  Deno.exit(await main(Deno.args));
}
