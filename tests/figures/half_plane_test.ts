import assert from "node:assert/strict";
import fc from "fast-check";
import {
  corners,
  fires,
  firingPart,
  type Line,
  lineOf,
  visiblePart,
} from "../../lib/figures/half_plane.ts";
import type { Point } from "../../lib/figures/placement.ts";

const weight = fc.integer({ min: -8, max: 8 });
const line = fc.tuple(weight, weight, weight).filter(([a, b]) =>
  a !== 0 || b !== 0
)
  .map(([a, b, threshold]) =>
    lineOf({ weights: [a, b], threshold: threshold / 2 }, ["x_1", "x_2"])
  );
const BOX = { left: -1, right: 2, top: -1, bottom: 2 };
const area = (polygon: readonly Point[]) =>
  Math.abs(polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0));
const other = (l: Line): Line => ({
  ...l,
  weights: [-l.weights[0], -l.weights[1]],
  threshold: -l.threshold,
});

Deno.test("firingPart() and what is left of the other side make the whole box", () => {
  fc.assert(fc.property(line, (l) => {
    const whole = area(firingPart(corners(BOX), l)) +
      area(firingPart(corners(BOX), other(l)));
    assert.ok(
      Math.abs(whole - 9) < 1e-9 ||
        fires(l, [0, 0]) === fires(other(l), [0, 0]),
    );
  }));
});

Deno.test("firingPart() has corners that fire or lie on the line", () => {
  fc.assert(fc.property(line, (l) => {
    for (const [x, y] of firingPart(corners(BOX), l)) {
      assert.ok(l.weights[0] * x + l.weights[1] * y - l.threshold >= -1e-9);
    }
  }));
});

Deno.test("visiblePart() lies on the line and in the box", () => {
  fc.assert(fc.property(line, (l) => {
    for (const [x, y] of visiblePart(l, BOX) ?? []) {
      assert.ok(
        Math.abs(l.weights[0] * x + l.weights[1] * y - l.threshold) < 1e-9,
      );
      assert.ok(Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5)) <= 1.5 + 1e-9);
    }
  }));
});

Deno.test("fires() follows the tie rule on the line itself", () => {
  const [fire, rest] = (["fire", "rest"] as const).map((tie) =>
    lineOf({ weights: [1, 1], threshold: 1, tie }, ["x_1", "x_2"])
  );
  assert.deepEqual([fires(fire, [1, 0]), fires(rest, [1, 0])], [true, false]);
});

Deno.test("lineOf() takes a bias for minus the threshold", () => {
  assert.equal(
    lineOf({ weights: [1, 1], bias: -1.5 }, ["x_1", "x_2"]).equation,
    "x_1 + x_2 = 1.5",
  );
});

Deno.test("lineOf() says what is missing or wrong", () => {
  const axes = ["x_1", "x_2"] as const;
  assert.throws(() => lineOf({ weights: [1, 1, 1], threshold: 1 }, axes), {
    name: "ShapeError",
    message:
      "Cannot draw the line of a unit: it takes 2 weights, but 3 were given",
  });
  assert.throws(() => lineOf({ weights: [1, NaN], threshold: 1 }, axes), {
    name: "ValueError",
    message:
      "Cannot draw the line of a unit: weights must be finite numbers, but weight 2 is NaN",
  });
  assert.throws(() => lineOf({ weights: [1, 1] }, axes), {
    name: "ValueError",
    message:
      "Cannot draw the line of a unit: it must have a threshold or a bias, but it has neither",
  });
});
