import assert from "node:assert/strict";
import fc from "fast-check";
import { levelSet } from "../../lib/figures/level_set.ts";
import type { Point } from "../../lib/figures/placement.ts";

const BOX = { left: -1, right: 1, top: -1, bottom: 1 };
const signedArea = (loop: readonly Point[]) =>
  loop.reduce((sum, [x, y], i) => {
    const [nx, ny] = loop[(i + 1) % loop.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
const areaOf = (f: (x: Point) => number) =>
  Math.abs(
    levelSet(f, BOX).loops.reduce((sum, loop) => sum + signedArea(loop), 0),
  );

Deno.test("levelSet() of a disc has the area of the disc, to a thousandth, from its sign alone", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 0.9, noNaN: true }), (r) => {
      const area = areaOf(([x, y]) => x * x + y * y < r * r ? 1 : -1);
      assert.ok(
        Math.abs(area - Math.PI * r * r) < 0.004,
        `${area} at radius ${r}`,
      );
    }),
    { numRuns: 12 },
  );
});

Deno.test("levelSet() takes a hole out of a ring", () => {
  const area = areaOf(([x, y]) =>
    Math.abs(Math.hypot(x, y) - 0.6) < 0.2 ? 1 : -1
  );
  assert.ok(Math.abs(area - Math.PI * (0.64 - 0.16)) < 0.006);
});

Deno.test("levelSet() of a half-plane is a polygon of four corners or so, cut at the right share", () => {
  const { loops, boundaries } = levelSet(([x, y]) => x + 2 * y - 0.5, BOX);
  assert.equal(loops.length, 1);
  assert.ok(loops[0].length <= 6, String(loops[0].length));
  assert.equal(boundaries.length, 1);
  for (const [x, y] of boundaries[0]) {
    assert.ok(Math.abs(x + 2 * y - 0.5) < 1e-4);
  }
});

Deno.test("levelSet() of everything is the box without a boundary, of nothing nothing", () => {
  const all = levelSet(() => 1, BOX);
  assert.ok(Math.abs(Math.abs(signedArea(all.loops[0])) - 4) < 1e-12);
  assert.equal(all.boundaries.length, 0);
  assert.deepEqual(levelSet(() => -1, BOX), { loops: [], boundaries: [] });
});

Deno.test("levelSet() finds every island", () => {
  const { loops } = levelSet(
    ([x, y]) => Math.sin(6 * x) * Math.sin(6 * y) - 0.5,
    BOX,
  );
  assert.equal(loops.length, 8);
});
