/** The value of a cell: that of the last statement that has one, as the console has it. */

import type { AnyNode, ExpressionStatement } from "acorn";
import type { PatchedText } from "./patched_text.ts";
import { isOtherScope, walk } from "./syntax_tree.ts";

/** Where a program keeps its value until it ends. */
const VALUE = "$nets.value = ";

/** Statements that have a value in any case, if only `undefined`. */
const ALWAYS =
  /^(?:If|For|ForIn|ForOf|While|DoWhile|Switch|Try|With)Statement$/;

/** Statements that have one if something in them has. */
const MAYBE = /^(?:Block|Labeled)Statement$/;

/**
 * Has a program keep the value that it ends with.
 *
 * @param statements of the top; declarations have no value
 * @param code the program
 */
export function keepValue(
  statements: readonly AnyNode[],
  code: string,
  text: PatchedText,
): void {
  for (const statement of statements.toReversed()) {
    if (statement.type === "ExpressionStatement") {
      return keep(statement, code, text);
    }
    const has = ALWAYS.test(statement.type);
    if (has || MAYBE.test(statement.type)) keepInside(statement, code, text);
    if (has) return;
  }
}

function keepInside(statement: AnyNode, code: string, text: PatchedText) {
  const passing = new Set<AnyNode>();
  walk(statement, (node) => {
    if (isOtherScope(node) || passing.has(node)) return false;
    // What is done at last has no say in the value.
    if (node.type === "TryStatement" && node.finalizer) {
      passing.add(node.finalizer);
    }
    if (node.type !== "ExpressionStatement") return;
    keep(node, code, text);
    return false;
  });
}

function keep(
  { start, end }: ExpressionStatement,
  code: string,
  text: PatchedText,
) {
  // What stands in brackets behind a member gives no function a name.
  text.insert(start, `${VALUE}(`);
  text.insert(code[end - 1] === ";" ? end - 1 : end, ")");
}
