/** Errors of cells in words for the reader: what is wrong, on which line of the cell, what to do. */

import { codeFrame } from "../cell_place.ts";
import { compileCell } from "../cell_script.ts";
import { importProblem } from "../import_problem.ts";
import { magicAt } from "./magics.ts";

/** An error as a cell shows it: the content of the protocol's `error` message. */
export type CellError = {
  readonly ename: string;
  readonly evalue: string;
  /** Lines to show: the error, the code around it, the steps that led there. */
  readonly traceback: readonly string[];
};

/**
 * Why a cell did not run that Deno's kernel refused without a word.
 *
 * The kernel says nothing about code that the compiler refuses, about commands of other
 * kernels, and about packages that it cannot load.
 *
 * @param cwd the kernel's working folder, from which relative imports start
 * @returns `undefined` if nothing can be found wrong with the cell
 */
export async function explainFailure(
  code: string,
  cwd: string,
): Promise<CellError | undefined> {
  const compiled = await compileCell(code);
  if (compiled !== undefined && "problem" in compiled) {
    const { message, line, column } = compiled.problem;
    const magic = magicAt(code, line);
    return magic === undefined
      ? errorAt("SyntaxError", message, code, { line, column })
      : errorAt("SyntaxError", magic.message, code, { line: magic.line });
  }
  const problem = await importProblem(code, cwd);
  if (problem === undefined) return undefined;
  return errorAt("ImportError", problem.message, code, problem);
}

/** An error at a place in a cell, with the code around it. */
export function errorAt(
  ename: string,
  message: string,
  code: string,
  place: { readonly line?: number; readonly column?: number },
): CellError {
  const { line, column } = place;
  if (line === undefined) {
    return { ename, evalue: message, traceback: [`${ename}: ${message}`] };
  }
  const evalue = `${message} (line ${line} of the cell)`;
  const frame = codeFrame(code, line, column).split("\n");
  return { ename, evalue, traceback: [`${ename}: ${evalue}`, ...frame] };
}
