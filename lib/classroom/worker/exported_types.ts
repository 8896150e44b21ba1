/** The types that an index exports: a cell may import them, though they are no values. */

/** `export type { A, B }` and `export { type C, d }`. */
const EXPORT = /export\s+(type\s+)?\{([^}]*)\}/g;

/**
 * The names of types in the text of an index.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const index = 'export { type A, b } from "./b.ts"; export type { C } from "./c.ts";';
 * assert.deepEqual([...exportedTypes(index)], ["A", "C"]);
 * ```
 */
export function exportedTypes(index: string): ReadonlySet<string> {
  return new Set(
    [...index.matchAll(EXPORT)].flatMap(([, all, names]) =>
      names.split(",").map((name) => name.trim())
        .filter((name) => all !== undefined || name.startsWith("type "))
        .map((name) => name.replace(/^type\s+/, "").split(" as ").at(-1)!)
    ).filter(Boolean),
  );
}
