/** The chain rule from the loss to one weight, over all paths: what the library finds, in this network's names. */

import type { Place } from "../../figures/network_data.ts";
import { listPaths, passageBetween } from "../../scalar/passage.ts";
import type { Value } from "../../scalar/value.ts";
import {
  type Expression,
  number,
  product,
  quantity,
  sum,
} from "./expression.ts";
import { type Formula, nameText } from "./formula.ts";
import { LOSSES } from "./run.ts";
import {
  lossSlopeFactors,
  primeOf,
  slopeFormula,
  valueOf,
  type Worked,
} from "./step_formulas.ts";

const MOST = 4; // more paths than anybody reads
const ALL = 2000; // more than a network of the stepper can have

/** The slope of one weight, explained. */
export type Chain = {
  /** The weight, and what comes out: `w₁ = 0.7`. */
  readonly what: string;
  /** Each path from the weight to the loss, from left to right. */
  readonly lit: readonly (readonly Place[])[];
  /** The sum over the paths, if they are few; then the same by δ. */
  readonly formulas: readonly Formula[];
  readonly sentence: string;
};

/** A number on the way: what it is called here, and where it is. */
type Stop = {
  readonly kind: "loss" | "value" | "sum" | "weight";
  readonly name: string;
  readonly at: Place;
};

/** The chain rule for the weight from unit j of layer l − 1 to unit i of layer l. */
export function chainOf(
  worked: Worked,
  l: number,
  i: number,
  j: number,
): Chain {
  const { loss, weight, stops } = graphOf(worked, l, i, j);
  const passage = passageBetween(loss, weight);
  const stopOf = (place: number) =>
    place === passage.loss
      ? stops.get("loss")!
      : stops.get(passage.nameOf(place))!;
  const paths = listPaths(passage, ALL).map((path) =>
    path.map(({ to, link }) => ({
      to: stopOf(to),
      from: stopOf(link.from),
      slope: link.slope,
    }))
  );
  const byDelta = slopeFormula(worked, l, i, j);
  const name = worked.names.weights[l - 1][i - 1][j - 1];
  return {
    what: nameText(name),
    lit: paths.map((path) => litBy(path, [l - 1, j])),
    formulas: paths.length > MOST
      ? [byDelta]
      : [pathFormula(worked, byDelta, paths), byDelta],
    sentence: inWords(worked, nameText(name), paths),
  };
}

/** A link of a path: from which number to which, backward, and its slope. */
type Step = { readonly to: Stop; readonly from: Stop; readonly slope: number };

/** The sum over the paths: as slopes, as what these slopes are, and in numbers. */
function pathFormula(
  worked: Worked,
  { left, result }: Formula,
  paths: readonly (readonly Step[])[],
): Formula {
  const isSaid = (step: Step) => factorsOf(worked, step).length > 0;
  const [slopes, shown] = [paths, paths.map((path) => path.filter(isSaid))].map(
    (all) =>
      sum(
        all.map((path) =>
          product(...path.map(({ to, from, slope }) =>
            quantity({ slopeOf: to.name, by: from.name }, slope)
          ))
        ),
      ),
  );
  const factors = sum(
    paths.map((path) =>
      product(...path.flatMap((step) => factorsOf(worked, step)))
    ),
  );
  const shares = paths.map((path) =>
    number(path.reduce((all, { slope }) => all * slope, 1))
  );
  const numbers = paths.length === 1 ? [shown] : [shown, sum(shares)];
  return { left, names: [slopes, factors], numbers, result };
}

/** What a link's slope is: a weight, the slope of an activation, or a value. */
function factorsOf(worked: Worked, { to, from }: Step): readonly Expression[] {
  const [l, i] = from.at;
  if (to.kind === "loss") return lossSlopeFactors(worked, i);
  if (from.kind === "sum") return [primeOf(worked, l, i) ?? []].flat();
  if (from.kind === "weight") return [valueOf(worked, l, i)];
  const k = to.at[1];
  const { weight } = worked.run.net.plain[l];
  return [
    quantity(worked.names.weights[l][k - 1][i - 1], weight[k - 1][i - 1]),
  ];
}

/** The places on a path, from the weight's tail to the loss. */
function litBy(path: readonly Step[], tail: Place): readonly Place[] {
  const sums = path.filter(({ from }) => from.kind === "sum");
  return [tail, ...sums.map(({ from }) => from.at).reverse(), path[0].to.at];
}

function inWords(
  { names }: Worked,
  weight: string,
  paths: readonly (readonly Step[])[],
): string {
  const loss = nameText(names.loss);
  if (paths.length === 1) {
    return `One path leads from ${loss} back to ${weight}: its slopes are multiplied.`;
  }
  const tail = paths.length > MOST
    ? "too many to write; δ has gathered them all."
    : "the slopes along each are multiplied, and the products added.";
  return `${paths.length} paths lead from ${loss} back to ${weight}: ${tail}`;
}

/** The network's numbers as Values, and what each is called here. */
function graphOf(
  { state, run, names }: Worked,
  l: number,
  i: number,
  j: number,
) {
  const pass = run.net.forward(state.x);
  const loss = pass.output
    .map((output, k) => LOSSES[state.loss].on(output, state.y[k]))
    .reduce((a, b) => a.add(b));
  const weight = run.net.layers[l - 1].parameters.weight[i - 1][j - 1];
  const stops = new Map<string, Stop>([
    ["loss", { kind: "loss", name: names.loss, at: [state.sizes.length, 1] }],
    [weight.name!, {
      kind: "weight",
      name: names.weights[l - 1][i - 1][j - 1],
      at: [l - 1, j],
    }],
  ]);
  const add = (
    kind: Stop["kind"],
    values: readonly (readonly Value[])[],
    called: readonly (readonly string[])[],
  ) =>
    values.forEach((layer, m) =>
      layer.forEach((value, n) =>
        stops.set(value.name!, { kind, name: called[m][n], at: [m + 1, n + 1] })
      )
    );
  add("sum", pass.z, names.sums);
  add("value", pass.a, names.values.slice(1));
  return { loss, weight, stops };
}
