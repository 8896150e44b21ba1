/** What a cell of a page failed with, as its reader should see it. */

import { codeFrame } from "../code_frame.ts";
import type { CellError } from "../kernel/cell_errors.ts";
import {
  adviceOn,
  declaredOtherwise,
  declaredTwice,
  THROWN,
} from "../kernel/error_advice.ts";
import { magicAt } from "../kernel/magics.ts";
import type { CellProblem } from "./cell_program.ts";
import type { CellSources } from "./cell_sources.ts";

/** So many steps at the top and at the bottom of a long traceback are shown. */
const ENDS = 6;

/**
 * Why a cell cannot be a program.
 *
 * @param known whether an earlier cell declares a name
 */
export function refusal(
  { message, line, column }: CellProblem,
  code: string,
  known: (name: string) => boolean,
): CellError {
  const magic = line === undefined ? undefined : magicAt(code, line);
  if (magic !== undefined) {
    return errorAt("SyntaxError", magic.message, code, { line: magic.line });
  }
  const place = line === undefined || column === undefined
    ? {}
    : { line, column };
  const twice = /^Identifier '(.+)' has already been declared$/.exec(message)
    ?.[1];
  const advice = twice === undefined
    ? adviceOn(message, code)
    : known(twice)
    ? declaredOtherwise(twice)
    : declaredTwice(twice);
  if (advice === undefined) return errorAt("SyntaxError", message, code, place);
  return withCode("SyntaxError", message, code, place, advice);
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
  return withCode(ename, evalue, code, place);
}

/**
 * What a cell threw.
 *
 * @param code the cell
 * @param sources all cells that ran, this one last
 */
export function thrown(
  error: unknown,
  code: string,
  sources: CellSources,
): CellError {
  if (!isError(error)) {
    return withCode("Error", String(error), code, {}, THROWN);
  }
  const ename = String(error.name);
  const evalue = inWords(String(error.message));
  const steps = (error.stack ?? "").split("\n").flatMap((line) =>
    sources.step(line) ?? []
  );
  const origin = steps.find(({ here, line }) => here && line !== undefined);
  const told = withCode(
    ename,
    evalue,
    code,
    origin ?? {},
    adviceOn(evalue, code),
  );
  const lines = steps.map(({ name, isAsync, here, line, column }) => {
    const cell = here ? "this cell" : "an earlier cell";
    const where = line === undefined ? cell : `${cell}:${line}:${column}`;
    const step = name === "" ? where : `${name} (${where})`;
    return `    at ${isAsync ? "async " : ""}${step}`;
  });
  return { ...told, traceback: [...told.traceback, ...shortened(lines)] };
}

function isError(thing: unknown): thing is Error {
  return thing instanceof Error ||
    typeof DOMException === "function" && thing instanceof DOMException;
}

/** A constant is a property that cannot be written, but the reader wrote `const`. */
function inWords(message: string): string {
  return message.replace(
    /^Cannot assign to read only property '.+' of object '#<\w+>'$|^"?\w+"? is read-only$/,
    "Assignment to constant variable.",
  );
}

function withCode(
  ename: string,
  evalue: string,
  code: string,
  { line, column }: { readonly line?: number; readonly column?: number },
  advice?: string,
): CellError {
  const frame = line === undefined ? "" : codeFrame(code, line, column);
  return {
    ename,
    evalue,
    traceback: [
      ...`${ename}: ${evalue}`.split("\n"),
      ...advice === undefined ? [] : [`    → ${advice}`],
      ...frame === "" ? [] : frame.split("\n"),
    ],
  };
}

/** Deep recursions tell most at their ends. */
function shortened(steps: readonly string[]): readonly string[] {
  const left = steps.length - 2 * ENDS;
  if (left < 2) return steps;
  return steps.toSpliced(ENDS, left, `    … ${left} more steps`);
}
