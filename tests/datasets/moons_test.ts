/** Moons: two half circles, and points where the seed says. */

import assert from "node:assert/strict";
import { moons } from "../../lib/datasets/moons.ts";
import { Random } from "../../lib/random.ts";

Deno.test("moons() lie on half circles of radius 1 about (0, 0) and (1, 0.5)", () => {
  const { x, y } = moons({ examples: 500, seed: 3 });
  x.forEach(([a, b], i) => {
    const [left, low] = y[i] === 0 ? [0, 0] : [1, 0.5];
    assert.ok(Math.abs(Math.hypot(a - left, b - low) - 1) < 1e-12);
    assert.ok(y[i] === 0 ? b >= 0 : b <= 0.5);
  });
  assert.ok(x.some(([a]) => a < -0.95) && x.some(([a]) => a > 1.95));
});

Deno.test("moons() stand at the angles that the seed draws, the classes in turn", () => {
  const chance = new Random(7);
  const [s, t, u] = [1, 2, 3].map(() => chance.uniform(0, Math.PI));
  const { x, y, features, classes } = moons({ examples: 3, seed: 7 });
  assert.deepEqual(x, [
    [Math.cos(s), Math.sin(s)],
    [1 - Math.cos(t), 0.5 - Math.sin(t)],
    [Math.cos(u), Math.sin(u)],
  ]);
  assert.deepEqual([y, features, classes], [
    [0, 1, 0],
    ["x1", "x2"],
    ["upper", "lower"],
  ]);
});
