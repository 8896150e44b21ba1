/** The steps that led to an error, with the lines of the cell instead of the compiler's. */

import { type CellScript, compileCell } from "../cell_script.ts";

/** The steps of an error, and where in the cell it came from. */
export type CellSteps = {
  /** What the error says, then the steps, innermost first. */
  readonly steps: readonly string[];
  /** The line of the innermost step that is in this cell. */
  readonly line?: number;
};

/** A step in code of a cell, by the name of its function and its place in what was compiled. */
const IN_CELL = /^\s+at (?:(async )?(.+?) \()?<anonymous>(?::(\d+):(\d+))?\)?$/;

/** Steps of the kernel's own, which tell a reader nothing. */
const OURS = /\(?ext:|\/kernel\/(?:cell_world|world_\w+)\.ts:/;

/**
 * Puts the lines of a cell into a traceback.
 *
 * The kernel runs what the compiler makes of a cell, and counts lines in that. All cells
 * have the same name there, so the steps are followed from the outermost, which is in this
 * cell, to the first in a function that this cell does not define.
 *
 * @param traceback as in an `error` message
 */
export async function cellSteps(
  code: string,
  traceback: readonly string[],
): Promise<CellSteps> {
  const lines = traceback.flatMap((text) => text.split("\n"));
  if (!lines.some((line) => IN_CELL.test(line))) {
    return { steps: lines.filter((line) => !OURS.test(line)) };
  }
  const compiled = await compileCell(code);
  const script = compiled === undefined || "problem" in compiled
    ? undefined
    : compiled;
  const steps: string[] = [];
  let inside = script !== undefined, innermost: number | undefined;
  for (const step of lines.toReversed()) {
    const match = IN_CELL.exec(step);
    if (match === null) {
      if (!OURS.test(step)) steps.unshift(step);
      continue;
    }
    const [, , name, row, column] = match;
    inside &&= name === undefined || row === undefined ||
      defines(script!, name);
    if (row === undefined || !inside) continue;
    // The first line stands behind what the kernel wraps around the cell.
    const line = script!.place(+row, +row === 1 ? 1 : +column)?.line;
    if (line === undefined) continue;
    innermost = line;
    const where = `line ${line} of the cell`;
    steps.unshift(
      name === undefined ? `    at ${where}` : `    at ${name} (${where})`,
    );
  }
  return innermost === undefined ? { steps } : { steps, line: innermost };
}

/** Whether a function of that name is defined in the cell itself. */
function defines({ javascript }: CellScript, step: string): boolean {
  const name = step.replace(/^new /, "").split(".").at(-1)!.split(" ")[0];
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return false;
  const quoted = name.replaceAll("$", "\\$");
  const before = "(?<![\\p{L}\\p{N}_$.])";
  return [
    `(?:function\\s*\\*?|class)\\s+${quoted}\\b`,
    `${before}${quoted}\\s*[=:]\\s*(?:async\\b|function\\b|class\\b|\\(|[\\p{L}_$][\\p{L}\\p{N}_$]*\\s*=>)`,
    `${before}${quoted}\\s*\\([^()]*\\)\\s*\\{`,
  ].some((pattern) => new RegExp(pattern, "u").test(javascript));
}
