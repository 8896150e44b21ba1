/** Numbers in arrays and records, one inside another: how parameters and their gradients are kept. */

import { written } from "./describe.ts";
import { ShapeError } from "./errors.ts";

/** One thing, or arrays and records of such, however deep. */
export type Nested<T> =
  | T
  | readonly Nested<T>[]
  | { readonly [name: string]: Nested<T> };

/** The structure `S` with every `From` in it replaced by a `To`. */
export type Replaced<S, From, To> = S extends From ? To
  : { -readonly [K in keyof S]: Replaced<S[K], From, To> };

/** What a structure is made of: how it is called, and how it is known. */
export type Kind = {
  readonly called: string;
  is(x: unknown): boolean;
};

/**
 * The same structure with `f` of each thing in it. With a second structure of the same build,
 * `f` also gets what stands in the same place there.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param kind what the first structure is made of
 * @param f what is done with each thing
 * @param structure arrays and records of things, however deep
 * @param second another structure, if there is one
 * @throws {ShapeError} naming the place where there is something else, or where structures differ
 *
 * @example Twice every number
 * ```ts
 * import assert from "node:assert/strict";
 * const number = { called: "a number", is: (x: unknown) => typeof x === "number" };
 * const doubled = mapStructure("double", number, (x) => 2 * (x as number), { a: [1, 2], b: 3 });
 * assert.deepEqual(doubled, { a: [2, 4], b: 6 });
 * ```
 */
export function mapStructure(
  action: string,
  kind: Kind,
  f: (thing: unknown, second: unknown) => unknown,
  structure: unknown,
  second?: unknown,
): unknown {
  const compared = second !== undefined;
  const path: (string | number)[] = []; // how one gets to the place
  const walk = (x: unknown, y: unknown): unknown => {
    if (kind.is(x)) return f(x, y);
    if (!Array.isArray(x) && !isRecord(x)) {
      const remedy = "parameters" in Object(x) ? "; take its .parameters" : "";
      throw new ShapeError(
        action,
        `${placeOf(path)} must be ${kind.called}, ` +
          `or an array or record of such, but it is ${written(x)}${remedy}`,
      );
    }
    if (compared) checkSame(action, path, x, y);
    const at = (key: string | number) => {
      path.push(key);
      const result = walk(part(x, key), compared ? part(y, key) : undefined);
      path.pop();
      return result;
    };
    return Array.isArray(x)
      ? x.map((_, i) => at(i))
      : Object.fromEntries(Object.keys(x).map((name) => [name, at(name)]));
  };
  return walk(structure, second);
}

/** Written with braces, not made by a class. */
function isRecord(x: unknown): x is object {
  if (typeof x !== "object" || x === null) return false;
  const prototype = Object.getPrototypeOf(x);
  return prototype === Object.prototype || prototype === null;
}

function part(x: unknown, key: string | number): unknown {
  return (x as Record<string | number, unknown>)[key];
}

/** `layer1.weight[0]`; "it" if it is the whole. */
function placeOf(path: readonly (string | number)[]): string {
  const steps = path.map((key, i) =>
    typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`
  );
  return steps.join("") || "it";
}

function checkSame(
  action: string,
  path: readonly (string | number)[],
  x: object,
  y: unknown,
): void {
  if (Array.isArray(x) && Array.isArray(y) && x.length === y.length) return;
  const expected = build(x), found = build(y);
  if (expected === found) return;
  const [place, there] = path.length === 0
    ? ["the first", "the other"]
    : [placeOf(path), "there the other"];
  throw new ShapeError(
    action,
    `both must have the same structure, but ${place} is ${expected}, and ${there} is ${found}`,
  );
}

/** How an array or a record is built, one level deep. */
function build(x: unknown): string {
  if (typeof x !== "object" || x === null) return written(x);
  if (Array.isArray(x)) return `an array of ${x.length}`;
  return `a record of ${Object.keys(x).sort().join(", ") || "nothing"}`;
}
