/** The cells of a kernel as one module, for a language server that is asked about the last of them. */

import { plainCode } from "./plain_code.ts";

/** A cell behind those that ran before it, and the way from one to the other and back. */
export type CellContext = {
  readonly text: string;
  /** Where a place of the cell is in the text; both in UTF-16 units. */
  toText(offset: number): number;
  /** Where a place of the text is in the cell, if it is in it. */
  toCell(offset: number): number | undefined;
};

/** More than these cells that ran are too many to look at while somebody types. */
const MOST_CELLS = 200;

/** An import statement, in code without texts. */
const IMPORT =
  /(?<![\w$.])import\b(?!\s*[(.])[^;()=]*?(["']) *\1(?:\s*with\s*\{[^{}]*\})?[ \t]*;?/g;

/**
 * Puts a cell behind those that ran before it, as one module.
 *
 * Each cell stands in a block inside the block of the one before: what it declares hides what
 * earlier cells have declared under the same name, as it does in the kernel. Imports can stand
 * only in front of all blocks, so they are moved there.
 *
 * @example The second `a` hides the first
 * ```ts
 * import assert from "node:assert/strict";
 * const { text } = joinContext(["const a = 1;"], 'const a = "";');
 * assert.equal(text, '{\nconst a = 1;\n{\nconst a = "";\n}}');
 * ```
 */
export function joinContext(
  cellsBefore: readonly string[],
  code: string,
): CellContext {
  // A cell that ran twice counts where it ran last.
  const last = [...new Set(cellsBefore.toReversed())].toReversed();
  const before = last.filter(isWhole).slice(-MOST_CELLS).map(split);
  const own = split(code);
  const top = new Set(
    before.flatMap(({ imports }) => imports.map(({ statement }) => statement)),
  );
  let text = [...top].map((statement) => `${statement}\n`).join("");
  const moved = own.imports.map(({ at, statement }) => {
    const from = text.length;
    text += `${statement}\n`;
    return { at, from, length: statement.length };
  });
  for (const { rest } of before) text += `{\n${reachable(rest)}\n`;
  // A comment belongs to what stands on the same line before it, or else to what follows.
  text += "{\n";
  const start = text.length;
  text += `${own.rest}\n${"}".repeat(before.length + 1)}`;
  return {
    text,
    toText: (offset) => {
      const home = moved.find(({ at, length }) =>
        offset > at && offset < at + length
      );
      return home ? home.from + offset - home.at : start + offset;
    },
    toCell: (offset) => {
      const home = moved.find(({ from, length }) =>
        offset >= from && offset <= from + length
      );
      if (home) return home.at + offset - home.from;
      const own = offset - start;
      return own >= 0 && own <= code.length ? own : undefined;
    },
  };
}

/** A cell's imports, and the cell with blanks in their place. */
function split(code: string) {
  const imports: { readonly at: number; readonly statement: string }[] = [];
  let rest = code;
  if (!code.includes("import")) return { imports, rest };
  for (const { index, 0: found } of plainCode(code).matchAll(IMPORT)) {
    const statement = code.slice(index, index + found.length);
    imports.push({ at: index, statement });
    rest = rest.slice(0, index) + statement.replace(/[^\n]/g, " ") +
      rest.slice(index + found.length);
  }
  return { imports, rest };
}

/** Whether a cell closes all that it opens: another would take the rest of the module along. */
function isWhole(code: string): boolean {
  const open: string[] = [];
  for (const [bracket] of plainCode(code).matchAll(/[()[\]{}]/g)) {
    if ("([{".includes(bracket)) open.push(bracket);
    else if (open.pop() !== { ")": "(", "]": "[", "}": "{" }[bracket]) {
      return false;
    }
  }
  return open.length === 0;
}

/** A cell whose error does not end the module: what follows it in the kernel did run. */
function reachable(code: string): string {
  return code.replace(/^throw\b/gm, "void ");
}
