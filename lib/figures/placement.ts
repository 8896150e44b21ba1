/** Finding room for labels: each goes to the first place where it covers nothing. */

/** A rectangle in px. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A place in px. */
export type Point = readonly [x: number, y: number];

/** The rectangle of this size about a point. */
export function boxAround([x, y]: Point, width: number, height: number): Box {
  return {
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
  };
}

/** The smallest rectangle about points, with margins that depend on its sides. */
export function boxAbout(
  points: readonly (readonly number[])[],
  margin: (side: number) => number,
): Box {
  const [[left, right], [top, bottom]] = [0, 1].map((axis) => {
    const all = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return [low - margin(high - low), high + margin(high - low)];
  });
  return { left, right, top, bottom };
}

/** The point a fraction `t` of the way. */
export function between(from: Point, to: Point, t: number): Point {
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}

/** The point at distance `away` from `to`, on the way from `from`. */
export function short(from: Point, to: Point, away: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return between(from, to, (length - away) / length);
}

/** Places for the middle of a label beside a point, `across` to the sides and `up` above and below. */
export function beside([x, y]: Point, across: number, up: number): Point[] {
  const places: Point[] = [[x + across, y], [x - across, y], [x, y - up], [
    x,
    y + up,
  ]];
  for (const dy of [-up / 2, up / 2]) {
    places.push([x + across, y + dy], [x - across, y + dy]);
  }
  return places;
}

/** The area that two rectangles share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * What is taken in a picture, and where the next label can go.
 *
 * Labels are placed one after another and never moved again, so that the same data
 * always give the same picture.
 */
export class Room {
  readonly #taken: Box[] = [];
  readonly #lines: (readonly [Point, Point, number])[] = [];

  /** Labels should stay inside `frame`. */
  constructor(readonly frame: Box) {}

  /** Nothing may be placed over this. */
  take(box: Box): void {
    this.#taken.push(box);
  }

  /** Better not placed over this line through points; `weight` says how much better. */
  takeLine(points: readonly Point[], weight = 1): void {
    for (let i = 1; i < points.length; i++) {
      this.#lines.push([points[i - 1], points[i], weight]);
    }
  }

  /**
   * The best of the places for the middle of a label, the most wanted first; it is then taken.
   * The label may cover the line whose ends are its `own`.
   */
  place(
    width: number,
    height: number,
    places: readonly Point[],
    own?: readonly [Point, Point],
  ): Point {
    let best = places[0];
    let least = Infinity;
    places.forEach((place, i) => {
      const cost = this.#cost(boxAround(place, width, height), own) + i;
      if (cost < least) [best, least] = [place, cost];
    });
    this.take(boxAround(best, width, height));
    return best;
  }

  /** Whether a label of this size would cover nothing there, no line either, and be inside the frame. */
  isClear(width: number, height: number, place: Point): boolean {
    const box = boxAround(place, width, height);
    const outside = width * height - overlap(box, this.frame) > 1e-6;
    return !outside &&
      this.#taken.every((taken) => overlap(box, taken) === 0) &&
      this.#lines.every(([from, to]) => lengthInside(box, from, to) === 0);
  }

  /** What a label there would cover: px of other things, and most of all of the outside. */
  #cost(box: Box, own?: readonly [Point, Point]): number {
    const area = (box.right - box.left) * (box.bottom - box.top);
    let cost = (area - overlap(box, this.frame)) * 20;
    for (const taken of this.#taken) cost += 20 * overlap(box, taken);
    for (const [from, to, weight] of this.#lines) {
      if (own?.includes(from) && own.includes(to)) continue;
      cost += 20 * weight * lengthInside(box, from, to);
    }
    return cost;
  }
}

/** How long the part of a segment inside a rectangle is. */
export function lengthInside(box: Box, from: Point, to: Point): number {
  const part = clipSegment(box, from, to);
  if (!part) return 0;
  return Math.hypot(part[1][0] - part[0][0], part[1][1] - part[0][1]);
}

/** The part of a segment inside a rectangle, if there is one (Liang and Barsky 1984). */
export function clipSegment(
  box: Box,
  [x0, y0]: Point,
  [x1, y1]: Point,
): [Point, Point] | undefined {
  let [enter, leave] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const sides = [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ];
  for (const [direction, distance] of sides) {
    if (direction === 0 && distance < 0) return undefined;
    if (direction < 0) enter = Math.max(enter, distance / direction);
    if (direction > 0) leave = Math.min(leave, distance / direction);
  }
  if (enter >= leave) return undefined;
  const at = (t: number): Point => [x0 + t * dx, y0 + t * dy];
  return [at(enter), at(leave)];
}
