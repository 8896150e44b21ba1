/**
 * A computation graph: values in the nodes, local slopes on the edges, the loss's slope under each node.
 *
 * @module
 */

import { draw, type Figure, figure, type Mark, path } from "./document.ts";
import { graphAlt } from "./graph_alt.ts";
import {
  checkGraph,
  type GraphData,
  type GraphDrawingOptions,
  type GraphNode,
  signOf,
  withoutFalseOperations,
} from "./graph_data.ts";
import { label, labelWidth } from "./label.ts";
import { type Cell, layered } from "./layered_layout.ts";
import { arrowHead, outlined } from "./marks.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { between, type Point, Room } from "./placement.ts";

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
  { direction = "forward", digits = 3, caption }: GraphDrawingOptions = {},
): Figure {
  checkGraph(data);
  const { nodes, edges } = withoutFalseOperations(data);
  const say = (x: number) => decimal(x, digits);
  const slopes = edges.map(({ slope }) => say(slope));
  const { cells, columns, rows: [high, low], bends } = layered(
    nodes.map(({ id }) => id),
    edges.map(({ from, to }) => [from, to]),
    { late: true },
  );
  const boxes = nodes.map((node) => ({
    node,
    cell: cells.get(node.id)!,
    width: Math.max(54, labelWidth(say(node.data), 18) + 18) + signWidth(node),
  }));
  const widest = Array.from({ length: columns }, (_, c) =>
    Math.max(
      0,
      ...boxes.filter(({ cell }) => cell.column === c).map((b) => b.width),
    ));
  const gap = 50 + Math.max(0, ...slopes.map((text) => labelWidth(text)));
  const lefts = widest.map((_, c) =>
    widest.slice(0, c).reduce((x, width) => x + width + gap, MARGIN)
  );
  const at = ({ column, row }: Cell): Point => [
    lefts[column] + widest[column] / 2,
    36 + HEIGHT / 2 + (row - high) * ROW,
  ];
  const placed = new Map(boxes.map((box) => [box.node.id, box]));
  const paths = edges.map(({ from, to }, k): Point[] => {
    const [a, b] = [placed.get(from)!, placed.get(to)!];
    const [[ax, ay], [bx, by]] = [at(a.cell), at(b.cell)];
    const start: Point = [ax + a.width / 2, ay];
    const end: Point = [bx - b.width / 2 - 1, by];
    const path = [start, ...bends[k].map(at), end];
    return direction === "backward" ? path.reverse() : path;
  });
  return figure(
    {
      width: lefts[columns - 1] + widest[columns - 1] + MARGIN,
      height: at({ column: 0, row: low })[1] + HEIGHT / 2 + 36,
      alt: graphAlt({ nodes, edges }, say),
      caption,
    },
    ...edgeMarks(paths, slopes),
    ...boxes.flatMap(({ node, cell, width }) =>
      nodeMarks(node, at(cell), width, say)
    ),
  );
}

/** The width of the part of a node in which its operation stands. */
function signWidth(node: GraphNode): number {
  const sign = signOf(node);
  return sign ? labelWidth(sign, 18) + 16 : 0;
}

/** The edges, and on each its local slope. */
function edgeMarks(
  paths: readonly Point[][],
  slopes: readonly string[],
): Mark[] {
  const room = new Room({ left: 0, top: 0, right: 9000, bottom: 9000 });
  for (const points of paths) room.takeLine(points, 0.5);
  const ends = paths.map((points) =>
    [points[points.length - 2], points[points.length - 1]] as const
  );
  const lines = paths.flatMap((points, k) => {
    const [before, tip] = ends[k];
    const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
    return [
      path([...points.slice(0, -1), between(before, tip, 1 - 8 / length)], {
        fill: "none",
        stroke: palette.grey,
        "stroke-width": 2,
        "stroke-linejoin": "round",
      }),
      arrowHead(tip, before, 12, palette.grey),
    ];
  });
  const labels = slopes.map((text, k) => {
    const spots = SPOTS.map((t) => between(...ends[k], t));
    const place = room.place(labelWidth(text) + 4, 20, spots, ends[k]);
    const fill = palette.ink;
    return label(text, ...place, { italic: true, halo: true, fill });
  });
  return [...lines, ...labels];
}

/** Where along an edge its slope may stand, the most wanted place first. */
const SPOTS = [0.46, 0.38, 0.54, 0.3, 0.62, 0.7];

/** A node: round for an input, square for a parameter, with its operation for a result; the loss is black. */
function nodeMarks(
  node: GraphNode,
  [x, y]: Point,
  width: number,
  say: (x: number) => string,
): Mark[] {
  const isLoss = node.kind === "loss";
  const sign = signOf(node);
  const part = signWidth(node);
  const [left, top, bottom] = [x - width / 2, y - HEIGHT / 2, y + HEIGHT / 2];
  const marks = [draw("rect", {
    x: left,
    y: top,
    width,
    height: HEIGHT,
    rx: node.kind === "parameter" ? 2 : HEIGHT / 2,
    ...outlined(isLoss),
  })];
  if (sign) {
    marks.push(
      path([[left + part, top], [left + part, bottom]], {
        stroke: palette.grey,
        "stroke-width": 1.5,
      }),
      label(sign, left + part / 2 + 2, y, { size: 18, fill: palette.greyText }),
    );
  }
  marks.push(label(say(node.data), x + part / 2 - (sign ? 2 : 0), y));
  if (node.label) marks.push(label(node.label, x, top - 15, { size: 18 }));
  const style = { italic: true, bold: isLoss };
  return [...marks, label(say(node.slope), x, bottom + 14, style)];
}
