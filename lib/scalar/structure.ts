/** Numbers in arrays and records, one inside another: how parameters and their gradients are kept. */

import { ShapeError } from "../errors.ts";

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
 * The same structure with `f` of each thing in it. With several structures of the same build,
 * `f` gets what stands in the same place in each.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param kind what the first structure is made of
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
  f: (...things: unknown[]) => unknown,
  ...structures: readonly unknown[]
): unknown {
  const path: string[] = []; // how one gets to the place: "layer1", ".weight", "[0]"
  const walk = (parts: readonly unknown[]): unknown => {
    const [first, ...others] = parts;
    if (kind.is(first)) return f(...parts);
    if (typeof first !== "object" || first === null) {
      throw new ShapeError(
        action,
        `${path.join("") || "it"} must be ${kind.called}, ` +
          `or an array or record of such, but it is ${show(first)}`,
      );
    }
    for (const other of others) checkSame(action, path.join(""), first, other);
    const at = (key: string | number, step: string) => {
      path.push(step);
      const result = walk(
        parts.map((part) => (part as Record<string | number, unknown>)[key]),
      );
      path.pop();
      return result;
    };
    return Array.isArray(first)
      ? first.map((_, i) => at(i, `[${i}]`))
      : Object.fromEntries(
        Object.keys(first).map((name) => [
          name,
          at(name, path.length === 0 ? name : `.${name}`),
        ]),
      );
  };
  return walk(structures);
}

function checkSame(
  action: string,
  place: string,
  first: object,
  other: unknown,
): void {
  const expected = build(first), found = build(other);
  if (expected === found) return;
  throw new ShapeError(
    action,
    `both must have the same structure, but ${
      place || "the first"
    } is ${expected}, and ${place ? "there " : ""}the other is ${found}`,
  );
}

/** How an array or a record is built, one level deep. */
function build(x: unknown): string {
  if (typeof x !== "object" || x === null) return show(x);
  if (Array.isArray(x)) return `an array of ${x.length}`;
  return `a record of ${Object.keys(x).sort().join(", ") || "nothing"}`;
}

function show(x: unknown): string {
  return typeof x === "string" ? JSON.stringify(x) : String(x);
}
