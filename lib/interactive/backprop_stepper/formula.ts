/** A formula: what it is for, its right side in names and in numbers, and what comes out; as text and as MathML. */

import { spoken } from "../../figures/math_runs.ts";
import { decimal } from "../../figures/numbers.ts";
import { type Html, markup } from "../../notebook/markup.ts";
import {
  infix,
  math,
  mathName,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  mspace,
  msup,
} from "../math_ml.ts";
import {
  type Expression,
  isExact,
  isShort,
  JUXTAPOSED,
  type Name,
  type Token,
  tokens,
} from "./expression.ts";

/** A formula, from its left side to the number that comes out. */
export type Formula = {
  readonly left: Name;
  /** What stands between the left side and the rest. Default `=`. */
  readonly relation?: "=" | "←" | undefined;
  /** The right side in names; the last one is what the numbers are put into. */
  readonly names: readonly Expression[];
  /** What the numbers are put into, if it is another. */
  readonly numbers?: readonly Expression[] | undefined;
  /** What comes out; nothing where a rule is only said. */
  readonly result: number | undefined;
};

/** One side of a formula, and the sign that leads to it; nothing leads to the first. */
type Side = { readonly sign: string; readonly tokens: readonly Token[] };

/** The formula as plain text: `z₁ = w₁·x₁ + w₃·x₂ = 0.7·0.5 + 0.4·0.3 = 0.47`. */
export function formulaText(formula: Formula, digits: number): string {
  return sidesOf(formula, digits).map(({ sign, tokens }) =>
    `${sign ? ` ${sign} ` : ""}${tokens.map(tokenText).join("")}`
  ).join("");
}

/**
 * The formula as MathML, in pieces between which a line may break: before each sign of
 * equality, and before `+` and `·`. Who does not see it hears the text.
 */
export function formulaHtml(formula: Formula, digits: number): Html {
  const sides = sidesOf(formula, digits).map(({ sign, tokens }, i) => {
    const pieces = piecesOf(tokens).map((piece, k) =>
      math(
        ...(k === 0 && sign ? [infix(sign)] : []),
        ...piece.map(tokenMath),
      )
    );
    return markup`<span class="${i === 0 ? "left" : "side"}">${pieces}</span>`;
  });
  const label = formulaText(formula, digits);
  return markup`<span class="formula" role="img" aria-label="${label}">${sides}</span>`;
}

/** A name in plain text: `∂C/∂w₁`. */
export function nameText(name: Name): string {
  return typeof name === "string"
    ? spoken(name)
    : `∂${spoken(name.slopeOf)}/∂${spoken(name.by)}`;
}

/** All sides, without those that only repeat what stands before. */
function sidesOf(formula: Formula, digits: number): Side[] {
  const { left, relation = "=", names, result } = formula;
  const numbers = result === undefined
    ? []
    : formula.numbers ?? names.slice(-1);
  const asNumbers = { digits };
  const exact = numbers.every((side) => isExact(side, digits));
  const equal = exact ? "=" : "≈";
  const sides: Side[] = [
    { sign: "", tokens: [{ kind: "name", name: left }] },
    ...names.map((side, i) => ({
      sign: i === 0 ? relation : "=",
      tokens: tokens(side, "names"),
    })),
    ...numbers.map((side, i) => ({
      sign: i === 0 && names.length === 0 && relation === "←"
        ? relation
        : equal,
      tokens: tokens(side, asNumbers),
    })),
    ...(result === undefined ? [] : [{
      sign: exact && isShort(result, digits) ? "=" : "≈",
      tokens: [{ kind: "number", text: decimal(result, digits) } as const],
    }]),
  ];
  const textOf = (side: Side) => side.tokens.map(tokenText).join("");
  return sides.filter((side, i) =>
    i === 0 || textOf(side) !== textOf(sides[i - 1])
  );
}

function tokenText(token: Token): string {
  if (token.kind === "name") return nameText(token.name);
  if (token.kind === "sign" && "+−".includes(token.text)) {
    return ` ${token.text} `;
  }
  return token.text.replace(JUXTAPOSED, "·");
}

function tokenMath(token: Token): Html {
  switch (token.kind) {
    case "name":
      return nameMath(token.name);
    case "number":
      return mn(token.text);
    case "function":
      return mi(token.text);
    case "sign":
      return token.text === "²"
        ? msup(mspace(0), mn("2"))
        : token.text === JUXTAPOSED
        ? mspace(0.14)
        : "+−·".includes(token.text)
        ? infix(token.text)
        : mo(token.text);
  }
}

function nameMath(name: Name): Html {
  if (typeof name === "string") return mathName(name);
  const d = mi("∂");
  return mfrac(mrow(d, mathName(name.slopeOf)), mrow(d, mathName(name.by)));
}

/** Pieces that begin where a line may break: at `+`, and at `·` outside of brackets. */
function piecesOf(all: readonly Token[]): Token[][] {
  const pieces: Token[][] = [[]];
  let depth = 0;
  for (const token of all) {
    const text = token.kind === "sign" ? token.text : "";
    depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    if (depth === 0 && ["+", "·", JUXTAPOSED].includes(text)) pieces.push([]);
    pieces[pieces.length - 1].push(token);
  }
  return pieces;
}
