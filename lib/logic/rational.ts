/**
 * Exact fractions of whole numbers, where 0.1 is one tenth and not the float beside it.
 *
 * They are the `Fraction` of mathjs, so `a.add(b)`, `a.mul(b)`, `a.compare(b)` and
 * `a.equals(b)` are exact however long the numbers grow.
 *
 * @module
 */

import { Fraction } from "mathjs";
import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";

/** A fraction of two whole numbers in lowest terms. */
export type Rational = Fraction;

/**
 * `x` as an exact fraction, read as it is written: 0.1 is 1/10.
 *
 * The float that stands for 0.1 is a little more than that, and `new Fraction(x)` takes
 * the nearest fraction with a small denominator (10/81 for 0.123456789123). Here the
 * digits that JavaScript prints for `x` are what counts.
 *
 * @param x a finite number; or digits, `"0.1"`, `"1e-7"`, or a quotient of them, `"1/3"`
 * @throws {ValueError} for anything else, or a denominator of 0
 *
 * @example A tenth and two tenths are three tenths
 * ```ts
 * import assert from "node:assert/strict";
 * assert.ok(rational(0.1).add(rational(0.2)).equals(rational(0.3)));
 * assert.notEqual(0.1 + 0.2, 0.3);
 * assert.equal(rational("1/3").add(rational("1/6")).toFraction(), "1/2");
 * ```
 */
export function rational(x: number | string | Rational): Rational {
  if (x instanceof Fraction) return x;
  if (Number.isSafeInteger(x)) return new Fraction(x);
  const parts = String(x).split("/").map(readDecimal);
  const [above, below = ONE] = parts;
  if (parts.length > 2 || above === null || below === null) {
    throw new ValueError(
      `make a fraction of ${written(x)}`,
      `it must be a finite number, or digits such as "0.1" or "1/3", but it is ${
        written(x)
      }`,
    );
  }
  if (below.n === 0n) {
    throw new ValueError(
      `make a fraction of ${written(x)}`,
      "the denominator must not be 0, but it is",
    );
  }
  return above.div(below);
}

/**
 * The fraction as LaTeX, without dollar signs.
 *
 * @example A minus stands before the fraction, a whole number has no bar
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(latexOf(rational(-0.1)), "-\\frac{1}{10}");
 * assert.equal(latexOf(rational(2)), "2");
 * ```
 */
export function latexOf(r: Rational): string {
  return r.toLatex();
}

const ONE = new Fraction(1);

/** `-12.5e3` as a fraction, or null if it is not written like that. */
function readDecimal(text: string): Rational | null {
  const match = /^([+-]?\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/.exec(text);
  if (match === null) return null;
  const [, whole, decimals = "", exponent = "0"] = match;
  const digits = BigInt(whole + decimals);
  const shift = Number(exponent) - decimals.length;
  return shift >= 0
    ? new Fraction(digits * 10n ** BigInt(shift), 1n)
    : new Fraction(digits, 10n ** BigInt(-shift));
}
