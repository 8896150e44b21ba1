/** The δ form of a gradient: each slope on the way computed once, from those after it. */

import { alignedLatex, NumberWriter, slopeLatex } from "./latex.ts";
import type { Link } from "./named_graph.ts";
import type { Passage } from "./passage.ts";

/** The derivatives of activations, by the activation's id, as LaTeX; the argument follows. */
const PRIMES: Readonly<Record<string, string>> = {
  sigmoid: "\\sigma'",
  tanh: "\\tanh'",
  relu: "\\operatorname{ReLU}'",
  softplus: "\\operatorname{softplus}'",
};

/** A use of a number: by what, and over which link. */
type Use = { readonly by: number; readonly link: Link };

/** How a product is written: its factors, and the slopes that are known by then. */
type Style = {
  factor(use: Use): string;
  /** The slope of the loss with respect to a number that has its own line. */
  known(place: number): string | undefined;
};

/**
 * The gradient by the recursion: a line for each weighted sum `z` on the way, whose slope is called
 * δ, and for every other number whose slope is needed more than once; the last line is the gradient.
 *
 * @returns the lines as LaTeX, the gradient, and how many multiplications it took: one for each
 * link, but none for the links from the loss, whose own slope is 1
 */
export function deltaForm(
  passage: Passage,
  digits: number,
): { latex: string; slope: number; multiplications: number } {
  const { loss, node, links, nameOf } = passage;
  const uses = usesOf(passage);
  if (!uses.has(node)) { // the loss itself, or what it does not depend on
    const slope = node === loss ? 1 : 0;
    const left = slopeLatex(nameOf(loss), nameOf(node));
    return { latex: `${left} = ${slope}`, slope, multiplications: 0 };
  }
  const slopes = new Map([[loss, 1]]), symbols = new Map<number, string>();
  const lines: string[] = [];
  for (const place of fromTheLoss(uses)) {
    slopes.set(place, sumOver(uses.get(place)!, slopes));
    const isDelta = place !== node && /^z($|[_^])/.test(nameOf(place));
    if (place !== node && !isDelta && links.get(place)!.length < 2) continue;
    const symbol = isDelta
      ? nameOf(place).replace(/^z/, "\\delta")
      : slopeLatex(nameOf(loss), nameOf(place));
    const writer = new NumberWriter(digits);
    const inSymbols = expression(passage, uses, place, {
      factor: (use) => linkLatex(passage, use, digits),
      known: (p) => symbols.get(p),
    });
    const inNumbers = expression(passage, uses, place, {
      factor: ({ link }) => writer.factor(link.slope),
      known: (p) => symbols.has(p) ? writer.factor(slopes.get(p)!) : undefined,
    });
    const result = writer.number(slopes.get(place)!), { equals } = writer;
    const steps = [["=", inSymbols], [equals, inNumbers], [equals, result]]
      .filter(([, side], i, all) => side !== symbol && side !== all[i - 1]?.[1])
      .map((step) => step.join(" "));
    lines.push(`${symbol} &${steps.join(" ")}`);
    symbols.set(place, symbol);
  }
  const multiplications = [...uses.values()].flat()
    .filter(({ by }) => by !== loss).length;
  return {
    latex: alignedLatex(lines),
    slope: slopes.get(node)!,
    multiplications,
  };
}

/** For each number on the way, what uses it. */
function usesOf({ links }: Passage): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  for (const [by, below] of links) {
    for (const link of below) {
      uses.set(link.from, [...uses.get(link.from) ?? [], { by, link }]);
    }
  }
  return uses;
}

/** The numbers on the way in the order of their distance from the loss: each after what uses it. */
function fromTheLoss(uses: ReadonlyMap<number, readonly Use[]>): number[] {
  const distance = new Map<number, number>();
  const far = (place: number) => distance.get(place) ?? 0;
  for (const place of [...uses.keys()].sort((a, b) => b - a)) {
    const nearest = uses.get(place)!.map(({ by }) => far(by));
    distance.set(place, 1 + Math.max(...nearest));
  }
  return [...uses.keys()].sort((a, b) => far(a) - far(b) || a - b);
}

function sumOver(
  uses: readonly Use[],
  slopes: ReadonlyMap<number, number>,
): number {
  return uses.reduce((sum, { by, link }) => {
    const g = slopes.get(by)!;
    return sum + (g === 0 ? 0 : g * link.slope);
  }, 0);
}

/**
 * The slope of the loss with respect to a number, from the slopes that have their own line; what lies
 * between is written out on the spot.
 */
function expression(
  passage: Passage,
  uses: ReadonlyMap<number, readonly Use[]>,
  place: number,
  style: Style,
): string {
  return uses.get(place)!.map((use) => {
    const { by } = use, factor = style.factor(use);
    if (by === passage.loss) return factor;
    const known = style.known(by);
    if (known !== undefined) return `${known} \\cdot ${factor}`;
    const before = expression(passage, uses, by, style);
    return uses.get(by)!.length > 1
      ? `\\left(${before}\\right) \\cdot ${factor}`
      : `${before} \\cdot ${factor}`;
  }).join(" + ");
}

/** `∂y/∂x` as short as it can be said: the other factor of a product, or `g'(x)`. */
function linkLatex(
  passage: Passage,
  { by, link }: Use,
  digits: number,
): string {
  const { nameOf, ownNameOf, dataOf, functionOf } = passage;
  const made = functionOf(by, link.from);
  if (made === "identity") return "1";
  if (made !== undefined && made in PRIMES) {
    return `${PRIMES[made]}(${nameOf(link.from)})`;
  }
  if (link.factor !== undefined) {
    return ownNameOf(link.factor) ??
      new NumberWriter(digits).factor(dataOf(link.factor));
  }
  return slopeLatex(nameOf(by), nameOf(link.from));
}
