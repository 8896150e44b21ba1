/**
 * The program behind `deno task ledger`: runs the tests of this folder with the record
 * switched on and says how much of the sources is settled.
 *
 * @module
 */

import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";
import { summary, within } from "./summary.ts";
import { readNotebooks, taught } from "./taught.ts";

const HELP = `deno task ledger [--open [PART]]

Computes the claims of the source lectures again and prints one line: how many of the
400 claims a test computed in this run, how many a notebook covers by a cited sentence,
how many are open; how many errata are proved by a test and shown in a notebook; how
many topics and figures the notebooks cover.

  --open        also lists the open claims and the errata neither proved nor shown
  --open PART   only those of a notebook (12), a topic (T0-38) or a source (L0 to L4, LX)
  --help        this text

Exits with 1 if a test fails or a notebook names an id that does not exist.
`;

/** Runs the command. @returns the exit code */
export function report(args: readonly string[]): Promise<ExitCode> {
  const options = { open: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const [part, ...more] = names;
    if (more.length > 0 || (part !== undefined && !values.open)) {
      throw new UsageError(`Too much is named: ${names.join(" ")}.`);
    }
    return await count(values.open === true, askedIn(part));
  });
}

const everything = () => true;

/** Which rows are asked for: those of a notebook, a topic or a source; all if none is named. */
function askedIn(part: string | undefined): (id: string) => boolean {
  if (part === undefined) return everything;
  try {
    return within(part);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function count(
  listOpen: boolean,
  isAsked: (id: string) => boolean,
): Promise<ExitCode> {
  const run = await runTests();
  const notebooks = taught(
    readNotebooks(new URL("../../notebooks/", import.meta.url)),
  );
  const { line, open, openErrata } = summary(run.recorded, notebooks);
  if (listOpen) {
    for (const { id, claim } of open.filter(({ id }) => isAsked(id))) {
      console.log(`${id}  ${claim}`);
    }
    for (const { id, right, ledger } of openErrata) {
      if (isAsked === everything || ledger.some(isAsked)) {
        console.log(`${id}  ${right}`);
      }
    }
  }
  for (const problem of notebooks.problems) console.error(problem);
  if (!run.passed) console.error(run.output);
  console.log(line);
  return run.passed && notebooks.problems.length === 0 ? 0 : 1;
}

/** Runs the tests beside this file in a process of their own, as `deno test` does. */
async function runTests() {
  const file = await Deno.makeTempFile({ prefix: "nets-ledger-" });
  try {
    Deno.stderr.writeSync(
      new TextEncoder().encode("computing the claims of the sources …\n"),
    );
    const { success, stdout, stderr } = await new Deno.Command(
      Deno.execPath(),
      {
        args: ["test", "--allow-all", "--reporter=dot", "tests/lectures"],
        cwd: new URL("../../", import.meta.url),
        env: { NETS_LEDGER: file, NO_COLOR: "1" },
      },
    ).output();
    const recorded = (await Deno.readTextFile(file)).split("\n").filter(
      Boolean,
    );
    const text = new TextDecoder();
    return {
      passed: success,
      recorded: new Set(recorded),
      output: text.decode(stdout) + text.decode(stderr),
    };
  } finally {
    await Deno.remove(file);
  }
}

if (import.meta.main) Deno.exit(await report(Deno.args));
