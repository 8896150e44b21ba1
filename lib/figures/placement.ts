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

/**
 * The rectangle of this size about a point.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(boxAround([10, 10], 4, 2), { left: 8, top: 9, right: 12, bottom: 11 });
 * ```
 */
export function boxAround([x, y]: Point, width: number, height: number): Box {
  return {
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
  };
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
 *
 * @example The second label avoids the first
 * ```ts
 * import assert from "node:assert/strict";
 * const room = new Room({ left: 0, top: 0, right: 100, bottom: 100 });
 * const places: Point[] = [[50, 50], [50, 80]];
 * assert.deepEqual(room.place(20, 10, places), [50, 50]);
 * assert.deepEqual(room.place(20, 10, places), [50, 80]);
 * ```
 */
export class Room {
  readonly #taken: Box[] = [];
  readonly #lines: (readonly [Point, Point, number])[] = [];

  /** @param frame labels should stay inside */
  constructor(readonly frame: Box) {}

  /** Nothing may be placed over this. */
  take(box: Box): void {
    this.#taken.push(box);
  }

  /** Better not placed over this line; `weight` says how much better. */
  takeLine(from: Point, to: Point, weight = 1): void {
    this.#lines.push([from, to, weight]);
  }

  /**
   * The best of the places for a label of this size, which is then taken.
   *
   * @param width of the label in px
   * @param height of the label in px
   * @param places for its middle, the most wanted first
   * @param own the ends of the line that it is the label of, and may cover
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

  /** Whether a label of this size would cover nothing that is taken there. */
  isFree(width: number, height: number, place: Point): boolean {
    const box = boxAround(place, width, height);
    return this.#taken.every((taken) => overlap(box, taken) === 0);
  }

  /** Whether it would also cover no line and be inside the frame. */
  isClear(width: number, height: number, place: Point): boolean {
    const box = boxAround(place, width, height);
    const outside = width * height - overlap(box, this.frame) > 1e-6;
    return !outside && this.isFree(width, height, place) &&
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
  return part === undefined
    ? 0
    : Math.hypot(part[1][0] - part[0][0], part[1][1] - part[0][1]);
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
  return [
    [x0 + enter * dx, y0 + enter * dy],
    [x0 + leave * dx, y0 + leave * dy],
  ];
}
