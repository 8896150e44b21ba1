/** Numbers, slopes and names, written as LaTeX and as plain text. */

/**
 * Writes numbers as LaTeX with so many significant digits, without zeros at the end, and
 * remembers whether one had to be rounded.
 *
 * @example Rounded, exact, and tiny
 * ```ts
 * import assert from "node:assert/strict";
 * const writer = new NumberWriter(4);
 * assert.deepEqual([1.5, -2e-9].map((x) => writer.number(x)), ["1.5", "-2 \\cdot 10^{-9}"]);
 * assert.equal(writer.equals, "=");
 * assert.equal(writer.number(0.16209810), "0.1621");
 * assert.equal(writer.equals, "\\approx");
 * ```
 */
export class NumberWriter {
  #exact = true;

  /** @param digits from 1 to 17 */
  constructor(readonly digits: number) {}

  /** A number that stands alone. */
  number(x: number): string {
    if (Number.isNaN(x)) return "\\text{NaN}";
    if (!Number.isFinite(x)) return x > 0 ? "\\infty" : "-\\infty";
    const rounded = Number(x.toPrecision(this.digits));
    this.#exact &&= rounded === x;
    const [mantissa, exponent] = decimals(rounded).split("e");
    return exponent === undefined
      ? mantissa
      : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
  }

  /** A factor in a product: in parentheses if it is negative, or has an exponent. */
  factor(x: number): string {
    const latex = this.number(x);
    return /^-|cdot/.test(latex) ? `(${latex})` : latex;
  }

  /** The sign between what was written and what it is. */
  get equals(): "=" | "\\approx" {
    return this.#exact ? "=" : "\\approx";
  }
}

/** A number as plain text, with so many significant digits and a true minus sign. */
export function numberText(x: number, digits: number): string {
  return decimals(Number(x.toPrecision(digits))).replace(/^-/, "−");
}

/** Written out if it is of a handy size, with an exponent if it is tiny or huge. */
function decimals(x: number): string {
  const size = Math.abs(x);
  if (x === 0) return "0";
  return size < 1e-5 || size >= 1e9 ? x.toExponential() : String(x);
}

/** The slope `∂y/∂x`. */
export function slopeLatex(y: string, x: string): string {
  return `\\frac{\\partial ${y}}{\\partial ${x}}`;
}

/** Lines under each other, if there are several; `&` stands where they are to be aligned. */
export function alignedLatex(lines: readonly string[]): string {
  return lines.length === 1
    ? lines[0].replace("&", "")
    : `\\begin{aligned} ${lines.join(" \\\\ ")} \\end{aligned}`;
}

// Greek and other letters that names are likely to have.
const LETTERS: Readonly<Record<string, string>> = {
  ell: "ℓ",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  eta: "η",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  sigma: "σ",
};

/**
 * A name without LaTeX, for alternative texts.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(["\\hat{y}", "\\ell", "w_{11}^{[1]}"].map(nameText), ["ŷ", "ℓ", "w11[1]"]);
 * ```
 */
export function nameText(latex: string): string {
  return latex
    .replace(/\\hat\s*\{?(\w)\}?/g, "$1\u0302")
    .replace(/\\([a-zA-Z]+)\s*/g, (_, word) => LETTERS[word] ?? word)
    .replace(/[{}_^\\]/g, "")
    .normalize("NFC");
}
