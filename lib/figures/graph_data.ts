/** A computation graph as plain data: checked at the door of its drawing, and said in sentences. */

import { ShapeError, ValueError } from "../errors.ts";
import { spoken } from "./math_runs.ts";
import { counted, decimal, listed } from "./numbers.ts";

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
  /** What stands below it instead of its slope, as LaTeX writes it. */
  readonly note?: string | undefined;
};

/** An edge, with the slope of the node it ends in with respect to the one it comes from. */
export type GraphEdge = {
  readonly from: string | number;
  readonly to: string | number;
  readonly slope: number;
  /** What stands on it instead of its slope. */
  readonly label?: string | undefined;
};

/** A computation graph as plain data, as `computationGraph(loss)` of the library returns it. */
export type GraphData = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

/** How a computation graph is drawn. */
export type GraphDrawingOptions = {
  /** Whether the loss's slopes stand under the nodes. Default true. */
  readonly slopes?: boolean | undefined;
  /** Whether the local slopes stand on the edges. Default true. */
  readonly localSlopes?: boolean | undefined;
  /** Whether numbers stand in the nodes; without them there stand the names. Default true. */
  readonly values?: boolean | undefined;
  /** Which way the arrows point: "backward" is the way that slopes go. Default "forward". */
  readonly direction?: "forward" | "backward" | undefined;
  /** Nodes talked about, by id, and the edges between them: black and thick. */
  readonly highlight?: readonly (string | number)[] | undefined;
  /** Decimals. Default 3. */
  readonly digits?: number | undefined;
  readonly caption?: string | undefined;
};

const SIGNS: Readonly<Record<string, string>> = {
  add: "+",
  sub: "−",
  mul: "×",
  div: "÷",
  neg: "−",
  pow: "x^{n}",
  exp: "exp",
  log: "ln",
  sigmoid: "σ",
  sum: "Σ",
  dot: "Σ",
};

/** Checks nodes, edges and numbers at the door. */
export function checkGraph({ nodes, edges }: GraphData): void {
  const action = "draw a computation graph";
  if (!nodes.length) {
    throw new ShapeError(
      action,
      "it must have a node at least, but it has none",
    );
  }
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

/** What stands on an edge. */
export function textOn(edge: GraphEdge, digits: number): string {
  return edge.label ?? decimal(edge.slope, digits);
}

/** What stands in a node. */
export function textIn(
  node: GraphNode,
  { values, digits }: GraphDrawingOptions,
): string {
  return values === false && node.label
    ? node.label
    : decimal(node.data, digits ?? 3);
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

/**
 * The graph without the operations that do not lead from the inputs drawn to the value
 * drawn: where numbers without names were left out, z is no longer the sum of its inputs.
 */
export function withoutFalseOperations({ nodes, edges }: GraphData): GraphData {
  const data = new Map(nodes.map((node) => [String(node.id), node.data]));
  const inputs = Map.groupBy(edges, ({ to }) => String(to));
  return {
    edges,
    nodes: nodes.map((node) => {
      const { op, ...rest } = node;
      const result = op === undefined ? undefined : RESULTS[op];
      const from = inputs.get(String(node.id))?.map((edge) =>
        data.get(String(edge.from))!
      ) ?? [];
      if (
        !result ||
        from.length > 1 &&
          Math.abs(result(from) - node.data) <= 1e-9 * (1 + Math.abs(node.data))
      ) {
        return node;
      }
      return rest;
    }),
  };
}

/** The nodes in order, each with what it is computed from. */
export function graphAlt({ nodes, edges }: GraphData, digits: number): string {
  const names = new Map(
    nodes.map((
      { id, label: name, data },
    ) => [String(id), name ? spoken(name) : decimal(data, digits)]),
  );
  const said = nodes.map((node) => {
    const from = edges.filter(({ to }) => String(to) === String(node.id)).map((
      edge,
    ) => names.get(String(edge.from))!);
    const sign = signOf(node);
    const formula = !from.length
      ? ""
      : !sign
      ? ` (from ${listed(from)})`
      : /^[-+×÷−]$/.test(sign) && from.length > 1
      ? ` = ${from.join(` ${sign} `)}`
      : ` = ${
        sign.startsWith("x^") ? `power ${sign.slice(3, -1)} of ` : spoken(sign)
      }(${from.join(", ")})`;
    const name = node.label
      ? `${spoken(node.label)}${formula} = `
      : formula.startsWith(" = ")
      ? `${formula.slice(3)} = `
      : formula
      ? `A number${formula} = `
      : "";
    return `${name}${decimal(node.data, digits)}, slope ${
      decimal(node.slope, digits)
    }`;
  });
  return `A computation graph with ${counted(nodes.length, "node")}. ${
    said.join("; ")
  }.`;
}
