/** A computation graph in sentences. */

import { type GraphNode, type NamedGraph, signOf } from "./graph_data.ts";
import { spoken } from "./math_runs.ts";
import { counted, listed } from "./numbers.ts";

/**
 * The nodes in order, each with what it is computed from.
 *
 * @param say how a number is written
 */
export function graphAlt(
  { nodes, edges }: NamedGraph,
  say: (x: number) => string,
): string {
  const names = new Map(
    nodes.map(({ id, label, data }) => [
      id,
      label ? spoken(label) : say(data),
    ]),
  );
  const said = nodes.map((node) => {
    const from = edges.filter(({ to }) => to === node.id)
      .map((edge) => names.get(edge.from)!);
    return `${nameAlt(node, from)}${say(node.data)}, slope ${say(node.slope)}`;
  });
  return `A computation graph with ${counted(nodes.length, "node")}. ${
    said.join("; ")
  }.`;
}

/** What stands before a node's number: its name and what it is computed from, as far as there are such. */
function nameAlt(node: GraphNode, from: readonly string[]): string {
  const name = node.label && spoken(node.label);
  const sign = signOf(node);
  if (from.length && !sign) {
    return `${name || "A number"} (from ${listed(from)}) = `;
  }
  const formula = from.length && sign ? [formulaAlt(sign, from)] : [];
  return [...(name ? [name] : []), ...formula, ""].join(" = ");
}

function formulaAlt(sign: string, from: readonly string[]): string {
  if (/^[-+×÷−]$/.test(sign) && from.length > 1) return from.join(` ${sign} `);
  const power = /^x\^\{(.*)\}$/.exec(sign);
  const name = power ? `power ${power[1]} of ` : spoken(sign);
  return `${name}(${from.join(", ")})`;
}
