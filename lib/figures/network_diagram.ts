/**
 * A network with its numbers: values in the nodes, slopes beside them, weights on the edges.
 *
 * @module
 */

import { type Figure, figure, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { arrowHead, signText } from "./marks.ts";
import { networkAlt } from "./network_alt.ts";
import { checkNetwork, type NetworkDiagramOptions } from "./network_data.ts";
import { layOut, numberWidth, weightWidth } from "./network_layout.ts";
import {
  type Drawing,
  focusAt,
  lossMarks,
  unitMarks,
} from "./network_marks.ts";
import { namesOf, type NetworkNames } from "./network_names.ts";
import { asText, edgeMark, plainArrow, strokeWidth } from "./nodes.ts";
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
  const { sizes, digits = 3 } = data;
  const names = namesOf(sizes, data.names);
  const edgeLabels = data.edgeLabels ??
    (data.weights && isSmall(sizes) ? "weights" : "none");
  const at = layOut(sizes, {
    sums: Boolean(data.sums),
    values: Boolean(data.values),
    slopes: Boolean(data.slopes ?? data.sumSlopes),
    biases: Boolean(data.biases),
    target: Boolean(data.target) || data.loss !== undefined,
    header: Boolean(data.title ?? data.direction),
    weightWidth: edgeLabels === "none"
      ? 0
      : weightWidth(names, edgeLabels, digits),
    biasWidth: biasWidth(data, names, digits),
    numberWidth: numberWidth(digits),
    weightLines: edgeLabels === "none" ? 0 : data.weightSlopes ? 2 : 1,
  });
  const drawing = { data, names, at, edgeLabels, digits, focus: focusOf(data) };
  const text = networkAlt(data, names, digits);
  return figure(
    { width: at.width, height: at.height, alt: text, caption: data.caption },
    ...headerMarks(drawing),
    ...edgeMarks(drawing),
    ...weightLabels(drawing),
    ...at.nodes.flatMap((layer, l) =>
      layer.flatMap((_, i) => unitMarks(drawing, l, i))
    ),
    ...lossMarks(drawing),
  );
}

/** The widest text under a unit of the last layer. */
function biasWidth(
  { biases, biasSlopes }: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
): number {
  if (!biases) return 0;
  const number = labelWidth(`−0.${"0".repeat(digits)}`, 17);
  const widest = Math.max(
    ...names.biases[names.biases.length - 1].map((name) =>
      labelWidth(`${name} = `, 18)
    ),
  );
  return widest + number * (biasSlopes ? 2 : 1);
}

/** Whether there is room for a number at every weight. */
function isSmall(sizes: readonly number[]): boolean {
  return sizes.slice(1).every((n, l) => n * sizes[l] <= 9);
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
  const right = at.width - 16;
  if (direction) {
    const [from, to]: [Point, Point] = direction === "forward"
      ? [[right - 64, 22], [right, 22]]
      : [[right, 22], [right - 64, 22]];
    marks.push(
      ...plainArrow(from, to, palette.ink, 3),
      label(direction, right - 76, 22, {
        anchor: "end",
        size: 16,
        fill: palette.greyText,
      }),
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
  const largest = Math.max(
    0,
    ...(data.weights ?? []).flat(2).map((w) => Math.abs(w ?? 0)),
  );
  const [on, rest]: [Mark[], Mark[]] = [[], []];
  at.edges.forEach((layer, l) =>
    layer.forEach((edges, i) =>
      edges.forEach(([from, to], j) => {
        const focus = focusAt(drawing, `${l + 1}.${i + 1}<${j + 1}`);
        const weight = data.weights?.[l][i][j] ?? undefined;
        const width = weight === undefined ? 1.5 : strokeWidth(weight, largest);
        const marks = [edgeMark(from, to, weight, width, focus)];
        if (focus === "on" && data.direction) {
          const [a, b] = data.direction === "forward" ? [from, to] : [to, from];
          marks.push(arrowHead(b, a, 16, palette.ink));
        }
        (focus === "on" ? on : rest).push(...marks);
      })
    )
  );
  return [...rest, ...on];
}

/** Each weight on its edge: its name, its value, and its slope below in italics. */
function weightLabels(drawing: Drawing): Mark[] {
  const { data, at, names, edgeLabels, digits } = drawing;
  if (edgeLabels === "none") return [];
  return at.labels.flatMap((layer, l) =>
    layer.flatMap((spots, i) =>
      spots.flatMap(([x, y], j) => {
        const weight = data.weights?.[l][i][j];
        const slope = asText(data.weightSlopes?.[l][i][j], digits);
        const name = names.weights[l][i][j];
        const value = asText(weight, digits);
        const text = edgeLabels === "names"
          ? name
          : edgeLabels === "weights" || value === undefined
          ? value ?? (edgeLabels === "both" ? name : undefined)
          : `${name} = ${value}`;
        const off = focusAt(drawing, `${l + 1}.${i + 1}<${j + 1}`) === "off";
        const lift = data.weightSlopes ? 13 : 0;
        return [
          ...(text === undefined ? [] : [label(text, x, y - lift, {
            size: edgeLabels === "weights" ? 16 : 18,
            fill: off
              ? palette.greyText
              : weight === undefined || weight === null
              ? palette.ink
              : signText(weight),
            bold: edgeLabels === "weights" && !off,
            halo: true,
          })]),
          ...(slope === undefined ? [] : [
            label(slope, x, y + lift, { size: 16, italic: true, halo: true }),
          ]),
        ];
      })
    )
  );
}
