/** The names that a cell leaves to the cells below it. */

import { typescriptLanguage } from "@codemirror/lang-javascript";

/**
 * The names that code declares or imports for what comes after it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const source = 'import { OR } from "nets";\nconst { a, b: [c] } = f(d), e = 1;\nfunction g(x) {}';
 * assert.deepEqual(namesDeclaredBy(source), ["OR", "a", "b", "c", "e", "g"]);
 * ```
 */
export function namesDeclaredBy(source: string): readonly string[] {
  const { topNode } = typescriptLanguage.parser.parse(source);
  const names: string[] = [];
  for (let node = topNode.firstChild; node; node = node.nextSibling) {
    for (const kind of DECLARING[node.name] ?? []) {
      for (const { from, to } of node.getChildren(kind)) {
        names.push(...wordsOf(source.slice(from, to)));
      }
    }
  }
  return names;
}

/** In which parts of a statement names are declared, by the parser's words. */
const DECLARING: Readonly<Record<string, readonly string[]>> = {
  VariableDeclaration: ["ObjectPattern", "ArrayPattern", "VariableDefinition"],
  FunctionDeclaration: ["VariableDefinition"],
  ClassDeclaration: ["VariableDefinition"],
  ImportDeclaration: ["VariableDefinition", "ImportGroup"],
};

function wordsOf(source: string): readonly string[] {
  return (source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])
    .filter((word) => word !== "type" && word !== "as");
}
