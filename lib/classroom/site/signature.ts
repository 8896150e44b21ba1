/** A declaration as its author wrote it, without what it does: the signature of a page of the library. */

import { typescriptLanguage } from "@codemirror/lang-javascript";
import type { Location } from "./doc_json.ts";

type Tree = ReturnType<typeof typescriptLanguage.parser.parse>;
type Node = NonNullable<ReturnType<Tree["resolveInner"]>>;

/** The trees of sources: a file has many signatures, and is read once. */
const trees = new Map<string, Tree>();

/** What can be declared, by the parser's words. */
const DECLARATIONS = [
  "FunctionDeclaration",
  "ClassDeclaration",
  "VariableDeclaration",
  "TypeAliasDeclaration",
  "InterfaceDeclaration",
  "MethodDeclaration",
  "PropertyDeclaration",
];

/** Where a declaration stops saying what it is, and begins saying what it does. */
const BODIES = ["Block", "ClassBody"];

/**
 * The signature that stands at a place of a source.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const source = "export function add(a: number, b = 1): number {\n  return a + b;\n}";
 * const place = { filename: "", line: 0, col: 0 };
 * assert.equal(signatureOf(source, place), "function add(a: number, b = 1): number");
 * ```
 */
export function signatureOf(source: string, place: Location): string {
  const tree = treeOf(source);
  const start = offsetOf(source, place);
  const node = declarationAt(tree.resolveInner(start, 1), start);
  if (node === undefined) {
    return parameterAt(tree.resolveInner(start, 1), source);
  }
  const text = node.name === "VariableDeclaration"
    ? `${source.slice(node.from, node.firstChild!.to)} ${
      variable(node, source, start)
    }`
    : source.slice(node.from, endOf(node));
  return outdented(text, place.col)
    .replace(/^(?:export |async |override |public )+/, "")
    .replace(/[;\s]+$/, "");
}

function treeOf(source: string): Tree {
  let tree = trees.get(source);
  if (tree === undefined) {
    trees.set(source, tree = typescriptLanguage.parser.parse(source));
  }
  return tree;
}

function offsetOf(source: string, { line, col }: Location): number {
  const lines = source.split("\n").slice(0, line);
  return lines.reduce((sum, { length }) => sum + length + 1, 0) + col;
}

/** The declaration that begins here, after an `export` at most. */
function declarationAt(inner: Node, start: number): Node | undefined {
  let node: Node | null = inner;
  while (node && !DECLARATIONS.includes(node.name)) {
    const inside: Node | undefined = node.name === "ExportDeclaration"
      ? DECLARATIONS.map((name) => node!.getChild(name)).find((one) =>
        one !== null
      ) ?? undefined
      : undefined;
    if (inside) return inside;
    if (node.name === "ParamList" || node.from < start - 20) return undefined;
    node = node.parent;
  }
  return node ?? undefined;
}

function endOf(node: Node): number {
  const body = BODIES.map((name) => node.getChild(name)).find((one) =>
    one !== null
  );
  if (body) return body.from;
  // What a property begins with says nothing that its type does not.
  const isTyped = node.getChild("TypeAnnotation") !== null;
  const equals = node.getChild("Equals");
  return node.name === "PropertyDeclaration" && isTyped && equals
    ? equals.from
    : node.to;
}

/** `name: Type`, or what the name begins with if no type is written. */
function variable(node: Node, source: string, start: number): string {
  const names = node.getChildren("VariableDefinition");
  const at = names.findIndex(({ from }) => from === start);
  const until = names[at + 1]?.from ?? node.to;
  const type = node.getChildren("TypeAnnotation")
    .find(({ from }) => from > start && from < until);
  return source.slice(start, type?.to ?? until);
}

/** A property that is a parameter of the constructor. */
function parameterAt(inner: Node, source: string): string {
  let end: Node | null = inner;
  while (end && ![",", ")"].includes(end.name)) end = end.nextSibling;
  return source.slice(inner.from, end?.from ?? inner.to).trim();
}

function outdented(text: string, columns: number): string {
  return text.replaceAll(`\n${" ".repeat(columns)}`, "\n");
}
