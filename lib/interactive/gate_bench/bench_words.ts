/** A gate bench in words and formulas: sums put in, comparisons, equations, sentences. */

import { spoken } from "../../figures/math_runs.ts";
import { decimal, linear, listed, superscript } from "../../figures/numbers.ts";
import { agreement, type BenchAnswer, type BenchRow } from "./bench_unit.ts";
import type { Bench } from "./bench_state.ts";

const AXES = ["x_1", "x_2"] as const;

/** The products of a row and their sum: `1·1 − 2·0 = 1`; an input with a veto is left out. */
function sumText(
  { weights, inhibition, threshold }: Bench,
  { x, sum, tie }: BenchRow,
): string {
  const products = weights.flatMap((w, i) =>
    inhibition.includes(i + 1)
      ? []
      : [{ sign: w < 0 ? "−" : "+", text: `${decimal(Math.abs(w))}·${x[i]}` }]
  );
  if (products.length === 0) return "0";
  const text = products.map(({ sign, text }, i) =>
    i === 0 ? `${sign === "−" ? sign : ""}${text}` : ` ${sign} ${text}`
  ).join("");
  const close = !tie && decimal(sum) === decimal(threshold);
  return `${text} = ${close ? apart(sum, threshold) : decimal(sum)}`;
}

/** A number by its distance from another that looks the same: `0.3 + 6·10⁻¹⁷`. */
function apart(sum: number, threshold: number): string {
  const [digit, exponent] = Math.abs(sum - threshold).toExponential(0)
    .split("e");
  return `${decimal(threshold)} ${sum < threshold ? "−" : "+"} ${digit}·10${
    superscript(Number(exponent))
  }`;
}

/**
 * A row's comparison in numbers.
 *
 * A sum that only looks equal to the threshold says how far it is away: 0.1 + 0.2 is a little more than 0.3 to a computer.
 *
 * @returns `1·1 + 1·0 = 1 < 2`, or `x₁ has a veto`
 */
export function comparison(bench: Bench, row: BenchRow): string {
  if (row.vetoes.length > 0) {
    const names = row.vetoes.map((input) => spoken(`x_${input}`));
    return `${listed(names)} ${names.length === 1 ? "has" : "have"} a veto`;
  }
  const { threshold, tie } = bench;
  const signs = tie === "fire" ? ["<", "≥"] : ["≤", ">"];
  return `${sumText(bench, row)} ${signs[row.y]} ${decimal(threshold)}`;
}

/** Where a row lies in the plane: `(1, 0)`. */
export function place({ x }: BenchRow): string {
  return `(${x.join(", ")})`;
}

/** A row in one sentence. */
export function rowSentence(bench: Bench, row: BenchRow): string {
  const start = `${place(row)}: ${comparison(bench, row)}`;
  const does = row.y === 1 ? "fires" : "rests";
  if (row.vetoes.length > 0) {
    return `${start}, so the unit rests, whatever the sum.`;
  }
  if (!row.tie) return `${start}, so the unit ${does}.`;
  const lets = row.y === 1 ? "≥ lets it fire" : "> lets it rest";
  return `${start}, a tie: ${lets}.`;
}

/** When the unit fires, as a label: `$x_1 + x_2 \ge 2$`. */
export function condition(bench: Bench, { weights }: BenchAnswer): string {
  const { threshold, tie, inhibition } = bench;
  const sign = tie === "fire" ? "\\ge" : ">";
  const vetoes = inhibition.map((input) => ` and $x_${input} = 0$`).join("");
  return `$${linear(weights, AXES)} ${sign} ${decimal(threshold)}$${vetoes}`;
}

/** The line's equation as a label; nothing if there is no line. */
export function lineEquation(
  { threshold }: Bench,
  { weights }: BenchAnswer,
): string | undefined {
  if (weights.every((w) => w === 0)) return undefined;
  return `$${linear(weights, AXES)} = ${decimal(threshold)}$`;
}

/** What the picture of the square shows, in sentences. */
export function squareSentence(bench: Bench, answer: BenchAnswer): string {
  const equation = lineEquation(bench, answer);
  const [off, on] = [0, 1].map((y) =>
    answer.rows.filter((row) => row.y === y).map(place)
  );
  const vetoed = answer.rows.filter(({ vetoes }) => vetoes.length > 0);
  const wrong = answer.rows.filter(({ y, wanted }) =>
    wanted !== undefined && wanted !== y
  );
  return [
    equation === undefined
      ? "There is no line: no weight counts."
      : `The line ${spoken(equation)}.`,
    `${sentenceOf(on, "fire")}; ${sentenceOf(off, "rest")}.`,
    vetoed.length ? `At rest by a veto: ${listed(vetoed.map(place))}.` : "",
    wrong.length ? `Wrong: ${listed(wrong.map(place))}.` : "",
  ].filter(Boolean).join(" ");
}

function sentenceOf(places: readonly string[], verb: string): string {
  if (places.length === 0) return `no point ${verb}s`;
  return `${listed(places)} ${places.length === 1 ? `${verb}s` : verb}`;
}

/** How the challenge stands; `best` counts the most rows that have agreed with this goal so far. */
export function challengeSentence(
  { goal }: Bench,
  answer: BenchAnswer,
  best: number,
): string {
  const agreed = agreement(answer);
  if (goal === undefined || agreed === undefined) return "";
  if (agreed === 4) return `That is it: ${spokenName(goal)}.`;
  const now = `${agreed} of 4 rows agree.`;
  if (goal !== "XOR" && goal !== "XNOR") return now;
  return best < 3
    ? `${now} Best so far: ${best}.`
    : `${now} Best so far: 3. No single unit makes more; lecture 05 proves it.`;
}

/** A gate's name with its inputs as the pictures write them: `x₁ AND NOT x₂`. */
export function spokenName(name: string): string {
  return name.replace(/x([12])/g, (_, i) => spoken(`x_${i}`));
}
