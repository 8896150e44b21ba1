/** What went wrong in a cell, in words, with the line and the code around it. */

import { codeFrame, lineOfError, syntaxProblem } from "./cell_place.ts";
import { importProblem } from "./import_problem.ts";
import type { Output } from "./notebook.ts";
import { cleaner } from "./normalise.ts";
import type { Problem } from "./problem.ts";

/** What a cell that threw an error has to say, with the line that threw. */
export async function errorProblem(
  code: string,
  error: Extract<Output, { output_type: "error" }>,
): Promise<Problem> {
  const [first, ...rest] = cleaner()(`${error.ename}: ${error.evalue}`).split(
    "\n",
  );
  return at(code, first, await lineOfError(code, error), rest.join("\n"));
}

/** The kernel refuses some cells without a word; the compiler and the loader have words. */
export async function refusedProblem(
  code: string,
  cwd: string,
): Promise<Problem> {
  const syntax = await syntaxProblem(code);
  if (syntax !== undefined) {
    const { message, line, column } = syntax;
    const detail = codeFrame(code, line, column);
    return { message: `SyntaxError: ${message}`, line, column, detail };
  }
  const { message, line } = await importProblem(code, cwd) ??
    { message: "the kernel does not say why" };
  return at(code, `cannot be run: ${message}`, line);
}

/** A problem at a line of a cell, or somewhere in it. */
function at(
  code: string,
  message: string,
  line: number | undefined,
  rest = "",
): Problem {
  const frame = line === undefined ? head(code) : codeFrame(code, line);
  const detail = rest === "" ? frame : `${rest}\n${frame}`;
  return line === undefined ? { message, detail } : { message, line, detail };
}

/** The first lines of a cell, to recognise it by. */
export function head(code: string): string {
  const lines = code.split("\n");
  return lines.slice(0, 3).join("\n") + (lines.length > 3 ? "\n…" : "");
}
