/** What to do about errors of cells, one sentence each. */

import { adviceOnHabit } from "./habits.ts";
import { magicAt } from "./magics.ts";

/** What to do about a thrown value that is no error. */
export const THROWN =
  "what was thrown is no Error, so nobody knows from where: " +
  'throw new Error("…") instead';

/**
 * What to do about errors that lectures meet often.
 *
 * @param evalue the message of the error
 * @param code the cell
 * @returns `undefined` if nothing is known about it
 */
export function adviceOn(evalue: string, code = ""): string | undefined {
  const unknown = /^(\S+) is not defined$/.exec(evalue)?.[1];
  if (unknown !== undefined) {
    const lines = code.split("\n");
    const line = lines.findIndex((text) =>
      text.trimStart().startsWith(`!${unknown}`)
    );
    return magicAt(code, line + 1)?.message ??
      `no cell run so far declares or imports "${unknown}": run the cells above this one first`;
  }
  if (evalue === "Assignment to constant variable.") {
    return "a name declared with const keeps its value; declare it with let";
  }
  if (/^await is only valid/.test(evalue)) {
    return "write async before the function that waits";
  }
  if (evalue === "Cannot use 'import.meta' outside a module") {
    return "a cell is no file; Deno.cwd() is the folder of the notebook";
  }
  if (/without specifying "type": "json"/.test(evalue)) {
    return 'write with { type: "json" } behind the name of the file';
  }
  if (/is not iterable$/.test(evalue) && /\bfor\s*\(/.test(code)) {
    return "if each turn must be waited for, as the epochs of a training must, write for await (… of …)";
  }
  return adviceOnHabit(evalue);
}

/** What to do about a name that one cell declares twice. */
export function declaredTwice(name: string): string {
  return `"${name}" is declared twice in this cell: ` +
    "take one of the declarations away, or give it another name";
}

/** What to do about a name that two cells declare in two ways. */
export function declaredOtherwise(name: string): string {
  return `an earlier cell declares "${name}" in another way ` +
    "(const, let, var, function, class, import): declare it here in the same way, " +
    "give it another name, or restart the kernel";
}
