/** Where in a cell something went wrong: the kernel itself does not say, or says it of other code. */

import { compileCell, type SyntaxProblem } from "./cell_script.ts";
import type { Output } from "./notebook.ts";

export { codeFrame } from "./code_frame.ts";

/** Why a cell cannot be compiled; `undefined` if it can. */
export async function syntaxProblem(
  code: string,
): Promise<SyntaxProblem | undefined> {
  const compiled = await compileCell(code);
  return compiled !== undefined && "problem" in compiled
    ? compiled.problem
    : undefined;
}

/**
 * The line of a cell from which an error came, counted from 1.
 *
 * The kernel runs what the compiler makes of a cell: types, comments and empty lines are
 * gone, and its traceback counts lines in that. The last step in a cell is the one in this
 * cell; those above it may be in functions of earlier cells.
 */
export async function lineOfError(
  code: string,
  error: Extract<Output, { output_type: "error" }>,
): Promise<number | undefined> {
  const steps = error.traceback.flatMap((
    text,
  ) => [...text.matchAll(/<anonymous>:(\d+):(\d+)/g)]);
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const compiled = await compileCell(code);
  if (compiled === undefined || "problem" in compiled) return undefined;
  const line = Number(last[1]);
  // The first line stands behind what the kernel wraps around the cell.
  return compiled.place(line, line === 1 ? 1 : Number(last[2]))?.line;
}
