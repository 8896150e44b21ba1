/** The sides of convex polygons, and what is no convex polygon. */

import assert from "node:assert/strict";
import { type Point, sidesOf } from "../../lib/logic/polygon_sides.ts";

Deno.test("sidesOf() fires inside and rests outside, whichever way round the corners go", () => {
  const corners: Point[] = [[0, 0], [4, 0], [4, 2], [0, 2]];
  for (const vertices of [corners, corners.toReversed()]) {
    const says = (x: Point) =>
      sidesOf(vertices).reduce((sum, side) => sum + side(x), 0);
    assert.equal(says([1, 1]), 4);
    assert.equal(says([5, 1]), 3);
    assert.equal(says([5, 5]), 2);
  }
});

Deno.test("sidesOf() takes a corner in the middle of an edge, rounded or not", () => {
  assert.equal(sidesOf([[0, 0], [1, 0], [2, 0], [0, 2]]).length, 4);
  assert.equal(sidesOf([[0, 0], [0.3, 0.1], [0.9, 0.3], [-5, 1]]).length, 4);
});

Deno.test("sidesOf() makes sides that fire at the corner they start from, however it is rounded", () => {
  const corners: Point[] = [[0.1, 0.2], [0.7, 0.1], [1.3, 0.9], [0.3, 1.7]];
  sidesOf(corners).forEach((side, i) => {
    assert.equal(side.score(corners[i]), 0);
    assert.equal(side(corners[i]), 1);
  });
});

Deno.test("sidesOf() takes a regular polygon of many corners", () => {
  const corners = Array.from({ length: 100 }, (_, i): Point => {
    const angle = 2 * Math.PI * i / 100;
    return [Math.cos(angle), Math.sin(angle)];
  });
  assert.ok(sidesOf(corners).every((side) => side([0, 0.99]) === 1));
  assert.ok(sidesOf(corners).some((side) => side([0, 1.01]) === 0));
});

Deno.test("sidesOf() names the corner that makes a polygon hollow, and the way out", () => {
  assert.throws(() => sidesOf([[0, 0], [4, 0], [1, 1], [0, 4]]), {
    name: "ValueError",
    message:
      "Cannot build a polygon of 4 vertices: it must be convex, but vertex 4 lies outside the edge from vertex 2 to vertex 3; cut it into convex polygons and take their union",
  });
});

Deno.test("sidesOf() refuses a five-pointed star drawn in one stroke", () => {
  const star = [0, 2, 4, 1, 3].map((k): Point => {
    const angle = 2 * Math.PI * k / 5;
    return [Math.cos(angle), Math.sin(angle)];
  });
  assert.throws(() => sidesOf(star), {
    message:
      "Cannot build a polygon of 5 vertices: it must be convex, but vertex 4 lies outside the edge from vertex 1 to vertex 2; cut it into convex polygons and take their union",
  });
});

Deno.test("sidesOf() refuses what has no area: a line, a bow", () => {
  const message = (n: number) =>
    `Cannot build a polygon of ${n} vertices: it must have an area, but what its edges go round to the left and to the right adds up to 0`;
  assert.throws(() => sidesOf([[0, 0], [0.1, 0.3], [0.3, 0.9]]), {
    name: "ValueError",
    message: message(3),
  });
  assert.throws(() => sidesOf([[0, 0], [1, 1], [1, 0], [0, 1]]), {
    message: message(4),
  });
});

Deno.test("sidesOf() refuses too few corners, equal neighbours, and what is no point", () => {
  assert.throws(() => sidesOf([[0, 0], [1, 1]]), {
    name: "ShapeError",
    message:
      "Cannot build a polygon of 2 vertices: there must be at least 3 vertices, but there are 2",
  });
  assert.throws(() => sidesOf([[0, 0], [1, 1], [0, 2], [0, 0]]), {
    name: "ValueError",
    message:
      "Cannot build a polygon of 4 vertices: neighbouring vertices must differ, but vertices 4 and 1 are both [0, 0]",
  });
  assert.throws(() => sidesOf([[0, 0], [1] as unknown as Point, [0, 2]]), {
    name: "ShapeError",
    message:
      "Cannot build a polygon of 3 vertices: each vertex must be [x1, x2], but vertex 2 is [1]",
  });
  assert.throws(() => sidesOf([[0, 0], [1, NaN], [0, 2]]), {
    name: "ValueError",
    message:
      "Cannot build a polygon of 3 vertices: coordinates must be finite numbers, but vertex 2 is [1, NaN]",
  });
});
