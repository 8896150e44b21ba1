/**
 * Graphs without loops in columns: every edge goes to the right, and few of them cross.
 *
 * After K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of
 * hierarchical system structures" (1981): columns by longest path, rows by the mean of
 * the neighbours, and a bend in every column that a long edge passes.
 *
 * @module
 */

import { inOrder } from "../graph.ts";

/** From a node to a node, by their names. */
export type Link = readonly [from: string, to: string];

/** A place in the grid: column from the left, and a height in rows, which need not be whole. */
export type Cell = { readonly column: number; readonly row: number };

/** How a graph is laid out. */
export type LayerOptions = {
  /** Nodes with no inputs stand just before what they feed, instead of in the first column. */
  readonly late?: boolean;
  /** These stand in the last column, whatever comes before them. */
  readonly last?: readonly string[];
};

/**
 * Columns and rows for the nodes of a graph.
 *
 * @param nodes names, in the order in which the first column keeps them
 * @param links from where to where; loops are an error of `inOrder`
 */
export function layered(
  nodes: readonly string[],
  links: readonly Link[],
  options: LayerOptions = {},
) {
  const column = columnsOf(nodes, links, options);
  const columns = 1 + Math.max(...column.values());
  const layers: string[][] = Array.from({ length: columns }, () => []);
  for (const name of nodes) layers[column.get(name)!].push(name);
  const short: Link[] = [];
  const bends = links.map(([from, to], k) => {
    const names: string[] = [];
    for (let c = column.get(from)! + 1; c < column.get(to)!; c++) {
      names.push(`${k} in ${c}`);
      layers[c].push(names[names.length - 1]);
    }
    const path = [from, ...names, to];
    for (let i = 1; i < path.length; i++) short.push([path[i - 1], path[i]]);
    return names;
  });
  const small = new Set([...bends.flat(), ...options.last ?? []]);
  const row = rowsOf(layers, short, small);
  const cells = new Map<string, Cell>();
  layers.forEach((layer, c) =>
    layer.forEach((name) => cells.set(name, { column: c, row: row.get(name)! }))
  );
  const heights = [...row.values()];
  return {
    columns,
    /** From the highest row to the lowest. */
    rows: [Math.min(...heights), Math.max(...heights)] as const,
    cells,
    /** For each link the bends between its ends. */
    bends: bends.map((names) => names.map((name) => cells.get(name)!)),
  };
}

/** The longest way to each node. */
function columnsOf(
  nodes: readonly string[],
  links: readonly Link[],
  { late, last = [] }: LayerOptions,
): Map<string, number> {
  const before = Map.groupBy(links, ([, to]) => to);
  const after = Map.groupBy(links, ([from]) => from);
  const column = new Map<string, number>();
  const sources = (name: string) =>
    (before.get(name) ?? []).map(([from]) => from);
  for (const name of inOrder(nodes, sources)) {
    const from = sources(name).map((source) => column.get(source)!);
    column.set(name, Math.max(-1, ...from) + 1);
  }
  const most = Math.max(...column.values());
  for (const name of last) column.set(name, most);
  for (const name of late ? nodes : []) {
    if (before.has(name) || !after.has(name)) continue;
    const fed = after.get(name)!.map(([, to]) => column.get(to)!);
    column.set(name, Math.min(...fed) - 1);
  }
  return column;
}

/** Heights: first an order with few crossings, then each node near the mean of its neighbours. */
function rowsOf(
  layers: string[][],
  links: readonly Link[],
  small: ReadonlySet<string>,
): Map<string, number> {
  const left = Map.groupBy(links, ([, to]) => to);
  const right = Map.groupBy(links, ([from]) => from);
  const row = new Map<string, number>();
  const gap = (a: string, b: string) => small.has(a) || small.has(b) ? 0.6 : 1;
  const settle = (layer: readonly string[]) => {
    layer.forEach((name, i) => row.set(name, i - (layer.length - 1) / 2));
  };
  /** The mean of the neighbours on one side or both; where there is none, the node's own height. */
  const mean = (name: string, ...sides: readonly number[][]) => {
    const means = sides.filter((near) => near.length).map(average);
    return means.length ? average(means) : row.get(name)!;
  };
  const before = (name: string) =>
    (left.get(name) ?? []).map(([from]) => row.get(from)!);
  const after = (name: string) =>
    (right.get(name) ?? []).map(([, to]) => row.get(to)!);
  layers.forEach(settle);
  for (let sweep = 0; sweep < 6; sweep++) {
    const forward = sweep % 2 === 0;
    const turn = forward ? layers.slice(1) : layers.slice(1, -1).reverse();
    for (const layer of turn) {
      const goals = new Map(layer.map((name) => [
        name,
        mean(name, forward ? before(name) : after(name)),
      ]));
      layer.sort((a, b) => goals.get(a)! - goals.get(b)!);
      settle(layer);
    }
  }
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const layer of sweep % 2 ? layers : [...layers].reverse()) {
      const goals = layer.map((name) => mean(name, before(name), after(name)));
      const heights = spread(layer, goals, gap);
      layer.forEach((name, i) => row.set(name, heights[i]));
    }
  }
  return row;
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/** The heights nearest to the goals that keep the order and the gaps: blocks that touch move to their mean. */
function spread(
  layer: readonly string[],
  goals: readonly number[],
  gap: (a: string, b: string) => number,
): number[] {
  const offset = [0];
  for (let i = 1; i < layer.length; i++) {
    offset.push(offset[i - 1] + gap(layer[i - 1], layer[i]));
  }
  const blocks: { sum: number; count: number }[] = [];
  goals.forEach((goal, i) => {
    blocks.push({ sum: goal - offset[i], count: 1 });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [a, b] = [blocks[last - 1], blocks[last]];
      if (a.sum / a.count <= b.sum / b.count) break;
      blocks.splice(last - 1, 2, {
        sum: a.sum + b.sum,
        count: a.count + b.count,
      });
    }
  });
  return blocks.flatMap(({ sum, count }) =>
    Array<number>(count).fill(sum / count)
  )
    .map((base, i) => base + offset[i]);
}
