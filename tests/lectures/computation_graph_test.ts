/** Computation graphs: their kinds of nodes, the reversed graph, and what one walk back costs: rows T0-39, T2-29, T3-20. */

import { countPaths } from "../../lib/graph.ts";
import { Random } from "../../lib/random.ts";
import {
  type ComputationGraph,
  computationGraph,
} from "../../lib/scalar/computation_graph.ts";
import { halfSquare } from "../../lib/scalar/losses.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { value } from "../../lib/scalar/value.ts";
import { claim } from "./ledger.ts";
import { count, lossOf, slideNet } from "./networks.ts";
import { start, x, y } from "./slide.ts";

const idOf = (graph: ComputationGraph, label: string) =>
  graph.nodes.find((node) => node.label === label)!.id;

/** A tanh network of so many layers of four, and the graph of its loss. */
function deep(layers: number) {
  const net = mlp([4, ...Array<number>(layers - 1).fill(4), 1], {
    chance: new Random(79),
  });
  const graph = computationGraph(lossOf(net, [0.1, 0.2, 0.3, 0.4], [1]));
  return { graph, weights: count(net).weights };
}
claim(
  "L0-079",
  "one walk back multiplies once an edge, at most five times as often as the forward pass has weights, at every depth; the paths from w_11^[1] grow fourfold with each layer",
  () =>
    [2, 3, 4, 5, 6].every((layers) => {
      const { graph, weights } = deep(layers);
      const inputsOf = (node: number) =>
        graph.edges.filter(({ to }) => to === node).map(({ from }) => from);
      const w11 = idOf(graph, "w_{11}^{[1]}");
      const { paths } = countPaths(graph.nodes.length - 1, w11, inputsOf);
      return graph.edges.length <= 5 * weights &&
        paths === 4n ** BigInt(layers - 2);
    }),
);

claim("L2-046", () => {
  const inputs = x.map((number, j) => value(number, `x${j + 1}`));
  const [yhat] = slideNet(start).forward(inputs).output;
  const graph = computationGraph(halfSquare.on(yhat, y));
  // Reverse the graph: what arrives at a node is the sum over the edges that left it.
  const arriving = (node: number): number =>
    node === graph.nodes.length - 1 ? 1 : graph.edges
      .filter(({ from }) => from === node)
      .reduce((sum, { to, slope }) => sum + slope * arriving(to), 0);
  return {
    x1: arriving(idOf(graph, "x1")),
    x2: arriving(idOf(graph, "x2")),
  };
});

claim("L3-047", () => {
  const w0 = value(1, "w0"), w1 = value(2, "w1"), x = value(3, "x");
  const L = w0.add(w1.mul(x)).sub(value(5, "y")).pow(2);
  // The loss is the compute node that the graph ends in.
  const kinds = computationGraph(L).nodes.map(({ kind }) =>
    kind === "loss" ? "compute" : kind
  );
  return new Set(kinds).size;
});
