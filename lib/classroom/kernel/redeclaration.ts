/** A name that is declared twice: what the kernel allows from cell to cell, and what it does not. */

import { earlyError } from "./early_error.ts";
import { declaredOtherwise, declaredTwice } from "./error_advice.ts";

/** Where a name is declared again, and what to do about it. */
export type Redeclaration = {
  readonly line?: number;
  readonly column?: number;
  readonly advice: string;
};

/**
 * What to do when the engine says that a name has already been declared.
 *
 * Deno's kernel lets a cell be run again: `const` may follow `const`, `let` follow `let`.
 * Two kinds in two cells cannot be, nor two declarations in one cell.
 */
export async function redeclaration(
  name: string,
  code: string,
): Promise<Redeclaration> {
  const twice = await earlyError(code);
  if (twice?.message.includes("already been declared")) {
    const { line, column } = twice;
    return { line, column, advice: declaredTwice(name) };
  }
  return { ...placeOf(name, code), advice: declaredOtherwise(name) };
}

/** Where a cell declares a name, as far as can be seen without reading it as a program. */
function placeOf(name: string, code: string) {
  const word = name.replace(/[^\w]/g, "\\$&");
  const keyword = "\\b(?:const|let|var|class|function\\s*\\*?|enum|import)\\b";
  const whole = `(?<![\\w$.])${word}(?![\\w$])`;
  // First where nothing is given a value before the name, then where something is.
  const declaration = new RegExp(`${keyword}[^;=()]*?${whole}`).exec(code) ??
    new RegExp(`${keyword}[^;()]*?,\\s*${whole}`).exec(code);
  if (declaration === null) return {};
  const before = code.slice(
    0,
    declaration.index + declaration[0].length - name.length,
  );
  const lines = before.split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
