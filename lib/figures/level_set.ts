/**
 * Where a function of the plane is 0 or more, as outlines: marching squares with each
 * crossing found by halving, and straight stretches joined. A function that only says
 * yes or no is followed just as closely.
 *
 * @module
 */

import { between, type Box, type Point } from "./placement.ts";

/** The outline of a set: closed loops, and those parts of them that are not the box's own edge. */
export type LevelSet = {
  readonly loops: readonly (readonly Point[])[];
  readonly boundaries: readonly (readonly Point[])[];
};

/** Cells on each side of the grid; what is smaller than one may be missed. */
const CELLS = 64;
/** Corners on each side: one more than cells, and one on every side that is outside. */
const SIDE = CELLS + 3;

/**
 * The outline of `{ x : f(x) ≥ 0 }` inside a box.
 *
 * @param f any function of a point; only its sign matters
 * @param box in data, `top` the lower end of the vertical axis
 */
export function levelSet(f: (x: Point) => number, box: Box): LevelSet {
  const tolerance = 0.04 *
    Math.max(box.right - box.left, box.bottom - box.top) / CELLS;
  const loops = joinedUp(piecesOf(f, box)).map((loop) =>
    simplified(loop, box, tolerance)
  );
  return { loops, boundaries: loops.flatMap((loop) => withoutEdge(loop, box)) };
}

/** A piece of outline in a cell: the edge of the grid that it leads to, and where it begins. */
type Piece = { readonly to: string; readonly at: Point };

/** The pieces in all cells by the edges on which they begin, the inside always on the same hand. */
function piecesOf(f: (x: Point) => number, box: Box): Map<string, Piece> {
  const inside = Array.from({ length: SIDE ** 2 }, (_, k) => {
    const [i, j] = [k % SIDE, Math.floor(k / SIDE)];
    const isRim = Math.min(i, j) === 0 || Math.max(i, j) === SIDE - 1;
    return !isRim && f(cornerAt(k, box)) >= 0;
  });
  const crossing = (a: number, b: number): Point => {
    let [p, q] = [cornerAt(a, box), cornerAt(b, box)];
    if (p.join() === q.join()) return p; // the box's edge
    for (let n = 0; n < 14; n++) {
      const middle = between(p, q, 0.5);
      if ((f(middle) >= 0) === inside[a]) p = middle;
      else q = middle;
    }
    return between(p, q, 0.5);
  };
  const pieces = new Map<string, Piece>();
  for (let k = 0; k < SIDE * (SIDE - 1); k++) {
    if (k % SIDE === SIDE - 1) continue;
    const corners = [k, k + 1, k + 1 + SIDE, k + SIDE];
    const edges = corners.map((a, e) => [a, corners[(e + 1) % 4]]);
    const nameOf = (e: number) => edges[e].toSorted((a, b) => a - b).join();
    const crossed = (from: boolean) =>
      [0, 1, 2, 3].filter((e) =>
        inside[edges[e][0]] === from && inside[edges[e][1]] !== from
      );
    const [starts, ends] = [crossed(true), crossed(false)];
    starts.forEach((e, n) => {
      // with two pieces in a cell, each cuts off one corner that is inside
      const to = nameOf(starts.length === 2 ? (e + 3) % 4 : ends[n]);
      pieces.set(nameOf(e), { to, at: crossing(edges[e][0], edges[e][1]) });
    });
  }
  return pieces;
}

/** Where a corner is; those outside lie on the box's edge. */
function cornerAt(k: number, { left, right, top, bottom }: Box): Point {
  const [u, v] = [k % SIDE, Math.floor(k / SIDE)].map((n) =>
    Math.min(Math.max(n - 1, 0), CELLS) / CELLS
  );
  return [left + u * (right - left), top + v * (bottom - top)];
}

/** Pieces joined end to end into closed loops. */
function joinedUp(pieces: Map<string, Piece>): Point[][] {
  const loops: Point[][] = [];
  for (const start of pieces.keys()) {
    const loop: Point[] = [];
    let name = start;
    for (let piece = pieces.get(name); piece; piece = pieces.get(name)) {
      loop.push(piece.at);
      pieces.delete(name);
      name = piece.to;
    }
    if (loop.length > 2) loops.push(loop);
  }
  return loops;
}

/** The loop with straight stretches as single lines; the box's corners are kept. */
function simplified(loop: Point[], box: Box, tolerance: number): Point[] {
  const start = Math.max(0, loop.findIndex((p) => isOnEdge(p, box)));
  const turned = [...loop.slice(start), ...loop.slice(0, start), loop[start]];
  // the far point splits the loop into two lines
  const away = turned.map((p) => distance(p, turned[0]));
  const far = away.indexOf(Math.max(...away));
  return [
    ...straightened(turned.slice(0, far + 1), tolerance),
    ...straightened(turned.slice(far), tolerance).slice(1, -1),
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Douglas and Peucker (1973): leaves out points nearer than `tolerance` to the line of those kept. */
function straightened(line: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line[line.length - 1]];
  const away = line.map((p) => distanceToLine(p, first, last));
  const most = Math.max(...away);
  if (line.length < 3 || most <= tolerance) return [first, last];
  const worst = away.indexOf(most);
  return [
    ...straightened(line.slice(0, worst + 1), tolerance),
    ...straightened(line.slice(worst), tolerance).slice(1),
  ];
}

function distanceToLine(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(p, a);
  return Math.abs(
    (b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1]),
  ) / length;
}

function isOnEdge([x, y]: Point, { left, right, top, bottom }: Box): boolean {
  return x === left || x === right || y === top || y === bottom;
}

/** A loop's parts between the box's edges. */
function withoutEdge(loop: readonly Point[], box: Box): Point[][] {
  const parts: Point[][] = [[loop[0]]];
  loop.forEach((before, i) => {
    const here = loop[(i + 1) % loop.length];
    const along = isOnEdge(here, box) && isOnEdge(before, box) &&
      (here[0] === before[0] || here[1] === before[1]);
    if (along) parts.push([]);
    parts[parts.length - 1].push(here);
  });
  return parts.filter((part) => part.length > 1);
}
