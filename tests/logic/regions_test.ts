/** Regions: against exact integer geometry, their networks against contains(), and their boundaries. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  halfPlane,
  intersection,
  type Point,
  polygon,
  type Region,
  union,
} from "../../lib/logic/regions.ts";

/** Even whole numbers, so that the middle of an edge is a whole number too: all sums are exact. */
const even = fc.integer({ min: -10, max: 10 }).map((n) => 2 * n);
const corner = fc.tuple(even, even);
const lattice = fc.tuple(
  fc.integer({ min: -22, max: 22 }),
  fc.integer({ min: -22, max: 22 }),
);
const anywhere = fc.tuple(
  fc.double({ min: -25, max: 25, noNaN: true }),
  fc.double({ min: -25, max: 25, noNaN: true }),
);

/** Twice the signed area of a triangle. */
const doubled = (p: Point, q: Point, r: Point) =>
  (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);

/** The convex hull by Andrew's monotone chains. */
function hull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((p, q) => p[0] - q[0] || p[1] - q[1]);
  const chain = (points: readonly Point[]) => {
    const kept: Point[] = [];
    for (const p of points) {
      while (kept.length > 1 && doubled(kept.at(-2)!, kept.at(-1)!, p) <= 0) {
        kept.pop();
      }
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

const convex = fc.array(corner, { minLength: 3, maxLength: 9 }).map(hull)
  .filter((corners) => corners.length >= 3);

/** Inside or on the edge: the triangles from x to the edges have together the polygon's area. */
function inside(corners: readonly Point[], x: Point): boolean {
  const edges = corners.map((p, i) =>
    [p, corners[(i + 1) % corners.length]] as const
  );
  const area = edges.reduce((sum, [p, q]) => sum + doubled([0, 0], p, q), 0);
  const fan = edges.reduce(
    (sum, [p, q]) => sum + Math.abs(doubled(x, p, q)),
    0,
  );
  return fan === Math.abs(area);
}

const middles = (corners: readonly Point[]) =>
  corners.map((p, i): Point => {
    const q = corners[(i + 1) % corners.length];
    return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
  });

function assertNetworkAgrees(region: Region, x: Point): void {
  const answer = region.contains(x) ? 1 : 0;
  assert.equal(region.classify(x), answer);
  assert.equal(region.network().run(x).at(-1)![0], answer);
}

Deno.test("polygon() contains exactly the points that integer geometry finds inside or on its edge", () => {
  fc.assert(fc.property(convex, fc.boolean(), lattice, (corners, turn, x) => {
    const region = polygon(turn ? corners.toReversed() : corners);
    assert.equal(region.contains(x), inside(corners, x));
  }));
});

Deno.test("polygon() contains its corners and the middles of its edges, and nothing a step outside", () => {
  fc.assert(fc.property(convex, (corners) => {
    const region = polygon(corners);
    for (const x of corners) assert.ok(region.contains(x));
    middles(corners).forEach((x, i) => {
      assert.ok(region.contains(x));
      const p = corners[i], q = corners[(i + 1) % corners.length];
      // The corners go round to the left, so the right of an edge is outside.
      const step = 2 ** -20;
      const outside: Point = [
        x[0] + step * (q[1] - p[1]),
        x[1] - step * (q[0] - p[0]),
      ];
      assert.ok(!region.contains(outside));
    });
  }));
});

Deno.test("Region.network() agrees with contains() everywhere, edges and corners too", () => {
  const unions = fc.array(convex, { minLength: 1, maxLength: 3 });
  const along = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(fc.property(unions, anywhere, along, (shapes, x, t) => {
    const region = union(...shapes.map(polygon));
    assertNetworkAgrees(region, x);
    for (const corners of shapes) {
      for (const p of [...corners, ...middles(corners)]) {
        assertNetworkAgrees(region, p);
      }
      // A point on an edge as far as doubles can tell: either answer, but the same.
      const [p, q] = corners;
      assertNetworkAgrees(region, [
        p[0] + t * (q[0] - p[0]),
        p[1] + t * (q[1] - p[1]),
      ]);
    }
  }));
});

Deno.test("Region.network() has two hidden layers: the lines, then the pieces", () => {
  fc.assert(
    fc.property(
      fc.array(convex, { minLength: 1, maxLength: 4 }),
      (shapes) => {
        const region = union(...shapes.map(polygon));
        assert.deepEqual(region.network().sizes, [
          2,
          shapes.flat().length,
          shapes.length,
          1,
        ]);
      },
    ),
  );
});

Deno.test("union() is OR and intersection() is AND of what its regions contain", () => {
  const shapes = fc.tuple(convex, convex, convex);
  fc.assert(fc.property(shapes, lattice, (corners, x) => {
    const [a, b, c] = corners.map(polygon);
    const [inA, inB, inC] = corners.map((shape) => inside(shape, x));
    assert.equal(union(a, b, c).contains(x), inA || inB || inC);
    assert.equal(intersection(a, b, c).contains(x), inA && inB && inC);
    const mixed = intersection(union(a, b), union(b, c));
    assert.equal(mixed.contains(x), (inA || inB) && (inB || inC));
    assertNetworkAgrees(mixed, x);
  }));
});

Deno.test("halfPlane() contains what a · x1 + b · x2 + c ≥ 0 says, the line included", () => {
  const number = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(number, number, number, lattice, (a, b, c, x) => {
      fc.pre(a !== 0 || b !== 0);
      const region = halfPlane(a, b, c);
      assert.equal(region.contains(x), a * x[0] + b * x[1] + c >= 0);
      assertNetworkAgrees(region, x);
    }),
  );
});

Deno.test("polygon() of four lines and a fifth unit: the square |x1| ≤ 1, |x2| ≤ 1", () => {
  const square = intersection(
    halfPlane(1, 0, 1),
    halfPlane(-1, 0, 1),
    halfPlane(0, 1, 1),
    halfPlane(0, -1, 1),
  );
  const drawn = polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
  const points: Point[] = [[0, 0], [1, 1], [1.5, 0], [0, -2]];
  for (const region of [square, drawn]) {
    assert.deepEqual(points.map(region.classify), [1, 1, 0, 0]);
    assert.equal(region.network().layers[1][0].threshold, 4);
  }
});

Deno.test("union() makes a ring out of four pieces, with both of its boundaries", () => {
  const piece = (turn: (x: Point) => Point) =>
    polygon(([[1, -1], [3, -3], [3, 3], [1, 1]] as Point[]).map(turn));
  const ring = union(
    piece(([x, y]) => [x, y]),
    piece(([x, y]) => [-y, x]),
    piece(([x, y]) => [-x, -y]),
    piece(([x, y]) => [y, -x]),
  );
  for (let i = -8; i <= 8; i++) {
    for (let j = -8; j <= 8; j++) {
      const far = Math.max(Math.abs(i), Math.abs(j)) / 2;
      assert.equal(ring.contains([i / 2, j / 2]), far >= 1 && far <= 3);
      assertNetworkAgrees(ring, [i / 2, j / 2]);
    }
  }
});

Deno.test("union() and intersection() want at least one region", () => {
  assert.throws(() => union(), {
    name: "ShapeError",
    message:
      "Cannot take the union of regions: there must be at least 1, but there are none",
  });
  assert.throws(() => intersection(), {
    message:
      "Cannot take the intersection of regions: there must be at least 1, but there are none",
  });
});

Deno.test("halfPlane() needs a direction and finite numbers", () => {
  assert.throws(() => halfPlane(0, 0, 1), {
    name: "ValueError",
    message:
      "Cannot build a half-plane: a and b must not both be 0, but they are; without a direction there is no boundary",
  });
  assert.throws(() => halfPlane(1, NaN, 1), {
    name: "ValueError",
    message:
      "Cannot build a half-plane: its numbers must be finite, but b is NaN",
  });
});

Deno.test("Region.contains() takes one point of two numbers", () => {
  assert.throws(() => halfPlane(1, 0, 0).contains([1] as unknown as Point), {
    name: "ShapeError",
    message:
      "Cannot look for [1] in a region: it takes 2 coordinates, but 1 was given",
  });
  assert.throws(() => halfPlane(1, 0, 0).contains([1, NaN]), {
    name: "ValueError",
    message:
      "Cannot look for [1, NaN] in a region: coordinates must be finite numbers, but coordinate 2 is NaN",
  });
});

Deno.test("polygon() wants a list of vertices, union() and intersection() want regions", () => {
  assert.throws(() => polygon(undefined as never), {
    name: "ShapeError",
    message:
      "Cannot build a polygon: the vertices must be a list, but there are none",
  });
  for (const [name, join] of Object.entries({ union, intersection })) {
    assert.throws(() => join([halfPlane(1, 1, 1)] as never), {
      name: "ShapeError",
      message:
        `Cannot take the ${name} of regions: every region must be a Region, but region 1 is an array of 1`,
    });
  }
});
