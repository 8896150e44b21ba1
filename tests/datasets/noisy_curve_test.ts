/** Points of a curve: where they lie, and what is no curve. */

import assert from "node:assert/strict";
import { noisyCurve } from "../../lib/datasets/noisy_curve.ts";

Deno.test("noisyCurve() draws x between the ends, and y is the curve's", () => {
  const { x, y, targets } = noisyCurve(Math.sin, {
    from: -3,
    to: 3,
    seed: 5,
  });
  x.forEach(([at], i) => {
    assert.ok(-3 <= at && at < 3);
    assert.deepEqual(y[i], [Math.sin(at)]);
  });
  assert.ok(x.some(([at]) => at < -2.8) && x.some(([at]) => at > 2.8));
  assert.deepEqual(targets, ["y"]);
});

Deno.test("noisyCurve() refuses ends the wrong way round, and what is no curve", () => {
  assert.throws(() => noisyCurve(Math.sin, { from: 1, to: 1, seed: 1 }), {
    message:
      "Cannot generate points of a curve: from must be below to, but they are 1 and 1",
  });
  assert.throws(() => noisyCurve(Math.sin, { to: Infinity, seed: 1 }), {
    message:
      "Cannot generate points of a curve: ends must be finite numbers, but end 2 is Infinity",
  });
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => noisyCurve(3, { seed: 1 }), {
    message:
      "Cannot generate points of a curve: the curve must be a function, but it is the number 3",
  });
  assert.throws(() => noisyCurve(() => NaN, { seed: 1 }), {
    message:
      "Cannot make the data set curve: targets must be finite numbers, but y of example 1 is NaN",
  });
});
