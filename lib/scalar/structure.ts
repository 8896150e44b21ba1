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

/**
 * The same structure with `f` of each thing in it. With `others`, structures of the same
 * build, `f` gets what stands in the same place in each.
 *
 * @param action what is being done, for the error
 * @throws {ShapeError} naming the place where a structure has something else than the first
 *
 * @example Twice every number
 * ```ts
 * import assert from "node:assert/strict";
 * const isNumber = (x: unknown) => typeof x === "number";
 * const doubled = mapStructure("double", isNumber, (x) => 2 * (x as number), { a: [1, 2], b: 3 });
 * assert.deepEqual(doubled, { a: [2, 4], b: 6 });
 * ```
 */
export function mapStructure(
  action: string,
  isThing: (x: unknown) => boolean,
  f: (...things: unknown[]) => unknown,
  ...structures: unknown[]
): unknown {
  const walk = (place: string, parts: unknown[]): unknown => {
    const [first, ...others] = parts;
    if (isThing(first)) return f(...parts);
    if (typeof first !== "object" || first === null) {
      throw new ShapeError(
        action,
        `${
          place || "it"
        } must be a number, or an array or record of such, but it is ${first}`,
      );
    }
    const names = Object.keys(first);
    for (const other of others) checkNames(action, place, names, other);
    const at = (name: string) =>
      walk(
        Array.isArray(first)
          ? `${place}[${name}]`
          : place
          ? `${place}.${name}`
          : name,
        parts.map((part) => (part as Record<string, unknown>)[name]),
      );
    return Array.isArray(first)
      ? first.map((_, i) => at(String(i)))
      : Object.fromEntries(names.map((name) => [name, at(name)]));
  };
  return walk("", structures);
}

function checkNames(
  action: string,
  place: string,
  names: string[],
  other: unknown,
) {
  const found = typeof other === "object" && other !== null
    ? `has ${Object.keys(other).join(", ") || "nothing"}`
    : `is ${other}`;
  const expected = `has ${names.join(", ") || "nothing"}`;
  if (found === expected) return;
  throw new ShapeError(
    action,
    `both must have the same structure, but ${
      place || "the first"
    } ${expected} and the other ${found}`,
  );
}
