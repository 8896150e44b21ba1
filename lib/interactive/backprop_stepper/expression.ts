/**
 * Right sides of formulas, which can be read in two ways: with names, and with the numbers put in.
 *
 * @module
 */

import { decimal } from "../../figures/numbers.ts";

/** What a quantity is called: a name as LaTeX writes it, or the slope of one with respect to another. */
export type Name = string | {
  readonly slopeOf: string;
  readonly by: string;
};

/** What stands at the right of an equals sign. */
export type Expression =
  | { readonly kind: "quantity"; readonly name: Name; readonly value: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "sum"; readonly terms: readonly Expression[] }
  | { readonly kind: "difference"; readonly terms: readonly Expression[] }
  | { readonly kind: "product"; readonly factors: readonly Expression[] }
  | { readonly kind: "square"; readonly of: Expression }
  | {
    readonly kind: "applied";
    readonly function: string;
    readonly to: Expression;
  };

/** A piece of a written expression. */
export type Token =
  | { readonly kind: "name"; readonly name: Name }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "function"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

/** How an expression is written: with names, or with numbers of so many decimals. */
export type Writing = "names" | { readonly digits: number };

/** Stands between factors that are written side by side. */
export const JUXTAPOSED = "\u2062";

/** A number with a name. */
export const quantity = (name: Name, value: number): Expression => ({
  kind: "quantity",
  name,
  value,
});

/** A number without a name. */
export const number = (value: number): Expression => ({
  kind: "number",
  value,
});

/** Terms with + between them; one alone is itself. */
export const sum = (terms: readonly Expression[]): Expression =>
  terms.length === 1 ? terms[0] : { kind: "sum", terms };

/** The first less the second. */
export const difference = (a: Expression, b: Expression): Expression => ({
  kind: "difference",
  terms: [a, b],
});

/** Factors side by side; one alone is itself. */
export const product = (...factors: readonly Expression[]): Expression =>
  factors.length === 1 ? factors[0] : { kind: "product", factors };

/** The second power. */
export const square = (of: Expression): Expression => ({ kind: "square", of });

/** A function of something, by the function's sign: `σ`. */
export const applied = (sign: string, to: Expression): Expression => ({
  kind: "applied",
  function: sign,
  to,
});

/** An expression in pieces, in order. */
export function tokens(expression: Expression, how: Writing): Token[] {
  const written = write(expression, how);
  const [first, second] = written;
  // A negative number needs no brackets where everything begins.
  return isSign(first, "(") && second.kind === "number" &&
      isSign(written[2], ")") && !isSign(written[3], "²")
    ? [second, ...written.slice(3)]
    : written;
}

/** Whether all numbers of the expression can be written in so many decimals as they are. */
export function isExact(expression: Expression, digits: number): boolean {
  switch (expression.kind) {
    case "quantity":
    case "number":
      return isShort(expression.value, digits);
    case "sum":
    case "difference":
      return expression.terms.every((term) => isExact(term, digits));
    case "product":
      return expression.factors.every((factor) => isExact(factor, digits));
    case "square":
      return isExact(expression.of, digits);
    case "applied":
      return isExact(expression.to, digits);
  }
}

/** Whether a number is what its so many decimals say, but for what rounding in the computer leaves. */
export function isShort(x: number, digits: number): boolean {
  return Math.abs(x - Number(x.toFixed(digits))) <= 1e-12 * Math.abs(x);
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

const sign = (text: string): Token => ({ kind: "sign", text });
const inBrackets = (
  inner: readonly Token[],
) => [sign("("), ...inner, sign(")")];

function write(expression: Expression, how: Writing): Token[] {
  const inside = (part: Expression) => write(part, how);
  switch (expression.kind) {
    case "quantity":
      return how === "names"
        ? [{ kind: "name", name: expression.name }]
        : numberTokens(expression.value, how.digits);
    case "number":
      return expression.value === 0.5
        ? [{ kind: "number", text: "½" }]
        : numberTokens(expression.value, how === "names" ? 3 : how.digits);
    case "sum":
      return joined(expression.terms.map(inside), "+");
    case "difference":
      return joined(expression.terms.map(inside), "−");
    case "product":
      return joined(
        expression.factors.map((factor) =>
          factor.kind === "sum" || factor.kind === "difference"
            ? inBrackets(tokens(factor, how))
            : inside(factor)
        ),
        how === "names" && !expression.factors.every(isSlope)
          ? JUXTAPOSED
          : "·",
      );
    case "square":
      return [
        ...expression.of.kind === "quantity"
          ? inside(expression.of)
          : inBrackets(tokens(expression.of, how)),
        sign("²"),
      ];
    case "applied":
      return [
        { kind: "function", text: expression.function },
        ...inBrackets(tokens(expression.to, how)),
      ];
  }
}

/** Slopes are fractions: side by side, they need a sign between them. */
function isSlope(part: Expression): boolean {
  return part.kind === "quantity" && typeof part.name !== "string";
}

/** A number, in brackets if it is negative. */
function numberTokens(x: number, digits: number): Token[] {
  const text = decimal(x, digits);
  const token: Token = { kind: "number", text };
  return text.startsWith("−") ? inBrackets([token]) : [token];
}

function joined(parts: readonly (readonly Token[])[], by: string): Token[] {
  return parts.flatMap((part, i) => i === 0 ? part : [sign(by), ...part]);
}
