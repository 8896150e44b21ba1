/** Circles: radii, all the way round, and what is no inner radius. */

import assert from "node:assert/strict";
import { circles } from "../../lib/datasets/circles.ts";

Deno.test("circles() lie at radius 1 and at the inner radius, all the way round", () => {
  const { x, y } = circles({ examples: 500, inner: 0.25, seed: 3 });
  const quarters = new Set<string>();
  x.forEach(([a, b], i) => {
    assert.ok(Math.abs(Math.hypot(a, b) - (y[i] === 0 ? 1 : 0.25)) < 1e-12);
    quarters.add(`${y[i]} ${a > 0} ${b > 0}`);
  });
  assert.equal(quarters.size, 8);
});

Deno.test("circles() has half the outer radius inside if nothing is said", () => {
  const { x } = circles({ examples: 2, seed: 3 });
  assert.equal(Math.hypot(...x[1]).toFixed(12), "0.500000000000");
});

for (const inner of [0, 1, -0.5, NaN]) {
  Deno.test(`circles() with an inner radius of ${inner} is refused`, () => {
    assert.throws(() => circles({ inner, seed: 1 }), {
      name: "ValueError",
      message:
        `Cannot generate circles: the inner radius must be between 0 and 1, but it is ${inner}`,
    });
  });
}
