/** Whether what came out is what was expected, with a tolerance for numbers wherever they stand. */

import type { Kind } from "./kinds.ts";

/**
 * Whether a value is as expected.
 *
 * Numbers may differ by the tolerance, and 0 is −0; arrays and plain records are compared
 * entry by entry, and must have the same entries; a {@link Kind} is matched by its members.
 *
 * @param got what came out
 * @param expected a value, or a kind of values
 * @param tolerance how far a number may be off
 *
 * @example Numbers inside an array
 * ```ts
 * import assert from "node:assert/strict";
 * assert.ok(matches([0.1 + 0.2, 1], [0.3, 1]));
 * assert.equal(matches([0.3], [0.3, 1]), false);
 * assert.equal(matches(true, 1), false);
 * ```
 */
export function matches(
  got: unknown,
  expected: unknown,
  tolerance = 1e-9,
): boolean {
  if (isKind(expected)) return expected.has(got);
  if (typeof got === "number" && typeof expected === "number") {
    return got === expected || Object.is(got, expected) ||
      Math.abs(got - expected) <= tolerance;
  }
  if (isList(got) && isList(expected)) {
    return got.length === expected.length &&
      Array.from(expected).every((e, i) => matches(got[i], e, tolerance));
  }
  if (!isRecord(got) || !isRecord(expected)) return got === expected;
  const keys = Object.keys(expected);
  return Object.keys(got).length === keys.length &&
    keys.every((key) =>
      key in got && matches(got[key], expected[key], tolerance)
    );
}

/**
 * Whether a value is a kind of values rather than one.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { aNumber } from "./kinds.ts";
 * assert.ok(isKind(aNumber));
 * ```
 */
export function isKind(value: unknown): value is Kind<unknown> {
  return isRecord(value) && typeof value.has === "function" &&
    typeof value.name === "string";
}

/**
 * Whether a value is a plain record: written with braces, not made by a class.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([{ a: 1 }, [1], new Map(), null].map(isRecord), [true, false, false, false]);
 * ```
 */
export function isRecord(
  value: unknown,
): value is { readonly [key: string]: unknown } {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) ||
    ArrayBuffer.isView(value) && "length" in value;
}
