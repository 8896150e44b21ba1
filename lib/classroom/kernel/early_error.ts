/** Where in a cell the engine finds an error that the compiler lets pass: `await` in a plain function, say. */

import { compileCell, type SyntaxProblem } from "../cell_script.ts";

/** Throws before anything of a module runs that imports it first. */
const BRAKE = "data:text/javascript,throw undefined";

/** Modules that a script imports; nothing of theirs may be loaded just to look for an error. */
const FROM = /^(import\b[^;]*?|\}?\s*from\s*)(["'])(?:(?!\2).)*\2.*;$/gm;

/**
 * What the engine does not accept in a cell; `undefined` if it accepts all of it.
 *
 * The engine reads a whole module before it runs any of it, so it is given the cell as a
 * module whose first import throws: what it says before that is an error of the cell.
 */
export async function earlyError(
  code: string,
): Promise<SyntaxProblem | undefined> {
  const script = await compileCell(code);
  if (script === undefined || "problem" in script) return undefined;
  const { javascript } = script;
  const alone = javascript.replace(FROM, `$1"${BRAKE}";`);
  const module = `import "${BRAKE}";\n${alone}`;
  try {
    await import(`data:text/javascript,${encodeURIComponent(module)}`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) return undefined;
    const [, message, line, column] =
      /^([\s\S]*) at data:\S+?:(\d+):(\d+)$/.exec(error.message) ?? [];
    // The module that throws exports nothing: that comes after all errors of the cell's own.
    if (message === undefined || message.includes(BRAKE)) return undefined;
    const place = script.place(Number(line) - 1, Number(column));
    return place && { message, ...place };
  }
}
