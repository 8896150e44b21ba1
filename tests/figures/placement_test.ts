import assert from "node:assert/strict";
import fc from "fast-check";
import {
  boxAround,
  clipSegment,
  lengthInside,
  overlap,
  type Point,
  Room,
} from "../../lib/figures/placement.ts";

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const UNIT = { left: 0, right: 1, top: 0, bottom: 1 };

Deno.test("overlap() is the same from both sides, and the whole area of a box with itself", () => {
  fc.assert(fc.property(point, point, (a, b) => {
    const [p, q] = [boxAround(a, 3, 2), boxAround(b, 2, 4)];
    assert.equal(overlap(p, q), overlap(q, p));
    assert.ok(Math.abs(overlap(p, p) - 6) < 1e-9);
  }));
});

Deno.test("clipSegment() keeps a part that lies inside the box and on the segment", () => {
  fc.assert(fc.property(point, point, (from, to) => {
    const part = clipSegment(UNIT, from, to);
    if (!part) return;
    for (const [x, y] of part) {
      assert.ok(x >= -1e-9 && x <= 1 + 1e-9 && y >= -1e-9 && y <= 1 + 1e-9);
      const cross = (to[0] - from[0]) * (y - from[1]) -
        (to[1] - from[1]) * (x - from[0]);
      assert.ok(Math.abs(cross) < 1e-6);
    }
  }));
});

Deno.test("lengthInside() measures a diagonal", () => {
  assert.ok(
    Math.abs(lengthInside(UNIT, [-1, -1], [2, 2]) - Math.SQRT2) < 1e-12,
  );
  assert.equal(lengthInside(UNIT, [-1, 3], [2, 3]), 0);
});

Deno.test("Room.place() finds the free place if there is one", () => {
  const places: Point[] = [[20, 20], [50, 50], [80, 80]];
  const room = new Room({ left: 0, top: 0, right: 100, bottom: 100 });
  room.take(boxAround([20, 20], 10, 10));
  room.takeLine([[40, 50], [60, 50]]);
  assert.deepEqual(room.place(12, 8, places), [80, 80]);
});

Deno.test("Room.place() prefers the inside, and takes the first of places that are alike", () => {
  const room = new Room({ left: 0, top: 0, right: 100, bottom: 100 });
  assert.deepEqual(room.place(20, 10, [[98, 50], [70, 50]]), [70, 50]);
  assert.deepEqual(room.place(20, 10, [[30, 20], [30, 80]]), [30, 20]);
});

Deno.test("Room.place() lets a label cover the line that it belongs to", () => {
  const room = new Room({ left: 0, top: 0, right: 100, bottom: 100 });
  const [from, to]: [Point, Point] = [[10, 50], [90, 50]];
  room.takeLine([from, to]);
  assert.deepEqual(room.place(20, 10, [[50, 50], [50, 20]], [from, to]), [
    50,
    50,
  ]);
});

Deno.test("Room.isClear() is false on a line, on a label, and at the edge", () => {
  const room = new Room({ left: 0, top: 0, right: 100, bottom: 100 });
  room.takeLine([[0, 50], [100, 50]]);
  room.take(boxAround([50, 20], 20, 10));
  const clear = (place: Point) => room.isClear(20, 10, place);
  assert.deepEqual(
    [[50, 80], [50, 52], [55, 24], [95, 80]].map(([x, y]) => clear([x, y])),
    [true, false, false, false],
  );
});
