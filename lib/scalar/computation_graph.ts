/** The computation graph of a loss, as plain data to be drawn. */

import { checkValue } from "./check_value.ts";
import { historyOf } from "./history.ts";
import { type Link, namedGraph } from "./named_graph.ts";
import type { Value } from "./value.ts";

/** A number in the graph. */
export type ComputationNode = {
  readonly id: number;
  /** Its name as LaTeX; empty if it has none. */
  readonly label: string;
  readonly data: number;
  /** The slope of the loss with respect to it. */
  readonly slope: number;
  readonly kind: "input" | "parameter" | "compute" | "loss";
  /** How it was computed: `"add"`, `"mul"`, `"dot"`, `"sigmoid"`, `"^2"`, …; not there if it was given. */
  readonly op?: string;
};

/** From a number to one that was made from it, with the slope of the second with respect to the first. */
export type ComputationEdge = {
  readonly from: number;
  readonly to: number;
  readonly slope: number;
};

/** Nodes in the order of computing, and edges between their ids. */
export type ComputationGraph = {
  readonly nodes: readonly ComputationNode[];
  readonly edges: readonly ComputationEdge[];
};

/**
 * The graph of all that `loss` was made from, with every value and every slope.
 *
 * A given number is a parameter if its name does not begin with x or y, and an input if it does, or
 * if it has no name. The slopes under the nodes come from the slopes on the edges: each is the
 * sum, over the edges that leave the node, of the edge's slope times the slope at its end.
 *
 * @param loss where the graph ends
 * @param options `only: "named"` leaves out the numbers without names, and joins the edges through them
 * @returns nodes in the order of computing, the loss last
 * @throws {ValueError} if `loss` is not a Value
 *
 * @example Values and slopes of w·x
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * const w = value(2, "w"), x = value(3, "x");
 * const { nodes, edges } = computationGraph(w.mul(x).named("z"));
 * assert.deepEqual(nodes.map((node) => [node.label, node.data, node.slope]), [["w", 2, 3], ["x", 3, 2], ["z", 6, 1]]);
 * assert.deepEqual(nodes.map((node) => node.kind), ["parameter", "input", "loss"]);
 * assert.deepEqual(edges, [{ from: 0, to: 2, slope: 3 }, { from: 1, to: 2, slope: 2 }]);
 * ```
 */
export function computationGraph(
  loss: Value,
  { only = "all" }: { readonly only?: "all" | "named" } = {},
): ComputationGraph {
  checkValue("draw a computation graph", "loss", loss);
  const { nodes } = historyOf(loss), last = nodes.length - 1;
  const links = namedGraph(
    nodes,
    last,
    (place) => only === "all" || nodes[place].name !== undefined,
  );
  const slopes = slopesBack(links, last);
  const kept = [...links.keys()].sort((a, b) => a - b);
  const id = new Map(kept.map((place, i) => [place, i]));
  return {
    nodes: kept.map((place) => {
      const { name = "", data, operation, inputs } = nodes[place];
      return {
        id: id.get(place)!,
        label: name,
        data,
        slope: slopes.get(place)!,
        kind: place === last
          ? "loss"
          : inputs.length > 0
          ? "compute"
          : /^$|^[xy]/.test(name)
          ? "input"
          : "parameter",
        ...(inputs.length > 0 && { op: operation }),
      };
    }),
    edges: kept.flatMap((to) =>
      links.get(to)!.map(({ from, slope }) => ({
        from: id.get(from)!,
        to: id.get(to)!,
        slope,
      }))
    ),
  };
}

/** The chain rule on the graph: from the last node, whose slope is 1, back over the links. */
export function slopesBack(
  links: ReadonlyMap<number, readonly Link[]>,
  last: number,
): Map<number, number> {
  const slopes = new Map([[last, 1]]);
  for (const place of [...links.keys()].sort((a, b) => b - a)) {
    const g = slopes.get(place) ?? 0;
    for (const { from, slope } of links.get(place)!) {
      slopes.set(from, (slopes.get(from) ?? 0) + (g === 0 ? 0 : g * slope));
    }
  }
  return slopes;
}
