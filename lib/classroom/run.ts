/** `deno task run`: runs lectures on the real kernel, and compares or saves their outputs. */

import { command, type ExitCode, secondsOf } from "./command.ts";
import { compareOutputs } from "./compare.ts";
import type { Notebook } from "./notebook.ts";
import { readNotebook, writeNotebook } from "./notebook_file.ts";
import { OPEN_HELP } from "./open_help.ts";
import { showProblem } from "./problem.ts";
import { isOutside, nameOf, showPath } from "./project.ts";
import type { Run } from "./runner.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { type Scene, workThrough } from "./work_through.ts";

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
type Plan = Scene & {
  readonly save: boolean;
  readonly limits: Limits;
};

/** Runs the command. @returns the exit code */
export function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    save: { type: "boolean" },
    timeout: { type: "string" },
  } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const limits = limitsOf(secondsOf("timeout", values.timeout, 60));
    const save = values.save === true;
    return await workThrough(
      names,
      (path, scene) => runOne(path, { ...scene, save, limits }),
      OPEN_HELP,
    );
  });
}

/** @returns whether all went well */
async function runOne(path: string, plan: Plan): Promise<boolean> {
  const { save, signal, progress } = plan;
  const notebook = await readNotebook(path);
  const run = await runAndSay(notebook, plan);
  if (signal.aborted) return false;
  const problems = [...run.problems];
  if (run.complete) {
    if (save) await writeNotebook(run.notebook);
    else problems.push(...compareOutputs(notebook, run.notebook));
  }
  for (const problem of problems) progress.say(showProblem(path, problem));
  if (problems.length > 0 && isOutside(path)) {
    progress.say(
      `${
        showPath(path)
      } lies outside the project, where "nets" is not known; copy it into notebooks/`,
    );
  }
  const counts =
    `${run.times.size} ${run.times.size === 1 ? "cell" : "cells"} in ${
      run.seconds.toFixed(1)
    } s, ` +
    `${run.claims} claims hold`;
  const saved = !save ? "" : run.complete ? ", saved" : ", not saved";
  const verdict = problems.length === 0 ? "ok    " : "FAILED";
  progress.say(`${verdict} ${nameOf(path)}: ${counts}${saved}`);
  return problems.length === 0;
}

/** Runs a notebook and tells of each cell. */
async function runAndSay(
  notebook: Notebook,
  { limits, signal, progress }: Plan,
): Promise<Run> {
  // Not before setUp: what it imports may have to be fetched.
  const { runNotebook } = await import("./runner.ts");
  const name = nameOf(notebook.path), last = notebook.cells.length;
  const at = (cell: number) => `${name}  cell ${cell} of ${last}`;
  progress.now(`${name}  starting the kernel`);
  return await runNotebook(notebook, {
    signal,
    limits,
    onStart: (cell) =>
      progress.now(`${at(cell)}  ${firstLine(notebook, cell)}`),
    onCell: (cell, ms, problem) =>
      progress.log(
        `${at(cell)}  ${ms.toFixed(0)} ms${problem ? "  failed" : ""}`,
      ),
  });
}

function firstLine(notebook: Notebook, cell: number): string {
  return notebook.cells[cell - 1].source.trimStart().split("\n")[0];
}

if (import.meta.main) Deno.exit(await main(Deno.args));
