/** The nodes of a network diagram: units with their numbers, and the loss between ŷ and y. */

import { type Mark, path, rectangle } from "./document.ts";
import { label } from "./label.ts";
import { arrow, outlined, signText } from "./marks.ts";
import type { Known, NetworkDiagramOptions } from "./network_data.ts";
import {
  LOSS_HALF,
  type NetworkLayout,
  TARGET_RADIUS,
} from "./network_layout.ts";
import type { NetworkNames } from "./network_names.ts";
import { asText, nodeMark } from "./nodes.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";

export type Drawing = {
  readonly data: NetworkDiagramOptions;
  readonly names: NetworkNames;
  readonly at: NetworkLayout;
  readonly digits: number;
  /** Edges and nodes on a highlighted path, as "layer.unit" and "layer.unit<input". */
  readonly focus: ReadonlySet<string>;
};

/** "on" or "off" the paths that are talked about; `undefined` if no edge is. */
export function focusAt(
  { focus, data }: Drawing,
  key: string,
): "on" | "off" | undefined {
  if (focus.has(key)) return "on";
  return data.quiet || [...focus].some((one) => one.includes("<"))
    ? "off"
    : undefined;
}

/** A unit: an input or a plain unit is round; with sums it is wide, z on the left and a on the right. */
export function unitMarks(drawing: Drawing, l: number, i: number): Mark[] {
  const { data, at, names, digits } = drawing;
  const [x, y] = at.nodes[l][i];
  const [above, below] = [y - at.radius - 15, y + at.radius + 14];
  const focus = focusAt(drawing, `${l}.${i + 1}`) === "on";
  const value = data.values?.[l][i];
  const name = names.values[l][i];
  const radius = at.radius;
  const text = data.values ? asText(value, digits) : name;
  const bias = biasMarks(drawing, l, i, [x, below]);
  if (l === 0 || !data.sums) {
    return [
      nodeMark([x, y], { radius, text, focus }),
      ...(data.values ? [label(name, x, above, { size: 18 })] : []),
      ...bias,
    ];
  }
  const [left, right] = [x - at.half / 2, x + at.half / 2];
  const slope = data.sumSlopes?.[l - 1][i];
  return [
    ...wideNode([x, y], at, focus),
    ...numberMarks(data.sums[l - 1][i], left + 3, y, digits),
    ...numberMarks(value, right - 3, y, digits),
    label(names.sums[l - 1][i], left, above, { size: 18 }),
    ...numberMarks(slope, left, below, digits, true),
    label(name, right, above, { size: 18 }),
    ...bias,
  ];
}

/** A node with two compartments: for the sum, and for what the activation makes of it. */
function wideNode([x, y]: Point, at: NetworkLayout, focus: boolean): Mark[] {
  const r = at.radius - 2;
  return [
    rectangle([x, y], 2 * at.half, 2 * r, {
      rx: r,
      ...outlined(focus),
    }),
    path([[x, y - r], [x, y + r]], {
      stroke: palette.grey,
      "stroke-width": 1.5,
    }),
  ];
}

/** A number if it is known; a slope is set in italics. */
function numberMarks(
  number: Known | undefined,
  x: number,
  y: number,
  digits: number,
  italic = false,
): Mark[] {
  const text = asText(number, digits);
  return text === undefined ? [] : [label(text, x, y, { italic })];
}

/** A unit's bias under it. */
function biasMarks(
  { data, names, digits }: Drawing,
  l: number,
  i: number,
  [x, y]: Point,
): Mark[] {
  const bias = data.biases?.[l - 1]?.[i];
  const text = asText(bias, digits);
  if (text === undefined) return [];
  const line = y + (data.sumSlopes ? 24 : 0);
  const style = { size: 18, fill: signText(bias!) };
  return [label(`${names.biases[l - 1][i]} = ${text}`, x, line, style)];
}

/** The loss in its box, between the outputs and what they should be. */
export function lossMarks(drawing: Drawing): Mark[] {
  const { data, at, names, digits } = drawing;
  if (!data.target && data.loss === undefined) return [];
  const [x, y] = at.loss;
  const [left, right]: Point[] = [[x - LOSS_HALF[0], y], [x + LOSS_HALF[0], y]];
  const last = data.sizes.length;
  const focus = focusAt(drawing, `${last}.1`) === "on";
  const half = data.sums ? at.half : at.radius;
  const links = at.nodes[last - 1].flatMap(([ox, oy], i): Mark[] => {
    const output: Point = [ox + half, oy];
    if (focusAt(drawing, `${last}.1<${i + 1}`) !== "on") {
      return arrow(output, left);
    }
    return data.direction === "backward"
      ? arrow(left, output, palette.ink, 4)
      : arrow(output, left, palette.ink, 4);
  });
  const targets = (data.target ?? []).flatMap((target, i) => {
    const [tx, ty] = at.targets[i];
    const text = asText(target, digits);
    return [
      ...arrow([tx - TARGET_RADIUS, ty], right),
      nodeMark([tx, ty], { radius: TARGET_RADIUS, text }),
      label(names.targets[i], tx, ty - TARGET_RADIUS - 17, { size: 18 }),
    ];
  });
  const isWord = names.loss.length > 3 && !names.loss.startsWith("\\");
  return [
    ...links,
    ...targets,
    rectangle([x, y], 2 * LOSS_HALF[0], 2 * LOSS_HALF[1], outlined(focus)),
    label(names.loss, x, y - LOSS_HALF[1] - 17, { size: isWord ? 16 : 18 }),
    ...numberMarks(data.loss, x, y, digits),
  ];
}
