/**
 * A network with its numbers: values in the nodes, slopes beside them, weights on the edges.
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
import { label, labelWidth } from "./label.ts";
import { arrowHead, signText } from "./marks.ts";
import { networkAlt } from "./network_alt.ts";
import { checkNetwork, type NetworkDiagramOptions } from "./network_data.ts";
import {
  layOut,
  LOSS_HALF,
  type NetworkLayout,
  TARGET_RADIUS,
  weightWidth,
} from "./network_layout.ts";
import { namesOf, type NetworkNames } from "./network_names.ts";
import {
  asState,
  asText,
  edgeMark,
  nodeMark,
  plainArrow,
  short,
  strokeWidth,
} from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";

type Drawing = {
  readonly data: NetworkDiagramOptions;
  readonly names: NetworkNames;
  readonly at: NetworkLayout;
  readonly edgeLabels: "weights" | "names" | "both" | "none";
  readonly digits: number;
  /** Edges and nodes on a highlighted path, as "layer.unit" and "layer.unit<input". */
  readonly focus: ReadonlySet<string>;
};

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

/** "on" or "off" the paths that are talked about; `undefined` if there are none. */
function focusAt({ focus }: Drawing, key: string): "on" | "off" | undefined {
  return focus.size === 0 ? undefined : focus.has(key) ? "on" : "off";
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

/** A unit: an input or a plain unit is round; with sums it is wide, z on the left and a on the right. */
function unitMarks(drawing: Drawing, l: number, i: number): Mark[] {
  const { data, at, names, digits } = drawing;
  const [x, y] = at.nodes[l][i];
  const focus = focusAt(drawing, `${l}.${i + 1}`) === "on";
  const wide = l > 0 && data.sums !== undefined;
  const value = data.values?.[l][i];
  const marks: Mark[] = [];
  const above = y - at.radius - 15;
  const below = y + at.radius + 14;
  const column = wide ? x + at.half / 2 : x;
  if (wide) {
    marks.push(
      ...wideNode(
        [x, y],
        at,
        focus,
        asText(data.sums?.[l - 1][i], digits),
        asText(value, digits),
      ),
    );
    marks.push(
      label(names.sums[l - 1][i], x - at.half / 2, above, { size: 18 }),
    );
    marks.push(
      ...slopeMark(data.sumSlopes?.[l - 1][i], x - at.half / 2, below, digits),
    );
  } else {
    const text = data.values ? asText(value, digits) : names.values[l][i];
    marks.push(nodeMark([x, y], {
      radius: at.radius,
      text,
      focus,
      state: data.boolean ? asState(value) : undefined,
    }));
  }
  if (wide || data.values) {
    marks.push(label(names.values[l][i], column, above, { size: 18 }));
  }
  marks.push(...slopeMark(data.slopes?.[l][i], column, below, digits));
  if (l > 0 && data.biases) marks.push(...biasMark(drawing, l, i, [x, below]));
  return marks;
}

/** A node with two compartments: the sum, and what the activation makes of it. */
function wideNode(
  [x, y]: Point,
  at: NetworkLayout,
  focus: boolean,
  sum?: string,
  value?: string,
): Mark[] {
  const [w, r] = [at.half, at.radius - 2];
  return [
    draw("rect", {
      x: x - w,
      y: y - r,
      width: 2 * w,
      height: 2 * r,
      rx: r,
      fill: palette.paper,
      stroke: focus ? palette.ink : palette.grey,
      "stroke-width": focus ? 4 : 2,
    }),
    draw("path", {
      d: lineThrough([[x, y - r], [x, y + r]]),
      stroke: palette.grey,
      "stroke-width": 1.5,
    }),
    ...(sum === undefined ? [] : [label(sum, x - w / 2 + 3, y, { size: 16 })]),
    ...(value === undefined
      ? []
      : [label(value, x + w / 2 - 3, y, { size: 16 })]),
  ];
}

/** A slope, in italics. */
function slopeMark(
  slope: number | null | undefined,
  x: number,
  y: number,
  digits: number,
): Mark[] {
  const text = asText(slope, digits);
  return text === undefined
    ? []
    : [label(text, x, y, { size: 16, italic: true })];
}

/** A unit's bias under it, and the bias's slope. */
function biasMark(
  { data, names, digits }: Drawing,
  l: number,
  i: number,
  [x, y]: Point,
): Mark[] {
  const bias = data.biases?.[l - 1][i];
  if (bias === null || bias === undefined) return [];
  const line = y + (data.slopes ?? data.sumSlopes ? 24 : 0);
  const slope = asText(data.biasSlopes?.[l - 1][i], digits);
  const text = `${names.biases[l - 1][i]} = ${decimal(bias, digits)}`;
  if (slope === undefined) {
    return [label(text, x, line, { size: 18, fill: signText(bias) })];
  }
  const whole = labelWidth(text, 18) + 10 + labelWidth(slope, 16);
  return [
    label(text, x - whole / 2, line, {
      size: 18,
      fill: signText(bias),
      anchor: "start",
    }),
    label(slope, x + whole / 2, line, {
      size: 16,
      italic: true,
      anchor: "end",
    }),
  ];
}

/** The loss in its box, between the outputs and what they should be. */
function lossMarks(drawing: Drawing): Mark[] {
  const { data, at, names, digits } = drawing;
  if (!data.target && data.loss === undefined) return [];
  const [x, y] = at.loss;
  const last = data.sizes.length;
  const focus = focusAt(drawing, `${last}.1`) === "on";
  const outputs = at.nodes[at.nodes.length - 1];
  const half = data.sums ? at.half : at.radius;
  const links = outputs.flatMap(([ox, oy], i): Mark[] => {
    const on = focusAt(drawing, `${last}.1<${i + 1}`) === "on";
    const [from, to]: [Point, Point] = [[ox + half, oy], [x - LOSS_HALF[0], y]];
    return on && data.direction === "backward"
      ? plainArrow(to, from, palette.ink, 4)
      : plainArrow(from, to, on ? palette.ink : palette.grey, on ? 4 : 2);
  });
  const targets = data.target ? at.targets : [];
  return [
    ...links,
    ...targets.flatMap(([tx, ty], i) => [
      ...plainArrow(
        [tx - TARGET_RADIUS, ty],
        short([tx, ty], [x + LOSS_HALF[0], y], 0),
      ),
      ...targetMarks(
        [tx, ty],
        names.targets[i],
        asText(data.target![i], digits),
      ),
    ]),
    draw("rect", {
      x: x - LOSS_HALF[0],
      y: y - LOSS_HALF[1],
      width: 2 * LOSS_HALF[0],
      height: 2 * LOSS_HALF[1],
      fill: palette.paper,
      stroke: focus ? palette.ink : palette.grey,
      "stroke-width": focus ? 4 : 2,
    }),
    label("loss", x, y - LOSS_HALF[1] - 17, { size: 16 }),
    ...(data.loss === null || data.loss === undefined
      ? []
      : [label(decimal(data.loss, digits), x, y, { size: 16 })]),
  ];
}

/** What an output should be. */
function targetMarks(
  [x, y]: Point,
  name: string,
  value: string | undefined,
): Mark[] {
  return [
    nodeMark([x, y], { radius: TARGET_RADIUS, text: value }),
    label(name, x, y - TARGET_RADIUS - 17, { size: 18 }),
  ];
}
