/** The chain rule of one gradient, written out: as a sum over paths, with numbers, and with δ. */

import { ValueError } from "../errors.ts";
import { countPaths } from "../graph.ts";
import { checkValue } from "./check_value.ts";
import { deltaForm } from "./explain_delta.ts";
import {
  alignedLatex,
  nameText,
  numberText,
  NumberWriter,
  slopeLatex,
} from "./latex.ts";
import {
  listPaths,
  type Passage,
  passageBetween,
  type Path,
} from "./passage.ts";
import type { Value } from "./value.ts";

/** How a gradient is explained. */
export type ExplainOptions = {
  /** Significant digits of the numbers; 4 if not said. */
  readonly digits?: number | undefined;
  /** How many paths are written out; 8 if not said. All are counted. */
  readonly maxPaths?: number | undefined;
};

/** A gradient, explained. LaTeX is without dollar signs. */
export type Explanation = {
  /** The gradient itself. */
  readonly slope: number;
  /** The chain rule as a sum over paths, in symbols. */
  readonly symbolic: string;
  /** The same with the numbers put in. */
  readonly numeric: string;
  /** Each δ computed once, from those after it, and the gradient from them. */
  readonly delta: string;
  /** How many paths lead from the node to the loss (a bigint from 2⁵³ on). */
  readonly paths: number | bigint;
  /** How many multiplications each form takes. */
  readonly multiplications: {
    readonly paths: number | bigint;
    readonly delta: number;
    readonly saved: number | bigint;
  };
  /** The same in words, for who does not see the formulas. */
  readonly text: string;
};

/**
 * The chain rule that gives `∂loss/∂node`, over the *named* numbers between them.
 *
 * As a sum over paths it has one product for each way from the node to the loss, and the number of
 * ways is multiplied by the width of every layer. In the δ form, what the paths have in common is
 * computed once: that is all that backpropagation saves, and it is nearly everything.
 *
 * @param loss where the paths end; called `\ell` if it has no name
 * @param node where they begin
 * @param options how many digits and paths are written
 * @returns formulas as LaTeX, counts, and a text
 * @throws {ValueError} if either is not a Value, or an option is not a whole number in its range
 *
 * @example Two ways from x to the loss
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * const x = value(2, "x"), u = x.mul(3).named("u"), v = x.pow(2).named("v");
 * const { slope, paths, numeric } = explain(u.mul(v).named("L"), x);
 * assert.equal(slope, 36);
 * assert.equal(paths, 2);
 * assert.ok(numeric.includes("= 4 \\cdot 3 + 6 \\cdot 4 \\\\ &= 36"));
 * ```
 */
export function explain(
  loss: Value,
  node: Value,
  options: ExplainOptions = {},
): Explanation {
  const { digits = 4, maxPaths = 8 } = options;
  check(loss, node, digits, maxPaths);
  const passage = passageBetween(loss, node);
  const paths = listPaths(passage, maxPaths);
  const { paths: count, links: length } = countPaths(
    passage.loss,
    passage.node,
    (place) => passage.links.get(place)?.map(({ from }) => from) ?? [],
  );
  const { latex, slope, multiplications } = deltaForm(passage, digits);
  // A path of k links is a product of k factors.
  const byPaths = length > count ? length - count : 0n;
  return {
    slope,
    symbolic: symbolicForm(passage, paths, count),
    numeric: numericForm(passage, paths, count, slope, digits),
    delta: latex,
    paths: plain(count),
    multiplications: {
      paths: plain(byPaths),
      delta: multiplications,
      saved: plain(byPaths - BigInt(multiplications)),
    },
    text: inWords(passage, paths, count, slope, digits) +
      (count === 0n
        ? ""
        : ` Path by path it takes ${
          counted(byPaths, "multiplication")
        }, with δ ${multiplications}.`),
  };
}

function check(loss: Value, node: Value, digits: number, maxPaths: number) {
  const action = "explain a gradient";
  checkValue(action, "loss", loss);
  checkValue(action, "node", node);
  for (
    const [what, x, most] of [["digits", digits, 17], [
      "maxPaths",
      maxPaths,
      1000,
    ]] as const
  ) {
    if (Number.isInteger(x) && x >= 1 && x <= most) continue;
    throw new ValueError(
      action,
      `${what} must be a whole number from 1 to ${most}, but it is ${x}`,
    );
  }
}

function symbolicForm(
  passage: Passage,
  paths: readonly Path[],
  count: bigint,
): string {
  const { nameOf } = passage;
  const products = paths.map((path) =>
    path.map(({ to, link }) => slopeLatex(nameOf(to), nameOf(link.from)))
  );
  const perLine = products.some((factors) => factors.length > 3) ? 1 : 2;
  return alignedLatex(
    sumLines(leftSide(passage), products, count, "=", perLine),
  );
}

function numericForm(
  passage: Passage,
  paths: readonly Path[],
  count: bigint,
  slope: number,
  digits: number,
): string {
  const writer = new NumberWriter(digits);
  const products = paths.map((path) =>
    path.map(({ link }) => writer.factor(link.slope))
  );
  const result = writer.number(slope);
  const left = leftSide(passage), { equals } = writer;
  if (paths.every((path) => path.length < 2) && count < 2n) {
    return `${left} ${equals} ${result}`;
  }
  const lines = sumLines(left, products, count, equals, 2);
  return alignedLatex([...lines, `&${equals} ${result}`]);
}

function leftSide({ nameOf, loss, node }: Passage): string {
  return slopeLatex(nameOf(loss), nameOf(node));
}

/** A sum of products, so many of them on a line, and a word on those that are left out. */
function sumLines(
  left: string,
  products: readonly (readonly string[])[],
  count: bigint,
  equals: string,
  perLine: number,
): string[] {
  const terms = products.map((factors) => factors.join(" \\cdot ") || "1");
  const more = count - BigInt(products.length);
  if (more > 0n) {
    terms.push(
      `\\cdots \\text{ and ${counted(more, "more path", "more paths")}}`,
    );
  }
  if (terms.length === 0) terms.push("0");
  const lines: string[] = [];
  for (let i = 0; i < terms.length; i += perLine) {
    const line = terms.slice(i, i + perLine).join(" + ");
    lines.push(
      i === 0 ? `${left} &${equals} ${line}` : `&\\quad {} + ${line}`,
    );
  }
  return lines;
}

function inWords(
  { loss, node, nameOf }: Passage,
  paths: readonly Path[],
  count: bigint,
  slope: number,
  digits: number,
): string {
  const name = (place: number) => nameText(nameOf(place));
  const what = `The slope of ${name(loss)} with respect to ${name(node)} is ${
    numberText(slope, digits)
  }`;
  if (count === 0n) return `${what}: no path leads from one to the other.`;
  const listed = paths.map((path) =>
    `${[loss, ...path.map(({ link }) => link.from)].map(name).join(", ")}: ${
      path.map(({ link }) => numberText(link.slope, digits)).join(" × ") || "1"
    }`
  );
  const more = count - BigInt(paths.length);
  return `${what}, the sum over ${counted(count, "path")}. ${
    listed.join("; ")
  }${more > 0n ? `; and ${more} more` : ""}.`;
}

function counted(n: bigint, one: string, many = `${one}s`): string {
  return `${n} ${n === 1n ? one : many}`;
}

function plain(n: bigint): number | bigint {
  return n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : n;
}
