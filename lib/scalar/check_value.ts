/** The check of what must be one Value. */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { Value } from "./value.ts";

/**
 * Checks that a value is one Value, where an array of them or a plain number is often given.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what its part in it
 * @throws {ValueError} if it is anything else
 *
 * @example The outputs of a network are a list, also if there is one
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * assert.throws(() => checkValue("take gradients", "loss", [value(3)]), {
 *   message: "Cannot take gradients: the loss must be one Value, but it is an array of 1; take its [0]",
 * });
 * ```
 */
export function checkValue(
  action: string,
  what: string,
  x: unknown,
): asserts x is Value {
  if (x instanceof Value) return;
  const more = typeof x === "number"
    ? ", which does not remember how it was made"
    : !Array.isArray(x)
    ? ""
    : x.length === 1
    ? "; take its [0]"
    : "; take one of them, or their sum()";
  throw new ValueError(
    action,
    `the ${what} must be one Value, but it is ${whatIs(x)}${more}`,
  );
}
