/**
 * Where the parts of a network diagram are. It follows from the sizes and from which kinds of
 * numbers are shown, never from the numbers: the frames of one story lie on each other.
 */

import { labelWidth } from "./label.ts";
import type { NetworkNames } from "./network_names.ts";
import { between, short } from "./nodes.ts";
import { type Box, boxAround, type Point, Room } from "./placement.ts";

/** Which kinds of numbers the drawing has room for. */
export type NetworkRoom = {
  readonly sums: boolean;
  readonly values: boolean;
  readonly slopes: boolean;
  readonly biases: boolean;
  readonly target: boolean;
  readonly header: boolean;
  /** What stands at a weight: the widest text, and how many lines. */
  readonly weightWidth: number;
  readonly weightLines: 0 | 1 | 2;
  /** The widest text under a unit, with its bias. */
  readonly biasWidth: number;
  /** The widest number in a node. */
  readonly numberWidth: number;
};

/** Positions in px. */
export type NetworkLayout = {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Half the width of a node of layers 1…L. */
  readonly half: number;
  /** The middle of each node, by layer. */
  readonly nodes: readonly (readonly Point[])[];
  /** The middle of the loss's box. */
  readonly loss: Point;
  /** The middle of each target. */
  readonly targets: readonly Point[];
  /** The middle of each weight's label: [layer − 1][unit][input]. */
  readonly labels: readonly (readonly (readonly Point[])[])[];
  /** The two ends of each edge. */
  readonly edges: readonly (readonly (readonly [Point, Point][])[])[];
};

/** Half the width and height of the loss's box, and the radius of a target. */
export const LOSS_HALF: Point = [42, 26];
export const TARGET_RADIUS = 24;
const MARGIN = 16;
const LOSS_GAP = 40;

/**
 * Lays a network out from left to right.
 *
 * @param sizes units in each layer, the inputs first
 * @param room which kinds of numbers there must be room for
 */
export function layOut(
  sizes: readonly number[],
  room: NetworkRoom,
): NetworkLayout {
  const tall = Math.max(...sizes);
  const radius = tall > 6 ? 18 : 28;
  const half = room.sums ? Math.max(66, room.numberWidth + 6) : radius;
  const named = room.values || room.sums ||
    (room.target && sizes[sizes.length - 1] > 1);
  const above = named ? 26 : 0;
  const below = (room.slopes ? 24 : 0) + (room.biases ? 24 : 0);
  const rowGap = 2 * radius + above + below +
    (room.weightLines === 2 ? 64 : room.weightLines === 1 ? 34 : 22);
  const top = (room.header ? 44 : 12) + above;
  const height = top + (tall - 1) * rowGap + 2 * radius + below + 14;
  const columns = columnsOf(sizes.length, radius, half, room);
  const middle = top + radius + ((tall - 1) * rowGap) / 2;
  const nodes = sizes.map((n, l) =>
    Array.from(
      { length: n },
      (_, i): Point => [columns.x[l], middle + (i - (n - 1) / 2) * rowGap],
    )
  );
  const outputs = nodes[nodes.length - 1];
  const edges = nodes.slice(1).map((units, l) =>
    units.map((unit) =>
      nodes[l].map((input): [Point, Point] =>
        ends(input, unit, l === 0 ? radius : half, half, radius)
      )
    )
  );
  return {
    width: columns.width,
    height,
    radius,
    half,
    nodes,
    loss: [columns.loss, middle],
    targets: outputs.map(([, y]): Point => [columns.target, y]),
    edges,
    labels: edges.map((layer) => placeLabels(layer, room)),
  };
}

/** The columns' middles; gaps wide enough for the labels, and the whole 640 px wide if it fits. */
function columnsOf(
  layers: number,
  radius: number,
  half: number,
  room: NetworkRoom,
) {
  const widths = [2 * radius, ...Array<number>(layers - 1).fill(2 * half)];
  const tail = room.target
    ? 2 * LOSS_GAP + 2 * LOSS_HALF[0] + 2 * TARGET_RADIUS
    : 0;
  const under = Math.max(
    0,
    room.biasWidth / 2 - half - (room.target ? LOSS_GAP : 0),
  );
  const taken = widths.reduce((a, b) => a + b) + tail + under + 2 * MARGIN;
  const needed = Math.max(
    96,
    room.weightLines ? room.weightWidth + 56 + 32 * room.weightLines : 0,
  );
  const gap = Math.max(needed, Math.min(190, (640 - taken) / (layers - 1)));
  const width = Math.max(480, taken + gap * (layers - 1));
  let x = (width - taken - gap * (layers - 1)) / 2 + MARGIN;
  const middles = widths.map((w) => {
    const middle = x + w / 2;
    x += w + gap;
    return middle;
  });
  const right = x - gap + LOSS_GAP;
  return {
    width,
    x: middles,
    loss: right + LOSS_HALF[0],
    target: right + 2 * LOSS_HALF[0] + LOSS_GAP + TARGET_RADIUS,
  };
}

/** Where an edge leaves its input and meets its unit; a wide node's edges all meet the middle of its side. */
function ends(
  input: Point,
  unit: Point,
  from: number,
  to: number,
  radius: number,
): [Point, Point] {
  const start: Point = from > radius ? [input[0] + from, input[1]] : input;
  const end: Point = to > radius ? [unit[0] - to, unit[1]] : unit;
  return [
    from > radius ? start : short(end, start, from),
    to > radius ? end : short(start, end, to),
  ];
}

/** The weights' labels, each on its own edge, where it covers neither another nor another's edge. */
function placeLabels(
  layer: readonly (readonly [Point, Point][])[],
  { weightWidth, weightLines }: NetworkRoom,
): Point[][] {
  const all = layer.flat();
  const xs = all.flatMap(([from, to]) => [from[0], to[0]]);
  const ys = all.flatMap(([from, to]) => [from[1], to[1]]);
  const frame: Box = {
    left: Math.min(...xs) + 2,
    right: Math.max(...xs) - 2,
    top: Math.min(...ys) - 40,
    bottom: Math.max(...ys) + 40,
  };
  const height = weightLines === 2 ? 46 : 22;
  const boxes = all.map(([from, to]) =>
    boxAround(between(from, to, SPOTS[0]), weightWidth, height)
  );
  const chosen = all.map(([from, to]) => between(from, to, SPOTS[0]));
  for (let round = 0; round < 4; round++) { // each gives way to the others, until nobody wants to move
    all.forEach(([from, to], k) => {
      const room = new Room(frame);
      all.forEach(([a, b], other) => {
        if (other === k) return;
        room.takeLine(a, b);
        room.take(boxes[other]);
      });
      chosen[k] = room.place(
        weightWidth,
        height,
        SPOTS.map((t) => between(from, to, t)),
      );
      boxes[k] = boxAround(chosen[k], weightWidth + 12, height + 8);
    });
  }
  let k = 0;
  return layer.map((edges) => edges.map(() => chosen[k++]));
}

/** Where on its edge a weight's label may be, the most wanted first. */
const SPOTS = [0.34, 0.28, 0.4, 0.46, 0.22, 0.52, 0.6, 0.68, 0.76, 0.82];

/** About the widest number with so many decimals. */
export function numberWidth(digits: number): number {
  return labelWidth(`−0.${"0".repeat(digits)}`);
}

/** The widest text at a weight. */
export function weightWidth(
  names: NetworkNames,
  kind: "weights" | "names" | "both",
  digits: number,
): number {
  const number = numberWidth(digits);
  const name = Math.max(
    ...names.weights.flat(2).map((text) => labelWidth(text, 18)),
  );
  return kind === "weights"
    ? number
    : kind === "names"
    ? name
    : name + number + 26;
}
