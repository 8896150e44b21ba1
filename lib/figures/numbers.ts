/** Numbers as a picture shows them: rounded, with a real minus sign, in words for the ear. */

/**
 * The number with at most `digits` decimals and no idle zeros.
 *
 * A number too small for that many decimals is written as a power of ten: a slope that
 * vanishes is not a slope of zero.
 *
 * @param x any number
 * @param digits decimals, 3 unless told
 *
 * @example A minus sign, not a hyphen
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(decimal(-0.5), "−0.5");
 * assert.equal(decimal(2 / 3), "0.667");
 * assert.equal(decimal(0.000042), "4.2·10⁻⁵");
 * ```
 */
export function decimal(x: number, digits = 3): string {
  if (Math.abs(x) < 1e-12) return "0"; // what rounding leaves of a difference
  const rounded = Number(x.toFixed(digits));
  const text = rounded === 0
    ? power(x)
    : Math.abs(rounded) >= 1e6
    ? power(x)
    : String(Math.abs(rounded));
  return x < 0 ? `−${text}` : text;
}

/**
 * The number with three digits that count, however small it is.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(threeDigits(0.0012345), "0.00123");
 * assert.equal(threeDigits(12.345), "12.3");
 * ```
 */
export function threeDigits(x: number): string {
  return decimal(Number(x.toPrecision(3)), 6);
}

/** The size of `x` as a·10ⁿ with two digits. */
function power(x: number): string {
  const [mantissa, exponent] = Math.abs(x).toExponential(1).split("e");
  return `${Number(mantissa)}·10${superscript(Number(exponent))}`;
}

/**
 * A whole number in raised digits.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(superscript(-12), "⁻¹²");
 * ```
 */
export function superscript(n: number): string {
  return [...String(n)].map((c) => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])
    .join("");
}

/**
 * A whole number in lowered digits.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(subscript(12), "₁₂");
 * ```
 */
export function subscript(n: number): string {
  return [...String(n)].map((c) => "₀₁₂₃₄₅₆₇₈₉"[Number(c)] ?? c).join("");
}

/**
 * A sum of products as an equation's left side: `x₁ − 2·x₂`; a factor of 0 is left out.
 *
 * @param weights one factor for each name
 * @param names what they multiply
 *
 * @example A factor of 1 is not written
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(linear([1, -2], ["x_1", "x_2"]), "x_1 − 2x_2");
 * assert.equal(linear([0, 0], ["x_1", "x_2"]), "0");
 * ```
 */
export function linear(
  weights: readonly number[],
  names: readonly string[],
): string {
  let text = "";
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    const size = Math.abs(weight) === 1 ? "" : decimal(Math.abs(weight));
    const sign = weight < 0 ? (text ? " − " : "−") : (text ? " + " : "");
    text += sign + size + names[i];
  });
  return text || "0";
}

/**
 * Things in a row of words, with "and" before the last.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(listed(["a", "b", "c"]), "a, b and c");
 * ```
 */
export function listed(things: readonly string[]): string {
  if (things.length < 2) return things.join("");
  return `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;
}

/**
 * A number of things, with the noun's ending right.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(counted(1, "input"), "1 input");
 * assert.equal(counted(3, "input"), "3 inputs");
 * ```
 */
export function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}
