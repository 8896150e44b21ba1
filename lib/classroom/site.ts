/** `deno task site`: writes the course as static pages. */

import { resolve } from "node:path";
import { chooseNotebooks, UsageError } from "./choose.ts";
import { command, type ExitCode } from "./command.ts";
import { ProgressLine } from "./progress_line.ts";
import { ROOT, showPath } from "./project.ts";
import { setUp } from "./setup.ts";

const HELP =
  `Writes the course as static pages: lectures whose cells run in the browser, slides,
the library explained, a search, and a zip of all of it.

  deno task site [--out folder] [--instructor] [--serve [--port number]]

  --out         where to write (.site); a site that is there is replaced
  --instructor  keeps the notes for instructors; such a site is not for students
  --serve       serves the pages to the browser of this machine afterwards
  --port        the port to serve on (8000)
  --help        prints this

The folder can be put under any address of any file server. The same notebooks make the
same bytes. If something fails, a site that is there stays as it is.
Ends with code 0 if all went well, 1 if something failed, 2 if called wrongly.`;

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    out: { type: "string" },
    instructor: { type: "boolean" },
    serve: { type: "boolean" },
    port: { type: "string" },
  } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    if (names.length > 0) {
      throw new UsageError(
        `The site has all lectures: ${names[0]} cannot be named.`,
      );
    }
    const port = portOf(values.port, values.serve === true);
    const out = resolve(String(values.out ?? resolve(ROOT, ".site")));
    await build(out, values.instructor === true);
    if (values.serve === true) await serve(out, port);
    return 0;
  });
}

async function build(out: string, instructor: boolean): Promise<void> {
  const started = performance.now();
  using progress = new ProgressLine();
  const say = (line: string) => {
    progress.log(line);
    progress.now(line);
  };
  await setUp((line) => progress.say(line));
  // Not before setUp: what they import may have to be fetched.
  const { buildSite } = await import("./site/build_site.ts");
  const { writeSite } = await import("./site/write_site.ts");
  const files = await buildSite({
    edition: instructor ? "instructor" : "student",
    notebooks: await chooseNotebooks([]),
    say,
  });
  await writeSite(files, out);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const size = (files.size / 1e6).toFixed(1);
  progress.say(
    `${files.pages} pages, ${size} MB, in ${showPath(out)}/ after ${seconds} s`,
  );
  progress.say(
    `Open ${
      showPath(resolve(out, "index.html"))
    }, or serve the folder: deno task site --serve`,
  );
}

async function serve(out: string, port: number): Promise<void> {
  const { serveSite } = await import("./site/serve_site.ts");
  const server = serveSite(out, port);
  console.log(`The site is at ${server.address} till you press Ctrl+C.`);
  await server.finished;
}

function portOf(value: string | boolean | undefined, serves: boolean): number {
  if (value === undefined) return 8000;
  if (!serves) throw new UsageError("--port says where to serve: add --serve.");
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new UsageError(
    `--port must be a whole number from 0 to 65535, but it is ${value}`,
  );
}

if (import.meta.main) Deno.exit(await main(Deno.args));
