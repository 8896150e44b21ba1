/** Which cells of a lecture need others above them: those must run first. */

import { typescriptLanguage } from "@codemirror/lang-javascript";
import type { Cell } from "../notebook.ts";

/**
 * The ids of the code cells that use a name which a cell above them declares or imports.
 *
 * A word in a comment counts as well: to run more than is needed does no harm.
 */
export function cellsThatNeedOthers(cells: readonly Cell[]): Set<string> {
  const declared = new Set<string>(), found = new Set<string>();
  for (const { kind, id, source } of cells) {
    if (kind !== "code") continue;
    if (wordsOf(source).some((word) => declared.has(word))) found.add(id);
    for (const name of namesDeclaredBy(source)) declared.add(name);
  }
  return found;
}

/**
 * The names that a cell leaves to the cells below.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const source = 'import { OR } from "nets";\nconst { a, b: [c] } = f(d);\nfunction g(x) {}';
 * assert.deepEqual(namesDeclaredBy(source), ["OR", "a", "b", "c", "g"]);
 * ```
 */
export function namesDeclaredBy(source: string): readonly string[] {
  const { topNode } = typescriptLanguage.parser.parse(source);
  const names: string[] = [];
  for (let node = topNode.firstChild; node; node = node.nextSibling) {
    const to = HEADS[node.name]?.map((end) => node!.getChild(end)?.from)
      .find((end) => end !== undefined);
    if (to === undefined) continue;
    const head = source.slice(node.from, to).replace(KEYWORDS, " ");
    names.push(...wordsOf(head));
  }
  return names;
}

/** What ends the part of a statement in which names are declared. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  VariableDeclaration: ["TypeAnnotation", "Equals", ";"],
  FunctionDeclaration: ["TypeParamList", "ParamList"],
  ClassDeclaration: ["TypeParamList", "extends", "ClassBody"],
  ImportDeclaration: ["from", "String"],
};

const KEYWORDS =
  /\b(?:const|let|var|async|function|class|abstract|import|type|as)\b|\*/g;

function wordsOf(source: string): readonly string[] {
  return source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
