/** Calibration sorts by confidence, and compares with success. */

import assert from "node:assert/strict";
import { calibration } from "nets/nn";

Deno.test("calibration: of one output, the share of ones among equally sure examples", () => {
  const { bins, expectedError } = calibration(
    [0.1, 0.3, 0.75, 0.75, 1],
    [0, 1, 1, 0, 1],
    { bins: 2 },
  );
  assert.deepEqual(bins.map(({ count }) => count), [2, 3]);
  assert.deepEqual(bins.map(({ right }) => right), [0.5, 2 / 3]);
  assert.ok(Math.abs(bins[0].confidence - 0.2) < 1e-15);
  // 2/5 · |0.5 − 0.2| + 3/5 · |2/3 − 2.5/3|
  assert.ok(Math.abs(expectedError - (0.12 + 0.1)) < 1e-15);
});

Deno.test("calibration: of several classes, the chance of the likeliest and whether it is right", () => {
  const { bins } = calibration([[0.7, 0.2, 0.1], [0.1, 0.65, 0.25]], [0, 2]);
  assert.deepEqual(bins.filter(({ count }) => count > 0), [
    { from: 0.6, to: 0.7, count: 2, confidence: (0.7 + 0.65) / 2, right: 0.5 },
  ]);
});

Deno.test("calibration: a confidence at an edge belongs to the bin below it, 0 to the first", () => {
  for (const bins of [3, 10, 25, 38]) {
    for (let i = 1; i <= bins; i++) {
      const edge = i / bins;
      const found = calibration([edge], [1], { bins }).bins;
      assert.equal(found.findIndex(({ count }) => count === 1), i - 1);
    }
    assert.equal(calibration([0], [1], { bins }).bins[0].count, 1);
  }
});

Deno.test("calibration: logits are no chances", () => {
  assert.throws(() => calibration([0.5, 3], [1, 1]), {
    name: "ValueError",
    message:
      "Cannot compare confidence with success: chances must be from 0 to 1, but that of example 2 is 3; of logits take the sigmoid or the softmax",
  });
});
