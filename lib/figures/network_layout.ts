/**
 * Where the parts of a network diagram are. It follows from the sizes and from which kinds of
 * numbers are shown, never from the numbers: the frames of one story lie on each other.
 */

import { labelWidth } from "./label.ts";
import type { NetworkDiagramOptions } from "./network_data.ts";
import type { NetworkNames } from "./network_names.ts";
import {
  between,
  boxAbout,
  boxAround,
  type Point,
  Room,
  short,
} from "./placement.ts";

/** Positions in px, by layer and unit. */
export type NetworkLayout = ReturnType<typeof layOut>;

/** Half the width and height of the loss's box, and the radius of a target. */
export const LOSS_HALF: Point = [42, 26];
export const TARGET_RADIUS = 24;
const MARGIN = 16;
const LOSS_GAP = 40;
const TIGHT_GAP = 24;

/** Lays a network out from left to right, with room for all kinds of numbers that are given. */
export function layOut(
  data: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
) {
  const { sizes, tight } = data;
  const tall = Math.max(...sizes);
  const radius = 28;
  const half = data.sums
    ? Math.max(66, numberWidth(digits) + (tight && sizes.length > 3 ? -10 : 6))
    : radius;
  const hasTarget = Boolean(data.target) || data.loss !== undefined;
  const named = data.values || data.sums ||
    (hasTarget && sizes[sizes.length - 1] > 1);
  const above = named ? 26 : 0;
  const below = (data.sumSlopes ? 24 : 0) + (data.biases ? 24 : 0);
  const labels = weightSize(data, names, digits);
  const rowGap = 2 * radius + above + below +
    (labels ? (data.weightSlopes ? 64 : 34) : 22);
  const top = (data.title ?? data.direction ? 44 : 12) + above;
  const height = top + (tall - 1) * rowGap + 2 * radius + below + 14;
  const columns = columnsOf(
    [2 * radius, ...sizes.slice(1).map(() => 2 * half)],
    labels ? labels[0] + besideLabels(data) : 96,
    hasTarget ? (tight ? TIGHT_GAP : LOSS_GAP) : 0,
    biasWidth(data, names, digits) / 2 - half,
  );
  const middle = top + radius + ((tall - 1) * rowGap) / 2;
  const nodes = sizes.map((n, l) =>
    Array.from({ length: n }, (_, i): Point => [
      columns.x[l],
      middle + (i - (n - 1) / 2) * rowGap,
    ])
  );
  // a wide node's edges all meet the middle of its side
  const wide = data.sums ? half : 0;
  const edges = nodes.slice(1).map((units, l) =>
    units.map(([ux, uy]) =>
      nodes[l].map(([ix, iy]): [Point, Point] => {
        const end: Point = [ux - wide, uy];
        const start: Point = [l === 0 ? ix : ix + wide, iy];
        return [
          l > 0 && wide ? start : short(end, start, radius),
          wide ? end : short(start, end, radius),
        ];
      })
    )
  );
  const loss: Point = [columns.loss, middle];
  return {
    width: columns.width,
    height,
    radius,
    /** Half the width of a node of layers 1…L. */
    half,
    nodes,
    /** The two ends of each edge. */
    edges,
    /** The middle of the loss's box. */
    loss,
    targets: nodes[nodes.length - 1].map(([, y]): Point => [columns.target, y]),
    /** Width and height of a weight's label. */
    label: labels ?? [0, 0],
    /** The middle of each weight's label; nothing if there is no room for them. */
    labels: labels && edges.map((layer) => placeLabels(layer, labels)),
  };
}

/** Room beside a weight's label in its gap: where lines cross, labels need some to give way. */
function besideLabels(
  { sizes, tight, edgeLabels, weightSlopes }: NetworkDiagramOptions,
): number {
  const isCrowded = sizes.slice(1).some((n, l) => n * sizes[l] > 4);
  if (tight) return edgeLabels || isCrowded ? 56 : 26;
  return weightSlopes ? 120 : 88;
}

/** The columns' middles; gaps wide enough for the labels, and the whole 640 px wide if it fits. */
function columnsOf(
  widths: readonly number[],
  needed: number,
  lossGap: number,
  overhang: number,
) {
  const tail = lossGap ? 2 * lossGap + 2 * LOSS_HALF[0] + 2 * TARGET_RADIUS : 0;
  const under = Math.max(0, overhang - lossGap);
  const taken = widths.reduce((a, b) => a + b) + tail + under + 2 * MARGIN;
  const gaps = widths.length - 1;
  const gap = Math.max(96, needed, Math.min(190, (640 - taken) / gaps));
  const width = Math.max(480, taken + gap * gaps);
  let x = (width - taken - gap * gaps) / 2 + MARGIN;
  const middles = widths.map((w) => {
    const middle = x + w / 2;
    x += w + gap;
    return middle;
  });
  const loss = x - gap + lossGap + LOSS_HALF[0];
  const target = loss + LOSS_HALF[0] + lossGap + TARGET_RADIUS;
  return { width, x: middles, loss, target };
}

/** The weights' labels, each on its own edge, where it covers neither another nor another's edge. */
function placeLabels(
  layer: readonly (readonly [Point, Point][])[],
  [width, height]: readonly [number, number],
): Point[][] {
  const all = layer.flat();
  const { left, right, top, bottom } = boxAbout(all.flat(), () => 0);
  const frame = {
    left: left + 2,
    right: right - 2,
    top: top - 40,
    bottom: bottom + 40,
  };
  const chosen = all.map(([from, to]) => between(from, to, SPOTS[0]));
  const boxes = chosen.map((place) => boxAround(place, width, height));
  for (let round = 0; round < 4; round++) { // each gives way to the others, until nobody wants to move
    all.forEach(([from, to], k) => {
      const room = new Room(frame);
      all.forEach((edge, other) => {
        if (other === k) return;
        room.takeLine(edge);
        room.take(boxes[other]);
      });
      const spots = SPOTS.map((t) => between(from, to, t));
      chosen[k] = room.place(width, height, spots);
      boxes[k] = boxAround(chosen[k], width + 12, height + 8);
    });
  }
  let k = 0;
  return layer.map((edges) => edges.map(() => chosen[k++]));
}

/** Where on its edge a weight's label may be, the most wanted first. */
const SPOTS = [0.34, 0.28, 0.4, 0.46, 0.22, 0.52, 0.6, 0.68, 0.76, 0.82];

/** About the widest number with so many decimals. */
export function numberWidth(digits: number, size?: number): number {
  return labelWidth(`−0.${"0".repeat(digits)}`, size);
}

/** Width and height of what stands at a weight; nothing if the layers are too large for it. */
function weightSize(
  { sizes, weights, weightSlopes, edgeLabels }: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
): [width: number, height: number] | undefined {
  const isSmall = sizes.slice(1).every((n, l) => n * sizes[l] <= 9);
  if (!edgeLabels && !(weights && isSmall)) return undefined;
  const all = names.weights.flat(2).map((text) => labelWidth(text, 18));
  const name = edgeLabels ? Math.max(...all) + 26 : 0;
  return [name + numberWidth(digits), weightSlopes ? 46 : 22];
}

/** The widest text under a unit of the last layer. */
function biasWidth(
  { biases }: NetworkDiagramOptions,
  names: NetworkNames,
  digits: number,
): number {
  if (!biases) return 0;
  const last = names.biases[names.biases.length - 1];
  const widest = Math.max(...last.map((name) => labelWidth(`${name} = `, 18)));
  return widest + numberWidth(digits, 17);
}
