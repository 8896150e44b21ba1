/** Spirals: the angle grows with the radius, arm by arm. */

import assert from "node:assert/strict";
import { spirals } from "../../lib/datasets/spirals.ts";

for (const [arms, turns] of [[2, 1.5], [3, 0.75], [1, -2]]) {
  Deno.test(`spirals() with ${arms} arms and ${turns} turns lie at angle 2π (turns · r + k / arms)`, () => {
    const { x, y, classes } = spirals({ examples: 300, arms, turns, seed: 5 });
    assert.equal(classes.length, arms);
    x.forEach(([a, b], i) => {
      const radius = Math.hypot(a, b);
      assert.ok(radius > 0.1 - 1e-12 && radius < 1 + 1e-12);
      const angle = 2 * Math.PI * (turns * radius + y[i] / arms);
      assert.ok(Math.abs(a - radius * Math.cos(angle)) < 1e-12);
      assert.ok(Math.abs(b - radius * Math.sin(angle)) < 1e-12);
    });
  });
}

Deno.test("spirals() has two arms of one and a half turns if nothing is said", () => {
  assert.deepEqual(
    spirals({ seed: 5 }),
    spirals({ arms: 2, turns: 1.5, seed: 5 }),
  );
});

Deno.test("spirals() with no arms, or turns that are no number, are refused", () => {
  assert.throws(() => spirals({ arms: 0, seed: 1 }), {
    message:
      "Cannot generate spirals: the number of arms must be a whole number, 1 or more, but it is 0",
  });
  assert.throws(() => spirals({ turns: Infinity, seed: 1 }), {
    message:
      "Cannot generate spirals: turns must be a finite number, but it is Infinity",
  });
});
