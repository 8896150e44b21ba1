/** Errors of cells in words for the reader: what is wrong, on which line of the cell, what to do. */

import { codeFrame } from "../code_frame.ts";
import { compileCell } from "../cell_script.ts";
import { importProblem } from "../import_problem.ts";
import { cellFrames } from "./cell_frames.ts";
import { earlyError } from "./early_error.ts";
import { adviceOn, THROWN } from "./error_advice.ts";
import { magicAt } from "./magics.ts";
import { redeclaration } from "./redeclaration.ts";

/** An error as a cell shows it: the content of the protocol's `error` message. */
export type CellError = {
  readonly ename: string;
  readonly evalue: string;
  /** Lines to show: the error, advice, the code around it, the steps that led there. */
  readonly traceback: readonly string[];
};

/** Where a cell ran. */
export type CellPlaceOptions = {
  /** The kernel's working folder, from which relative imports start. */
  readonly cwd: string;
  /** The cells that ran before, the first one first. */
  readonly earlier?: readonly string[];
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

/**
 * An error of Deno's kernel with what it leaves out: lines of the cell, its code, advice.
 *
 * Name and message of the error stay as they are, but for imports that cannot be found.
 */
export async function explainError(
  error: CellError,
  code: string,
  { cwd, earlier = [] }: CellPlaceOptions,
): Promise<CellError> {
  const { ename, evalue } = error;
  const twice = /^Identifier '(.+)' has already been declared$/.exec(evalue);
  if (ename === "SyntaxError" && twice !== null) {
    const { advice, ...place } = await redeclaration(twice[1], code);
    return withCode(error, code, place, advice);
  }
  const told = error.traceback.join("\n");
  if (ename === "SyntaxError" && !/^\s+at /m.test(told)) {
    const early = await earlyError(code);
    if (early !== undefined) {
      return withCode(error, code, early, adviceOn(evalue));
    }
  }
  if (/not a dependency|^Module not found|^No such built-in/.test(evalue)) {
    const problem = await importProblem(code, cwd);
    if (problem !== undefined) {
      return errorAt("ImportError", problem.message, code, problem);
    }
  }
  if (told.trim() === "") return withCode(error, code, {}, THROWN);
  const frames = await cellFrames(error.traceback, code, { cwd, earlier });
  const advice = adviceOn(evalue, code);
  if (advice === undefined) return { ...error, traceback: frames };
  const from = evalue.split("\n").length;
  return { ...error, traceback: frames.toSpliced(from, 0, `    → ${advice}`) };
}

/** Whether an error says that nothing of the cell ran: it could not be read, or not be loaded. */
export function isRefusal(error: CellError | undefined): boolean {
  if (error === undefined) return false;
  return /^(Syntax|Import)Error$/.test(error.ename) &&
    !error.traceback.some((line) => /^\s+at /.test(line));
}

/** An error at a place in a cell, with the code around it. */
export function errorAt(
  ename: string,
  message: string,
  code: string,
  place: { readonly line?: number; readonly column?: number },
): CellError {
  const evalue = place.line === undefined
    ? message
    : `${message} (line ${place.line} of the cell)`;
  return withCode({ ename, evalue, traceback: [] }, code, place);
}

function withCode(
  { ename, evalue }: CellError,
  code: string,
  { line, column }: { readonly line?: number; readonly column?: number },
  advice?: string,
): CellError {
  const frame = line === undefined ? "" : codeFrame(code, line, column);
  return {
    ename,
    evalue,
    traceback: [
      `${ename}: ${evalue}`,
      ...advice === undefined ? [] : [`    → ${advice}`],
      ...frame === "" ? [] : frame.split("\n"),
    ],
  };
}
