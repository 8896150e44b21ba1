/** A computation graph as plain data, checked at the door of its drawing. */

import { ValueError } from "../errors.ts";
import { checkSome } from "./checks.ts";

/** A node: a number, and how it came about. */
export type GraphNode = {
  readonly id: string | number;
  /** Its name, as LaTeX writes it; empty for a number without one. */
  readonly label: string;
  readonly data: number;
  /** Slope of the loss with respect to it. */
  readonly slope: number;
  readonly kind: "input" | "parameter" | "compute" | "loss";
  /** What computes it: "add", "mul", … */
  readonly op?: string | undefined;
};

/** An edge, with the slope of the node it ends in with respect to the one it comes from. */
export type GraphEdge = {
  readonly from: string | number;
  readonly to: string | number;
  readonly slope: number;
};

/** A computation graph as plain data, as `computationGraph(loss)` of the library returns it. */
export type GraphData = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

/** How a computation graph is drawn. */
export type GraphDrawingOptions = {
  /** Which way the arrows point: "backward" is the way that slopes go. Default "forward". */
  readonly direction?: "forward" | "backward" | undefined;
  /** Decimals. Default 3. */
  readonly digits?: number | undefined;
  readonly caption?: string | undefined;
};

// deno-fmt-ignore
const SIGNS: Readonly<Record<string, string>> = {
  add: "+", sub: "−", mul: "×", div: "÷", neg: "−", pow: "x^{n}",
  exp: "exp", log: "ln", sigmoid: "σ", sum: "Σ", dot: "Σ",
};

/** Checks nodes, edges and numbers at the door. */
export function checkGraph({ nodes, edges }: GraphData): void {
  const action = "draw a computation graph";
  checkSome(action, nodes, "a node");
  const ids = new Set(nodes.map(({ id }) => String(id)));
  for (const { label: name, id, data, slope } of nodes) {
    if (Number.isFinite(data) && Number.isFinite(slope)) continue;
    throw new ValueError(
      action,
      `values and slopes must be finite numbers, but those of \`${
        name || id
      }\` are ${data} and ${slope}`,
    );
  }
  for (const { from, to, slope } of edges) {
    const absent = [from, to].find((id) => !ids.has(String(id)));
    if (absent !== undefined) {
      throw new ValueError(
        action,
        `every edge must join two nodes, but there is no node ${absent}`,
      );
    }
    if (!Number.isFinite(slope)) {
      throw new ValueError(
        action,
        `slopes must be finite numbers, but that from ${from} to ${to} is ${slope}`,
      );
    }
  }
}

/** The operation's sign, if the node computes something. */
export function signOf({ op, kind }: GraphNode): string | undefined {
  if (kind === "input" || kind === "parameter" || !op) return undefined;
  return op.startsWith("^") ? `x^{${op.slice(1)}}` : SIGNS[op] ?? op;
}

/** What the operations of two numbers make of their inputs. */
const RESULTS: Readonly<Record<string, (inputs: readonly number[]) => number>> =
  {
    add: (inputs) => inputs.reduce((a, b) => a + b, 0),
    mul: (inputs) => inputs.reduce((a, b) => a * b, 1),
    sub: ([a, b]) => a - b,
    div: ([a, b]) => a / b,
  };

/** A computation graph whose ids are texts. */
export type NamedGraph = {
  readonly nodes: readonly (GraphNode & { readonly id: string })[];
  readonly edges: readonly { from: string; to: string; slope: number }[];
};

/**
 * The graph without the operations that do not lead from the inputs drawn to the value
 * drawn: where numbers without names were left out, z is no longer the sum of its inputs.
 */
export function withoutFalseOperations(graph: GraphData): NamedGraph {
  const edges = graph.edges.map(({ from, to, slope }) => (
    { from: String(from), to: String(to), slope }
  ));
  const data = new Map(graph.nodes.map((node) => [String(node.id), node.data]));
  const nodes = graph.nodes.map((node) => {
    const id = String(node.id);
    const inputs = edges.filter(({ to }) => to === id)
      .map(({ from }) => data.get(from)!);
    const result = RESULTS[node.op ?? ""];
    const isTrue = !result || inputs.length > 1 &&
        Math.abs(result(inputs) - node.data) <=
          1e-9 * (1 + Math.abs(node.data));
    return { ...node, id, op: isTrue ? node.op : undefined };
  });
  return { nodes, edges };
}
