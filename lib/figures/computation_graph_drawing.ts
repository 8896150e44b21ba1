/**
 * A computation graph: values in the nodes, local slopes on the edges, the loss's slope under each node.
 *
 * @module
 */

import {
  draw,
  type Figure,
  figure,
  lineThrough,
  type Mark,
} from "./document.ts";
import {
  checkGraph,
  graphAlt,
  type GraphData,
  type GraphDrawingOptions,
  type GraphNode,
  signOf,
  textIn,
  textOn,
  withoutFalseOperations,
} from "./graph_data.ts";
import { label, labelWidth } from "./label.ts";
import { type Cell, layered, type Link } from "./layered_layout.ts";
import { arrowHead } from "./marks.ts";
import { between } from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { type Point, Room } from "./placement.ts";

const [HEIGHT, ROW, MARGIN] = [40, 104, 18];

/**
 * A computation graph, forward from left to right.
 *
 * A number stands in its node with its name above; an operation stands left of its
 * result. The slope of a result with respect to what it was computed from stands on the
 * edge, the slope of the loss under the node, both in italics: the second is the product
 * of the first along the path, summed over paths.
 *
 * @param data nodes and edges, every node once
 * @returns the picture; its alt text goes through the nodes in order
 * @throws {ShapeError} if there is no node
 * @throws {ValueError} if an edge has no node at one of its ends, or a number is not finite
 *
 * @example Two numbers multiplied
 * ```ts
 * import assert from "node:assert/strict";
 * const picture = computationGraphDrawing({
 *   nodes: [
 *     { id: 0, label: "a", data: 2, slope: 3, kind: "input" },
 *     { id: 1, label: "b", data: 3, slope: 2, kind: "parameter" },
 *     { id: 2, label: "c", data: 6, slope: 1, kind: "loss", op: "mul" },
 *   ],
 *   edges: [{ from: 0, to: 2, slope: 3 }, { from: 1, to: 2, slope: 2 }],
 * });
 * assert.equal(
 *   picture.getAttribute("aria-label"),
 *   "A computation graph with 3 nodes. a = 2, slope 3; b = 3, slope 2; c = a × b = 6, slope 1.",
 * );
 * ```
 */
export function computationGraphDrawing(
  data: GraphData,
  options: GraphDrawingOptions = {},
): Figure {
  checkGraph(data);
  const graph = withoutFalseOperations(data);
  const { digits = 3 } = options;
  const links = graph.edges.map((
    { from, to },
  ): Link => [String(from), String(to)]);
  const layers = layered(graph.nodes.map(({ id }) => String(id)), links, {
    late: true,
  });
  const widths = new Map(
    graph.nodes.map((node) => [String(node.id), nodeWidth(node, options)]),
  );
  const edgeText = Math.max(
    0,
    ...graph.edges.map((edge) => labelWidth(textOn(edge, digits), 16)),
  );
  const gap = options.localSlopes === false ? 44 : 50 + edgeText;
  const columns = columnMiddles(
    graph,
    layers.cells,
    layers.columns,
    widths,
    gap,
  );
  const [high, low] = layers.rows;
  const at = (
    { column, row }: Cell,
  ): Point => [columns.middles[column], 36 + HEIGHT / 2 + (row - high) * ROW];
  const paths = graph.edges.map(({ from, to }, k): Point[] => {
    const [a, b] = [String(from), String(to)];
    const [[ax, ay], [bx, by]] = [
      at(layers.cells.get(a)!),
      at(layers.cells.get(b)!),
    ];
    return [[ax + widths.get(a)! / 2, ay], ...layers.bends[k].map(at), [
      bx - widths.get(b)! / 2 - 1,
      by,
    ]];
  });
  const places = new Map(
    graph.nodes.map((
      { id },
    ) => [String(id), at(layers.cells.get(String(id))!)]),
  );
  return figure(
    {
      width: columns.width,
      height: at({ column: 0, row: low })[1] + HEIGHT / 2 + 36,
      alt: graphAlt(graph, digits),
      caption: options.caption,
    },
    ...edgeMarks(graph, paths, options),
    ...graph.nodes.flatMap((node) =>
      nodeMarks(
        node,
        places.get(String(node.id))!,
        widths.get(String(node.id))!,
        options,
      )
    ),
  );
}

function nodeWidth(node: GraphNode, options: GraphDrawingOptions): number {
  const sign = signOf(node);
  return Math.max(54, labelWidth(textIn(node, options), 18) + 18) +
    (sign ? labelWidth(sign, 18) + 16 : 0);
}

/** The middle of each column: as wide as its widest node, with a gap between. */
function columnMiddles(
  { nodes }: GraphData,
  cells: ReadonlyMap<string, Cell>,
  count: number,
  widths: ReadonlyMap<string, number>,
  gap: number,
): { middles: number[]; width: number } {
  const widest = Array<number>(count).fill(0);
  for (const { id } of nodes) {
    const { column } = cells.get(String(id))!;
    widest[column] = Math.max(widest[column], widths.get(String(id))!);
  }
  let x = MARGIN;
  const middles = widest.map((width) => {
    const middle = x + width / 2;
    x += width + gap;
    return middle;
  });
  return { middles, width: x - gap + MARGIN };
}

/** The edges, and on each its local slope. */
function edgeMarks(
  { edges }: GraphData,
  paths: readonly Point[][],
  options: GraphDrawingOptions,
): Mark[] {
  const focus = new Set((options.highlight ?? []).map(String));
  const room = new Room({ left: 0, top: 0, right: 9000, bottom: 9000 });
  for (const path of paths) {
    for (let i = 1; i < path.length; i++) {
      room.takeLine(path[i - 1], path[i], 0.5);
    }
  }
  const [lines, labels]: [Mark[], Mark[]] = [[], []];
  edges.forEach((edge, k) => {
    const on = focus.has(String(edge.from)) && focus.has(String(edge.to));
    const stroke = on ? palette.ink : palette.grey;
    const path = options.direction === "backward"
      ? [...paths[k]].reverse()
      : paths[k];
    const [tip, before] = [path[path.length - 1], path[path.length - 2]];
    const end = between(
      before,
      tip,
      1 - 8 / Math.hypot(tip[0] - before[0], tip[1] - before[1]),
    );
    lines.push(
      draw("path", {
        d: lineThrough([...path.slice(0, -1), end]),
        fill: "none",
        stroke,
        "stroke-width": on ? 4 : 2,
        "stroke-linejoin": "round",
      }),
      arrowHead(tip, before, on ? 15 : 12, stroke),
    );
    if (options.localSlopes === false) return;
    const text = textOn(edge, options.digits ?? 3);
    const spots = [0.46, 0.38, 0.54, 0.3, 0.62, 0.7].map((t) =>
      between(before, tip, t)
    );
    const [x, y] = room.place(labelWidth(text, 16) + 4, 20, spots, [
      before,
      tip,
    ]);
    const fill = on || !focus.size ? palette.ink : palette.greyText;
    labels.push(
      label(text, x, y, {
        size: 16,
        italic: edge.label === undefined,
        halo: true,
        fill,
      }),
    );
  });
  return [...lines, ...labels];
}

/** A node: round for an input, square for a parameter, with its operation for a result. */
function nodeMarks(
  node: GraphNode,
  [x, y]: Point,
  width: number,
  options: GraphDrawingOptions,
): Mark[] {
  const { digits = 3, highlight } = options;
  const on = highlight
    ? highlight.map(String).includes(String(node.id))
    : node.kind === "loss";
  const sign = signOf(node);
  const part = sign ? labelWidth(sign, 18) + 16 : 0;
  const left = x - width / 2;
  const marks = [draw("rect", {
    x: left,
    y: y - HEIGHT / 2,
    width,
    height: HEIGHT,
    rx: node.kind === "parameter" ? 2 : HEIGHT / 2,
    fill: palette.paper,
    stroke: on ? palette.ink : palette.grey,
    "stroke-width": on ? 4 : 2,
  })];
  if (sign) {
    marks.push(
      draw("path", {
        d: lineThrough([[left + part, y - HEIGHT / 2], [
          left + part,
          y + HEIGHT / 2,
        ]]),
        stroke: palette.grey,
        "stroke-width": 1.5,
      }),
      label(sign, left + part / 2 + 2, y, { size: 18, fill: palette.greyText }),
    );
  }
  marks.push(
    label(textIn(node, options), x + part / 2 - (sign ? 2 : 0), y, {
      size: options.values === false ? 18 : 16,
    }),
  );
  if (node.label && options.values !== false) {
    marks.push(label(node.label, x, y - HEIGHT / 2 - 15, { size: 18 }));
  }
  if (options.slopes !== false) {
    const text = node.note ?? decimal(node.slope, digits);
    marks.push(
      label(text, x, y + HEIGHT / 2 + 14, {
        size: 16,
        italic: node.note === undefined,
        bold: on,
      }),
    );
  }
  return marks;
}
