import assert from "node:assert/strict";
import { curveOf } from "../../lib/figures/sampled_curve.ts";

Deno.test("curveOf() stays near a smooth curve between its points", () => {
  const [piece] = curveOf(Math.tanh, -4, 4).pieces;
  for (let i = 1; i < piece.length; i++) {
    const [[x0, y0], [x1, y1]] = [piece[i - 1], piece[i]];
    assert.ok(
      Math.abs((y0 + y1) / 2 - Math.tanh((x0 + x1) / 2)) < 0.002,
      `between ${x0} and ${x1}`,
    );
  }
});

Deno.test("curveOf() cuts at a jump and knows the value there", () => {
  const [closed, open] = [
    (x: number) => x >= 0 ? 1 : 0,
    (x: number) => x > 0 ? 1 : 0,
  ].map((f) => curveOf(f, -1, 1));
  assert.deepEqual([closed.jumps, open.jumps], [
    [{ x: 0, ends: [0, 1], value: 1 }],
    [{ x: 0, ends: [0, 1], value: 0 }],
  ]);
  assert.equal(closed.pieces.length, 2);
});

Deno.test("curveOf() knows the value at a jump on either side of it", () => {
  for (const x of [-0.7, 0.3, 1.5]) {
    const belongs = [
      (z: number) => z <= x ? 5 : 2,
      (z: number) => z < x ? 5 : 2,
    ]
      .map((f) => curveOf(f, -2, 2).jumps);
    assert.deepEqual(belongs, [
      [{ x, ends: [5, 2], value: 5 }],
      [{ x, ends: [5, 2], value: 2 }],
    ]);
  }
});

Deno.test("curveOf() takes a steep slope for no jump", () => {
  assert.equal(
    curveOf((x) => 1 / (1 + Math.exp(-200 * x)), -4, 4).jumps.length,
    0,
  );
});

Deno.test("curveOf() says where a value is not finite", () => {
  assert.throws(() => curveOf((x) => x > 0.5 ? NaN : x, 0, 0.6), {
    message:
      "Cannot draw a curve: every value must be a finite number, but at 0.505 it is NaN",
  });
});
