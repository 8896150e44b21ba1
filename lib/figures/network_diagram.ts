/**
 * A network with its numbers: values in the nodes, slopes beside them, weights on the edges.
 *
 * @module
 */

import { type Figure, figure, type Mark } from "./document.ts";
import { label } from "./label.ts";
import { arrow, arrowHead, signText } from "./marks.ts";
import { networkAlt } from "./network_alt.ts";
import { checkNetwork, type NetworkDiagramOptions } from "./network_data.ts";
import { layOut } from "./network_layout.ts";
import {
  type Drawing,
  focusAt,
  lossMarks,
  unitMarks,
} from "./network_marks.ts";
import { namesOf } from "./network_names.ts";
import { asText, edgeMark, strokeWidth } from "./nodes.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";

/**
 * The drawing of a network, forward from left to right.
 *
 * A line is as wide as its weight is large; blue and solid for a positive weight,
 * vermilion and dashed for a negative one. Where everything is follows from the sizes and
 * from which kinds of numbers are given (be they `null`), so that frames of one story can
 * follow each other in place.
 *
 * @param data sizes, and any of weights, biases, values, sums and slopes
 * @returns the picture; its alt text lists all numbers that are shown
 * @throws {ShapeError} if a part does not fit the sizes
 * @throws {ValueError} if a number is not finite
 *
 * @example Two inputs, one unit
 * ```ts
 * import assert from "node:assert/strict";
 * const net = networkDiagram({ sizes: [2, 1], weights: [[[0.5, -1]]], values: [[1, 2], [-1.5]] });
 * assert.equal(
 *   net.getAttribute("aria-label"),
 *   "A 2-1 network. Weights: w₁₁[1] = 0.5, w₁₂[1] = −1. Values: x₁ = 1, x₂ = 2, ŷ = −1.5.",
 * );
 * ```
 */
export function networkDiagram(data: NetworkDiagramOptions): Figure {
  checkNetwork(data);
  const { sizes, digits = 3, caption } = data;
  const names = namesOf(sizes, data.names);
  const at = layOut(data, names, digits);
  const drawing = { data, names, at, digits, focus: focusOf(data) };
  const { width, height } = at;
  return figure(
    { width, height, alt: networkAlt(data, names, digits), caption },
    ...headerMarks(drawing),
    ...edgeMarks(drawing),
    ...weightLabels(drawing),
    ...at.nodes.flatMap((layer, l) =>
      layer.flatMap((_, i) => unitMarks(drawing, l, i))
    ),
    ...lossMarks(drawing),
  );
}

/** The nodes and edges on the highlighted paths. */
function focusOf({ highlight = [] }: NetworkDiagramOptions): Set<string> {
  const focus = new Set<string>();
  for (const path of highlight) {
    path.forEach(([l, i], k) => {
      focus.add(`${l}.${i}`);
      if (k > 0) focus.add(`${l}.${i}<${path[k - 1][1]}`);
    });
  }
  return focus;
}

/** The line at the top, and the arrow of the direction. */
function headerMarks({ data: { title, direction }, at }: Drawing): Mark[] {
  const marks: Mark[] = [];
  if (direction) {
    const ends: Point[] = [[at.width - 80, 22], [at.width - 16, 22]];
    const [from, to] = direction === "forward" ? ends : ends.reverse();
    const style = { anchor: "end", fill: palette.greyText } as const;
    marks.push(
      ...arrow(from, to, palette.ink, 3),
      label(direction, at.width - 92, 22, style),
    );
  }
  if (title) {
    marks.push(label(title, 16, 22, { anchor: "start", size: 18, bold: true }));
  }
  return marks;
}

/** All edges; those that are talked about last, so that they lie on top. */
function edgeMarks(drawing: Drawing): Mark[] {
  const { data, at } = drawing;
  const all = (data.weights ?? []).flat(2).map((w) => Math.abs(w ?? 0));
  const largest = Math.max(0, ...all);
  const [on, rest]: [Mark[], Mark[]] = [[], []];
  at.edges.forEach((layer, l) =>
    layer.forEach((edges, i) =>
      edges.forEach(([from, to], j) => {
        const focus = focusAt(drawing, `${l + 1}.${i + 1}<${j + 1}`);
        const weight = data.weights?.[l][i][j] ?? undefined;
        const width = weight === undefined ? 1.5 : strokeWidth(weight, largest);
        const line = edgeMark(from, to, weight, width, focus);
        if (focus !== "on") return rest.push(line);
        on.push(line);
        if (data.direction === "forward") on.push(arrowHead(to, from, 16));
        if (data.direction === "backward") on.push(arrowHead(from, to, 16));
      })
    )
  );
  return [...rest, ...on];
}

/** Each weight on its edge: its name, its value, and its slope below in italics. */
function weightLabels(drawing: Drawing): Mark[] {
  const { data, at, names, digits } = drawing;
  const lift = data.weightSlopes ? 13 : 0;
  return (at.labels ?? []).flatMap((layer, l) =>
    layer.flatMap((spots, i) =>
      spots.flatMap(([x, y], j) => {
        const weight = data.weights?.[l][i][j] ?? undefined;
        const off = focusAt(drawing, `${l + 1}.${i + 1}<${j + 1}`) === "off";
        const value = asText(weight, digits);
        const name = data.edgeLabels && names.weights[l][i][j];
        const text = [name, value].filter(Boolean).join(" = ");
        const slope = asText(data.weightSlopes?.[l][i][j], digits);
        const style = {
          size: name ? 18 : 16,
          fill: off ? palette.greyText : signText(weight ?? 0),
          bold: !name && !off,
          halo: true,
        };
        return [
          ...(text ? [label(text, x, y - lift, style)] : []),
          ...(slope === undefined
            ? []
            : [label(slope, x, y + lift, { italic: true, halo: true })]),
        ];
      })
    )
  );
}
