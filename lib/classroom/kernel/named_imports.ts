/** The names that a cell imports, found quickly, without reading the cell as a program. */

import { plainCode } from "./plain_code.ts";

/** A name that a cell imports, and where it stands. */
export type NamedImport = {
  /** The module, as the cell has it. */
  readonly specifier: string;
  /** What the module would have to export; `default` for a default import. */
  readonly name: string;
  /** Where the name begins in the cell, in UTF-16 units. */
  readonly index: number;
  /** Whether the module is data: `with { type: "json" }`. */
  readonly json: boolean;
};

/** `import a, { b as c } from "module"`; imports of types alone are none of a running cell's. */
const STATEMENT =
  /(?<![\w$.])import\s*(?!type\s+(?!from\b)[\w${*])([\w$]+(?=\s*,|\s+from\b))?\s*,?\s*(?:\{([^{}]*)\}\s*)?from\s*(["'])( *)\3(\s*with\b)?/gd;

/**
 * The names that a cell imports one by one. Imports of types and of whole modules are left out.
 *
 * What looks like an import inside a text or a comment is not taken for one, but code can be
 * written that deceives this: what follows from it must be confirmed by a real parser.
 *
 * @example Renamed ones have the module's name, types are left out
 * ```ts
 * import assert from "node:assert/strict";
 * const code = 'import { value as v, type Value } from "nets"; // import { x } from "y"';
 * assert.deepEqual(namedImports(code), [
 *   { specifier: "nets", name: "value", index: 9, json: false },
 * ]);
 * ```
 */
export function namedImports(code: string): readonly NamedImport[] {
  if (!code.includes("import")) return [];
  const plain = plainCode(code);
  return [...plain.matchAll(STATEMENT)].flatMap((match) => {
    const [from, to] = match.indices![4]!;
    const specifier = code.slice(from, to);
    const json = match[5] !== undefined &&
      /^\s*with\s*\{\s*type\s*:\s*["']json/.test(code.slice(to + 1));
    const names = inBraces(match[2] ?? "", match.indices![2]?.[0] ?? 0);
    if (match[1] !== undefined) {
      names.unshift({ name: "default", index: match.indices![1]![0] });
    }
    return names.map((one) => ({ specifier, ...one, json }));
  });
}

/** The names between the braces of an import that begin at some place. */
function inBraces(text: string, start: number) {
  const names: { name: string; index: number }[] = [];
  let index = start;
  for (const part of text.split(",")) {
    const name = /^\s*(?!type\s+(?!as\s+(?!as\b))[\w$])([\w$]+)/d.exec(part);
    if (name !== null) {
      names.push({ name: name[1], index: index + name.indices![1]![0] });
    }
    index += part.length + 1;
  }
  return names;
}
