/** Values in words: how an error message writes what it was given. */

/**
 * A value as it was written: lists in brackets, texts in quotes.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(written([0, "1", [NaN]]), '[0, "1", [NaN]]');
 * ```
 */
export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  return hasOwnText(value) ? String(value) : whatIs(value);
}

/**
 * What a value is, with its article, to end a sentence with.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(whatIs([0.5]), "an array of 1");
 * assert.equal(whatIs("0110"), 'the text "0110"');
 * assert.equal(whatIs(undefined), "nothing");
 * ```
 */
export function whatIs(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "string") return `the text ${written(value)}`;
  if (Number.isFinite(value)) return `the number ${value}`;
  if (typeof value !== "object") return written(value);
  const made = value.constructor?.name;
  if (!made || made === "Object") return "an object";
  // A name without vowels is spelt out: "an Mlp".
  const an = /^([AEIO]|[FHLMNRSX][^aeiou]*$)/.test(made);
  return `${an ? "an" : "a"} ${made}`;
}

/**
 * The same after "but", for what has a plural.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(theyAre(3), "they are the number 3");
 * assert.equal(theyAre(undefined), "there are none");
 * ```
 */
export function theyAre(value: unknown): string {
  return value === undefined || value === null
    ? "there are none"
    : `they are ${whatIs(value)}`;
}

/** Whether it says more of itself than `[object Object]`. */
function hasOwnText(value: object): boolean {
  return typeof value.toString === "function" &&
    value.toString !== Object.prototype.toString;
}
