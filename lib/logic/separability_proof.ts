/** A verdict on separability as a proof that can be followed line by line: Markdown with LaTeX. */

import { ValueError } from "../errors.ts";
import { latexOf, type Rational, rational } from "./rational.ts";
import { verifySeparability } from "./separability_check.ts";
import {
  type Bit,
  type Bits,
  checkTable,
  type TruthTable,
} from "./truth_table.ts";
import type { Inseparable, Separability, Separable } from "./verdict.ts";

/**
 * Writes the proof out.
 *
 * For a table that is separable: each row, its weighted sum, and on which side of the
 * threshold it lies. For one that is not: the inequality of each row that is needed, how
 * often it is taken, and the sum of them all, which is 0 > 0. Only what passes
 * `verifySeparability` is printed.
 *
 * @param verdict what `separability` says of the table
 * @returns Markdown, its formulas between `$` or `$$`
 * @throws {ValueError} if the verdict does not pass its check, or the table is no table
 *
 * @example XOR ends in a contradiction
 * ```ts
 * import assert from "node:assert/strict";
 * import { XOR } from "nets";
 * const text = proof(XOR, { separable: false, multipliers: [1, 1, 1, 1] });
 * assert.ok(text.startsWith("**No threshold unit computes XOR.**"));
 * assert.ok(text.includes("w_1 &: & 0 + 0 + 1 - 1 &= 0"));
 * assert.ok(text.includes("$$0 > 0$$"));
 * ```
 */
export function proof(table: TruthTable, verdict: Separability): string {
  checkTable("write a proof", table);
  const { valid, reasons } = verifySeparability(table, verdict);
  if (!valid) {
    throw new ValueError(
      `write a proof about ${table}`,
      `the verdict must pass its check, but ${reasons[0]}`,
    );
  }
  return verdict.separable
    ? proofOfWeights(table, verdict)
    : proofOfMultipliers(table, verdict);
}

function proofOfWeights(
  table: TruthTable,
  { weights, threshold }: Separable,
): string {
  const theta = latexOf(rational(threshold));
  const rule = `${linear(weights, (i) => `x_${i}`)} \\ge ${theta}`;
  const lines = table.rows().map(({ x, y }) => {
    const shares = weights.map((w, i) => rational(w).mul(x[i]));
    const sum = shares.reduce((sum, share) => sum.add(share), rational(0));
    const fires = sum.compare(rational(threshold)) >= 0;
    const side = `${latexOf(sum)} ${fires ? "\\ge" : "<"} ${theta}`;
    const verb = `\\text{${fires ? "fires" : "rests"}}`;
    const added = `${signedSum(shares)} = ${latexOf(sum)}`;
    return [...x, y ?? "\\text{–}", added, side, verb];
  });
  return [
    `**A threshold unit computes ${table}:** it fires when $${rule}$. Row by row:`,
    array(`${"c".repeat(table.inputs)}|c|r|c|l`, [
      [...inputs(table), "y", "w \\cdot x", "\\text{against } \\theta", ""],
      ...lines,
    ]),
    "It does what $y$ asks in every row" +
    (table.outputs.includes(null) ? "; where $y$ is –, either will do." : "."),
  ].join("\n\n");
}

/** A row of the table that the proof uses, and how often. */
type Taken = { readonly x: Bits; readonly y: Bit; readonly times: number };

function proofOfMultipliers(
  table: TruthTable,
  { multipliers }: Inseparable,
): string {
  const taken = table.rows().flatMap(({ x, y }, row): Taken[] =>
    y === null || multipliers[row] === 0
      ? []
      : [{ x, y, times: multipliers[row] }]
  );
  const sum = linear(table.rows()[0].x.map(() => 1), (i) => `w_${i} x_${i}`);
  return [
    `**No threshold unit computes ${table}.** Suppose that one did: it fires when $${sum} \\ge \\theta$. ` +
    "Then each of these rows says something about its weights and its threshold:",
    array(`${"c".repeat(table.inputs)}|c|l|l|c`, [
      [...inputs(table), "y", "\\text{so}", "\\text{that is}", "\\text{times}"],
      ...taken.map(lineOf),
    ]),
    "Multiply each by the number in its last column and add them up. On the left every unknown cancels:",
    `$$\\begin{aligned}\n${
      cancellations(table, taken).join(" \\\\\n")
    }\n\\end{aligned}$$`,
    "So the left sides add up to 0, and the right sides are all 0. A row that rests says $>$, not $\\ge$, so the sum says",
    "$$0 > 0$$",
    "which is false. There are no such weights and no such threshold.",
  ].join("\n\n");
}

/** `0 & 1 & 1 & w_2 ≥ θ & w_2 − θ ≥ 0 & 1`, cell by cell. */
function lineOf({ x, y, times }: Taken): Cell[] {
  const n = x.length;
  const symbol = (i: number) => i > n ? "\\theta" : `w_${i}`;
  const sum = linear(x, symbol);
  const [so, that] = y === 1
    ? [`${sum} \\ge \\theta`, `${linear([...x, -1], symbol)} \\ge 0`]
    : [`${sum} < \\theta`, `${thetaMinus(x, symbol)} > 0`];
  return [...x, y, so, that, times];
}

/** `θ − w_1 − w_2`, θ first: it reads better than − w_1 − w_2 + θ. */
function thetaMinus(x: Bits, symbol: (i: number) => string): string {
  const minus = linear(x.map((bit) => -bit), symbol);
  return minus === "0" ? "\\theta" : `\\theta ${minus.replace("-", "- ")}`;
}

/** For each unknown, what the taken rows add to its coefficient: it comes to 0. */
function cancellations(
  table: TruthTable,
  taken: readonly Taken[],
): string[] {
  const line = (unknown: string, coefficient: (x: Bits) => number) => {
    const shares = taken.map(({ x, y, times }) =>
      rational(coefficient(x) * times * (y === 1 ? 1 : -1))
    );
    return `${unknown} &: & ${signedSum(shares)} &= 0`;
  };
  return [
    ...table.rows()[0].x.map((_, i) => line(`w_${i + 1}`, (x) => x[i])),
    line("\\theta", () => -1),
  ];
}

/** What may stand in a cell of an array. */
type Cell = string | number;

function array(columns: string, [head, ...lines]: readonly Cell[][]): string {
  const text = lines.map((line) => line.join(" & ")).join(" \\\\\n");
  return `$$\\begin{array}{${columns}}\n${
    head.join(" & ")
  } \\\\ \\hline\n${text}\n\\end{array}$$`;
}

/** `x_1`, `x_2`, … */
function inputs(table: TruthTable): string[] {
  return Array.from({ length: table.inputs }, (_, i) => `x_${i + 1}`);
}

/** `2 x_1 - x_3`: each symbol, counted from 1, with its factor; `0` if no factor is left. */
function linear(
  factors: readonly number[],
  symbol: (i: number) => string,
): string {
  const text = factors.map((factor, i) => {
    if (factor === 0) return "";
    const sign = factor < 0 ? " - " : " + ";
    const size = Math.abs(factor);
    return sign + (size === 1 ? "" : `${latexOf(rational(size))} `) +
      symbol(i + 1);
  }).join("");
  if (text === "") return "0";
  return text.startsWith(" + ") ? text.slice(3) : `-${text.slice(3)}`;
}

/** `1 + 0 - 2`: every term, zeros too, so that each row of the table can be found again. */
function signedSum(terms: readonly Rational[]): string {
  return terms.map((term, i) => {
    if (i === 0) return latexOf(term);
    return term.compare(0) < 0
      ? ` - ${latexOf(term.neg())}`
      : ` + ${latexOf(term)}`;
  }).join("");
}
