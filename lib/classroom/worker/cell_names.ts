/** The names that a cell declares at its top: they belong to all cells, so they are made properties of the global object. */

import type {
  AnyNode,
  Identifier,
  Node,
  VariableDeclaration,
  VariableDeclarator,
} from "acorn";
import type { PatchedText } from "./patched_text.ts";
import { isOtherScope, namesIn, walk } from "./syntax_tree.ts";

/** How a name is declared: `let` also by a class, `const` by an import, `var` by a function. */
export type Kind = "const" | "let" | "var";

/** What is declared at the top of a cell. */
export class CellNames {
  readonly #text: PatchedText;
  readonly #code: string;
  readonly #kinds = new Map<string, Kind>();
  readonly #places = new Map<string, number>();

  /**
   * @param code the program
   * @param text takes the changes of it
   */
  constructor(code: string, text: PatchedText) {
    this.#code = code;
    this.#text = text;
  }

  /** All names so far, and how they are declared. */
  get kinds(): ReadonlyMap<string, Kind> {
    return this.#kinds;
  }

  /** Where a name is declared, in UTF-16 units. */
  placeOf(name: string): number {
    return this.#places.get(name) ?? 0;
  }

  /** Notes a name that is declared at some place. */
  add(name: string, kind: Kind, at: number): void {
    this.#kinds.set(name, kind);
    this.#places.set(name, at);
  }

  /** Has a declaration of the top declare for all cells. Statements that hold one are looked through. */
  declare(node: AnyNode): void {
    switch (node.type) {
      case "FunctionDeclaration":
        return this.#function(node, node.id!);
      case "ClassDeclaration":
        return this.#class(node, node.id!);
      case "VariableDeclaration":
        if (node.kind === "const" || node.kind === "let") {
          return this.#variables(node, node.kind);
        }
        if (node.kind === "var") return this.#vars(node);
        return;
      default:
        return this.#varsInside(node);
    }
  }

  /** It is there before anything else of the cell runs, and its name is its own. */
  #function({ start, end }: Node, id: Identifier): void {
    const { name } = id;
    this.add(name, "var", id.start);
    // What stood before and behind it must not become one statement.
    this.#text.insert(start, ";");
    this.#text.remove(id.start, id.end);
    this.#text.moveToFront(start, end, {
      before: `$nets.var.${name} = ({ ${name}: `,
      after: ` }).${name};`,
    });
  }

  #class({ start, end }: Node, id: Identifier): void {
    this.add(id.name, "let", id.start);
    this.#text.insert(start, `;$nets.let.${id.name} = `);
    this.#text.insert(end, ";");
  }

  /** `const a = 1, { b } = c` becomes `$nets.const.a = 1, ({ b: $nets.const.b } = c)`. */
  #variables(node: VariableDeclaration, kind: "const" | "let"): void {
    this.#text.replace(node.start, node.declarations[0].start, ";");
    for (const one of node.declarations) {
      for (const { name, start, end, shorthand } of namesIn(one.id)) {
        this.add(name, kind, start);
        const target = `$nets.${kind}.${name}`;
        this.#text.replace(
          start,
          end,
          shorthand ? `${name}: ${target}` : target,
        );
      }
      this.#finish(one);
    }
    this.#close(node);
  }

  /** What a declarator needs that has become an assignment. */
  #finish({ id, init, start, end }: VariableDeclarator): void {
    if (!init) return this.#text.insert(end, " = void 0");
    if (id.type !== "Identifier") {
      this.#text.insert(start, "(");
      return this.#text.insert(end, ")");
    }
    // A function without a name is called after what it is given to, unless that is a member.
    if (!isNameless(init) || id.name === "__proto__") return;
    this.#text.insert(init.start, `({ ${id.name}: `);
    this.#text.insert(init.end, ` }).${id.name}`);
  }

  /** They are declared before the cell runs; what is left is to give them their values. */
  #vars(node: VariableDeclaration): void {
    const patterns = node.declarations.some(({ id }) =>
      id.type !== "Identifier"
    );
    this.#unkeyword(node, patterns ? ";" : "");
    for (const { id, init, start, end } of node.declarations) {
      if (!init || id.type === "Identifier") continue;
      this.#text.insert(start, "(");
      this.#text.insert(end, ")");
    }
    this.#close(node);
  }

  #varsInside(statement: AnyNode): void {
    const heads = new Set<AnyNode>();
    walk(statement, (node) => {
      if (isOtherScope(node)) return false;
      if (node.type === "ForStatement" && node.init) heads.add(node.init);
      if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
        heads.add(node.left);
      }
      if (node.type !== "VariableDeclaration" || node.kind !== "var") return;
      if (heads.has(node)) this.#unkeyword(node, "");
      else this.#vars(node);
    });
  }

  #unkeyword(node: VariableDeclaration, by: string): void {
    this.#text.replace(node.start, node.declarations[0].start, by);
    for (const { id } of node.declarations) {
      for (const { name, start } of namesIn(id)) this.add(name, "var", start);
    }
  }

  #close({ end }: VariableDeclaration): void {
    if (this.#code[end - 1] !== ";") this.#text.insert(end, ";");
  }
}

function isNameless(init: AnyNode): boolean {
  return init.type === "ArrowFunctionExpression" ||
    (init.type === "FunctionExpression" || init.type === "ClassExpression") &&
      !init.id;
}
