/** The nodes of a network diagram: units with their numbers, and the loss between ŷ and y. */

import { draw, lineThrough, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { signText } from "./marks.ts";
import type { NetworkDiagramOptions } from "./network_data.ts";
import {
  LOSS_HALF,
  type NetworkLayout,
  numberWidth,
  TARGET_RADIUS,
} from "./network_layout.ts";
import type { NetworkNames } from "./network_names.ts";
import { asState, asText, nodeMark, plainArrow } from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";

export type Drawing = {
  readonly data: NetworkDiagramOptions;
  readonly names: NetworkNames;
  readonly at: NetworkLayout;
  readonly edgeLabels: "weights" | "names" | "both" | "none";
  readonly digits: number;
  /** Edges and nodes on a highlighted path, as "layer.unit" and "layer.unit<input". */
  readonly focus: ReadonlySet<string>;
};

/** "on" or "off" the paths that are talked about; `undefined` if no edge is. */
export function focusAt(
  { focus }: Drawing,
  key: string,
): "on" | "off" | undefined {
  if (focus.has(key)) return "on";
  return [...focus].some((one) => one.includes("<")) ? "off" : undefined;
}

/** A unit: an input or a plain unit is round; with sums it is wide, z on the left and a on the right. */
export function unitMarks(drawing: Drawing, l: number, i: number): Mark[] {
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
  const text = `${names.biases[l - 1][i]} = ${decimal(bias, digits)}`;
  const fill = signText(bias);
  if (!data.biasSlopes) return [label(text, x, line, { size: 18, fill })];
  // room for the slope even where it is not known yet: nothing may move when it comes
  const room = numberWidth(digits);
  const left = x - (labelWidth(text, 18) + 10 + room) / 2;
  const slope = asText(data.biasSlopes[l - 1][i], digits);
  const marks = [label(text, left, line, { size: 18, fill, anchor: "start" })];
  if (slope === undefined) return marks;
  const at = left + labelWidth(text, 18) + 10 + room / 2;
  return [...marks, label(slope, at, line, { size: 16, italic: true })];
}

/** The loss in its box, between the outputs and what they should be. */
export function lossMarks(drawing: Drawing): Mark[] {
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
        [x + LOSS_HALF[0], y],
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
    label(names.loss, x, y - LOSS_HALF[1] - 17, {
      size: names.loss.length > 3 && !names.loss.startsWith("\\") ? 16 : 18,
    }),
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
