/** `deno task run`: runs lectures on the real kernel, and compares or saves their outputs. */

import { basename } from "node:path";
import { chooseNotebooks } from "./choose.ts";
import { command, type ExitCode, secondsOf } from "./command.ts";
import { compareOutputs } from "./compare.ts";
import type { Notebook } from "./notebook.ts";
import { readNotebook, writeNotebook } from "./notebook_file.ts";
import { OPEN_HELP } from "./open_help.ts";
import { type Problem, showProblem } from "./problem.ts";
import { ProgressLine } from "./progress_line.ts";
import { setUp } from "./setup.ts";

const HELP =
  `Runs lectures on Deno's Jupyter kernel, from the first cell to the last, checks the
numbers in their prose, and compares the outputs with the saved ones.

  deno task run [NN… | path…] [--save] [--timeout seconds]

  NN           numbers of notebooks, such as 02 12; without any: all of them
  --save       writes the outputs into the notebooks (and formats their cells)
  --timeout    seconds that one cell may take (60); a notebook may take five times that
  --help       prints this

Cells are counted from 1, Markdown cells too.
Ends with code 0 if all went well, 1 if something failed, 2 if called wrongly.

${OPEN_HELP}`;

/** What one call was asked to do. */
type Plan = {
  readonly save: boolean;
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly progress: ProgressLine;
};

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    save: { type: "boolean" },
    timeout: { type: "string" },
  } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const seconds = secondsOf("timeout", values.timeout, 60);
    const paths = await chooseNotebooks(names);
    using progress = new ProgressLine();
    await setUp((line) => progress.now(line));
    const stop = new AbortController();
    const onInterrupt = () => stop.abort();
    Deno.addSignalListener("SIGINT", onInterrupt);
    try {
      const plan = {
        save: values.save === true,
        seconds,
        signal: stop.signal,
        progress,
      };
      let failed = 0;
      for (const path of paths) {
        if (!await runOne(path, plan)) failed++;
        if (stop.signal.aborted) return 130;
      }
      if (paths.length > 1 && failed > 0) {
        console.log(`${failed} of ${paths.length} failed`);
      }
      if (failed === 0) console.log(`\n${OPEN_HELP}`);
      return failed === 0 ? 0 : 1;
    } finally {
      Deno.removeSignalListener("SIGINT", onInterrupt);
    }
  });
}

/** @returns whether all went well */
async function runOne(
  path: string,
  { save, seconds, signal, progress }: Plan,
): Promise<boolean> {
  const name = basename(path, ".ipynb");
  const notebook = await readNotebook(path);
  const { runNotebook } = await import("./runner.ts");
  progress.now(`${name}  starting the kernel`);
  const last = notebook.cells.length;
  const run = await runNotebook(notebook, {
    signal,
    limits: { cell: seconds, notebook: 5 * seconds, output: 1_000_000 },
    onStart: (cell) =>
      progress.now(
        `${name}  cell ${cell} of ${last}  ${heading(notebook, cell)}`,
      ),
    onCell: (cell, ms, problem) =>
      progress.log(
        `${name}  cell ${cell} of ${last}  ${ms.toFixed(0)} ms${
          problem ? "  failed" : ""
        }`,
      ),
  });
  const problems: Problem[] = [...run.problems];
  if (run.complete && !save) {
    problems.push(...compareOutputs(notebook, run.notebook));
  }
  for (const problem of problems) progress.say(showProblem(path, problem));
  if (save && run.complete) await writeNotebook(run.notebook);
  const saved = !save ? "" : run.complete ? ", saved" : ", not saved";
  progress.say(
    `${
      problems.length === 0 ? "ok    " : "FAILED"
    } ${name}: ${run.times.size} cells in ` +
      `${run.seconds.toFixed(1)} s, ${run.claims} claims hold${saved}`,
  );
  return problems.length === 0;
}

/** The first line of a cell's code. */
function heading(notebook: Notebook, cell: number): string {
  return notebook.cells[cell - 1].source.trimStart().split("\n")[0];
}

if (import.meta.main) Deno.exit(await main(Deno.args));
