/** Walking over a program that was read: all of its parts, or only those that run at the top. */

import type { AnyNode, Node, Pattern } from "acorn";

/** A node that begins a scope of its own for `var`, and another time to run. */
export function isOtherScope(node: AnyNode): boolean {
  return isFunction(node) || node.type === "ClassDeclaration" ||
    node.type === "ClassExpression" || node.type === "StaticBlock";
}

function isFunction(node: AnyNode): boolean {
  return node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression";
}

/**
 * Visits a node and all that is in it, from the front to the back.
 *
 * @param visit `false` leaves out what is in the node
 */
export function walk(
  start: Node,
  visit: (node: AnyNode) => boolean | void,
): void {
  // It keeps its own stack: a sum of many terms is as deep as it is long.
  const waiting: Node[] = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (visit(node as AnyNode) === false) continue;
    waiting.push(...childrenOf(node).reverse());
  }
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((part: unknown) =>
    Array.isArray(part) ? part.filter(isNode) : isNode(part) ? [part] : []
  );
}

function isNode(part: unknown): part is Node {
  return typeof part === "object" && part !== null &&
    typeof (part as Partial<Node>).type === "string" &&
    typeof (part as Partial<Node>).start === "number";
}

/** A name that a pattern gives a value to, and how it stands there. */
export type BoundName = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is also the name of the property: `{ a }`. */
  readonly shorthand: boolean;
};

/** The names in what stands left of a `=`, from the left to the right. */
export function namesIn(pattern: Pattern, shorthand = false): BoundName[] {
  switch (pattern.type) {
    case "Identifier": {
      const { name, start, end } = pattern;
      return [{ name, start, end, shorthand }];
    }
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "RestElement"
          ? namesIn(property.argument)
          : namesIn(property.value, property.shorthand)
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) =>
        element === null ? [] : namesIn(element)
      );
    case "AssignmentPattern":
      return namesIn(pattern.left, shorthand);
    case "RestElement":
      return namesIn(pattern.argument);
    case "MemberExpression":
      return [];
  }
}
