/**
 * Where a function of the plane is 0 or more, as outlines: marching squares with each
 * crossing found by halving, and straight stretches joined. A function that only says
 * yes or no is followed just as closely.
 *
 * @module
 */

import type { Box, Point } from "./placement.ts";

/** The outline of a set: closed loops, and those parts of them that are not the box's own edge. */
export type LevelSet = {
  readonly loops: readonly (readonly Point[])[];
  readonly boundaries: readonly (readonly Point[])[];
};

const CELLS = 64;

/**
 * The outline of `{ x : f(x) ≥ 0 }` inside a box.
 *
 * @param f any function of a point; only its sign matters
 * @param box in data, `top` the lower end of the vertical axis
 * @param cells cells on each side; what is smaller than one may be missed
 *
 * @example A half-plane has one boundary of two points
 * ```ts
 * import assert from "node:assert/strict";
 * const { boundaries } = levelSet(([x, y]) => x + y - 1.1, { left: 0, right: 1, top: 0, bottom: 1 });
 * assert.equal(boundaries.length, 1);
 * assert.equal(boundaries[0].length, 2);
 * ```
 */
export function levelSet(
  f: (x: Point) => number,
  box: Box,
  cells = CELLS,
): LevelSet {
  const grid = new Grid(f, box, cells);
  const loops = joinedUp(grid.segments()).map((loop) =>
    simplified(loop, box, cells)
  );
  return { loops, boundaries: loops.flatMap((loop) => withoutEdge(loop, box)) };
}

/** The values at the corners of the cells; one row of corners more on every side, all outside. */
class Grid {
  readonly #inside: boolean[];
  readonly #side: number;

  constructor(
    readonly f: (x: Point) => number,
    readonly box: Box,
    readonly cells: number,
  ) {
    this.#side = cells + 3;
    this.#inside = Array.from({ length: this.#side ** 2 }, (_, k) => {
      const [i, j] = [k % this.#side, Math.floor(k / this.#side)];
      const rim = i === 0 || j === 0 || i === this.#side - 1 ||
        j === this.#side - 1;
      return !rim && f(this.#corner(i, j)) >= 0;
    });
  }

  /** Where a corner is; the extra ones lie on the box's edge. */
  #corner(i: number, j: number): Point {
    const { left, right, top, bottom } = this.box;
    const along = (k: number, from: number, to: number) =>
      k <= 1
        ? from
        : k > this.cells
        ? to
        : from + (k - 1) / this.cells * (to - from);
    return [along(i, left, right), along(j, top, bottom)];
  }

  /** The pieces of outline in each cell, the inside always on the same hand; ends are named by the edge of the grid that they lie on. */
  segments(): { from: string; to: string; at: Map<string, Point> }[] {
    const found: { from: string; to: string; at: Map<string, Point> }[] = [];
    for (let j = 0; j < this.#side - 1; j++) {
      for (let i = 0; i < this.#side - 1; i++) found.push(...this.#cell(i, j));
    }
    return found;
  }

  #cell(i: number, j: number) {
    const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]] as const;
    const inside = corners.map(([a, b]) => this.#inside[b * this.#side + a]);
    const starts: number[] = [];
    const ends: number[] = [];
    for (let k = 0; k < 4; k++) {
      if (inside[k] && !inside[(k + 1) % 4]) starts.push(k);
      if (!inside[k] && inside[(k + 1) % 4]) ends.push(k);
    }
    return starts.map((k, n) => {
      // with two pieces in a cell, each cuts off one corner that is inside
      const other = starts.length === 2 ? (k + 3) % 4 : ends[n];
      const at = new Map([k, other].map((edge) => {
        const [a, b] = [corners[edge], corners[(edge + 1) % 4]];
        return [nameOf(a, b), this.#crossing(a, b)];
      }));
      return {
        from: nameOf(corners[k], corners[(k + 1) % 4]),
        to: nameOf(corners[other], corners[(other + 1) % 4]),
        at,
      };
    });
  }

  /** Where the outline crosses the way between two corners. */
  #crossing(a: readonly [number, number], b: readonly [number, number]): Point {
    const first = this.#inside[a[1] * this.#side + a[0]];
    let [p, q] = [this.#corner(...a), this.#corner(...b)];
    if (p[0] === q[0] && p[1] === q[1]) return p; // the box's edge
    for (let n = 0; n < 14; n++) {
      const middle: Point = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      if ((this.f(middle) >= 0) === first) p = middle;
      else q = middle;
    }
    return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
  }
}

function nameOf(
  a: readonly [number, number],
  b: readonly [number, number],
): string {
  return a[0] + a[1] < b[0] + b[1] ? `${a}-${b}` : `${b}-${a}`;
}

/** Pieces joined end to end into closed loops. */
function joinedUp(
  segments: readonly { from: string; to: string; at: Map<string, Point> }[],
): Point[][] {
  const next = new Map(segments.map((segment) => [segment.from, segment]));
  const loops: Point[][] = [];
  for (const { from } of segments) {
    const loop: Point[] = [];
    for (let piece = next.get(from); piece; piece = next.get(piece.to)) {
      loop.push(piece.at.get(piece.from)!);
      next.delete(piece.from);
    }
    if (loop.length > 2) loops.push(loop);
  }
  return loops;
}

/** The loop with straight stretches as single lines; the box's corners are kept. */
function simplified(loop: readonly Point[], box: Box, cells: number): Point[] {
  const tolerance = 0.04 *
    Math.max(box.right - box.left, box.bottom - box.top) / cells;
  const start = Math.max(0, loop.findIndex((p) => onEdge(p, box)));
  const turned = [...loop.slice(start), ...loop.slice(0, start)];
  // the far point splits the loop into two lines
  const far = turned.reduce(
    (best, p, i) =>
      distance(p, turned[0]) > distance(turned[best], turned[0]) ? i : best,
    0,
  );
  return [
    ...straightened(turned.slice(0, far + 1), tolerance),
    ...straightened([...turned.slice(far), turned[0]], tolerance).slice(1, -1),
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Douglas and Peucker (1973): leaves out points nearer than `tolerance` to the line of those kept. */
function straightened(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let [worst, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const away = distanceToLine(line[i], line[from], line[to]);
      if (away > most) [worst, most] = [i, away];
    }
    if (worst < 0) continue;
    keep.add(worst);
    open.push([from, worst], [worst, to]);
  }
  return line.filter((_, i) => keep.has(i));
}

function distanceToLine(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(p, a);
  return Math.abs(
    (b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1]),
  ) / length;
}

function onEdge([x, y]: Point, { left, right, top, bottom }: Box): boolean {
  return x === left || x === right || y === top || y === bottom;
}

/** A loop's parts between the box's edges. */
function withoutEdge(loop: readonly Point[], box: Box): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  for (let i = 0; i <= loop.length; i++) {
    const [here, before] = [
      loop[i % loop.length],
      loop[(i + loop.length - 1) % loop.length],
    ];
    const along = i > 0 && onEdge(here, box) && onEdge(before, box) &&
      (here[0] === before[0] || here[1] === before[1]);
    if (along && part.length > 1) parts.push(part);
    if (along) part = [];
    part.push(here);
  }
  if (part.length > 1) parts.push(part);
  return parts;
}
