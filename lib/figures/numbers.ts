/** Numbers as a picture shows them: rounded, with a real minus sign, in words for the ear. */

/**
 * The number with at most `digits` decimals and no idle zeros.
 *
 * A number too small for that many decimals is written as a power of ten: a slope that
 * vanishes is not a slope of zero.
 */
export function decimal(x: number, digits = 3): string {
  if (Math.abs(x) < 1e-12) return "0"; // what rounding leaves of a difference
  const rounded = Number(x.toFixed(digits));
  const text = rounded === 0 || Math.abs(rounded) >= 1e6
    ? power(x)
    : String(Math.abs(rounded));
  return x < 0 ? `−${text}` : text;
}

/** The number with three digits that count, however small it is: `0.00123`. */
export function threeDigits(x: number): string {
  return decimal(Number(x.toPrecision(3)), 6);
}

/** A point of the plane: `(0.5, −1)`. */
export function pair([x, y]: readonly number[]): string {
  return `(${decimal(x)}, ${decimal(y)})`;
}

/** The size of `x` as a·10ⁿ with two digits. */
function power(x: number): string {
  const [mantissa, exponent] = Math.abs(x).toExponential(1).split("e");
  return `${Number(mantissa)}·10${superscript(Number(exponent))}`;
}

/** A whole number in raised digits: `⁻¹²`. */
export function superscript(n: number): string {
  return [...String(n)].map((c) => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])
    .join("");
}

/** A whole number in lowered digits: `₁₂`. */
export function subscript(n: number): string {
  return [...String(n)].map((c) => "₀₁₂₃₄₅₆₇₈₉"[Number(c)] ?? c).join("");
}

/** A sum of products, without factors of 0 or 1: `linear([1, -2], ["x_1", "x_2"])` is `x_1 − 2x_2`. */
export function linear(
  weights: readonly number[],
  names: readonly string[],
): string {
  const text = weights.map((weight, i) => {
    const size = Math.abs(weight) === 1 ? "" : decimal(Math.abs(weight));
    return weight === 0
      ? ""
      : `${weight < 0 ? " − " : " + "}${size}${names[i]}`;
  }).join("");
  return text.replace(/^ \+ /, "").replace(/^ − /, "−") || "0";
}

/** Things in a row of words, with "and" before the last: `a, b and c`. */
export function listed(things: readonly string[]): string {
  if (things.length < 2) return things.join("");
  return `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;
}

/** A number of things, with the noun's ending right: `1 input`, `3 inputs`. */
export function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}
