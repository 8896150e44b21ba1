/** Softmax: the source's example, shifts, extremes, and its table of slopes. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { sigmoid } from "../../lib/scalar/activations.ts";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { softmax, softmaxJacobian } from "../../lib/scalar/softmax.ts";

const close = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= within,
    `${actual} is not ${expected}`,
  );

const scores = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
  minLength: 1,
  maxLength: 6,
});

Deno.test("softmax() has the sources' values", () => {
  // L3-038, L0-051
  [0.5296940704466853, 0.1853599507296388, 0.284945978823676]
    .forEach((a, k) => close(softmax([1.6, 0.55, 0.98])[k], a));
  [0.5465493872661796, 0.3314989604240915, 0.12195165230972886]
    .forEach((a, k) => close(softmax([2, 1.5, 0.5])[k], a));
});

Deno.test("softmax() sums to 1 and keeps the order", () => {
  fc.assert(fc.property(scores, (z) => {
    const a = softmax(z);
    close(a.reduce((x, y) => x + y), 1);
    z.forEach((zi, i) =>
      z.forEach((zj, j) => assert.ok(zi > zj || a[i] <= a[j]))
    );
  }));
});

Deno.test("softmax() does not see a shift of all scores", () => {
  fc.assert(
    fc.property(
      scores,
      fc.double({ min: -9, max: 9, noNaN: true }),
      (z, by) => {
        const shifted = softmax(z.map((x) => x + by));
        softmax(z).forEach((a, k) => close(shifted[k], a));
      },
    ),
  );
});

Deno.test("softmax() of two scores is a sigmoid of their difference", () => {
  close(softmax([0.7, 0])[0], 0.6681877721681662); // L3-037
  fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (z) => {
    close(softmax([z, 0])[0], sigmoid(z));
  }));
});

Deno.test("softmax() takes scores of a thousand", () => {
  assert.deepEqual(softmax([1000, 0, -1000]), [1, 0, 0]);
  assert.deepEqual(softmax([-1000, -1000]), [0.5, 0.5]);
  assert.deepEqual(softmax([3]), [1]);
});

Deno.test("softmaxJacobian() is what small steps measure, and its rows sum to 0", () => {
  fc.assert(fc.property(scores.map((z) => z.map((x) => x / 10)), (z) => {
    softmaxJacobian(z).forEach((row, i) => {
      const measured = finiteDifferences((z) => softmax(z)[i], z);
      row.forEach((slope, j) => close(slope, measured[j], 1e-9));
      close(row.reduce((x, y) => x + y, 0), 0);
    });
  }));
});

Deno.test("softmax() refuses no scores", () => {
  assert.throws(() => softmax([]), {
    name: "ShapeError",
    message:
      "Cannot take the softmax of []: there must be at least 1 score, but there are 0",
  });
});

Deno.test("softmax() lets NaN flow, and refuses what is no list", () => {
  assert.deepEqual(softmax([NaN, 0]), [NaN, NaN]);
  assert.deepEqual(softmax([Infinity, 0]), [NaN, NaN]);
  assert.deepEqual(softmax([-Infinity, 0]), [0, 1]);
  assert.throws(() => softmax(1 as never), {
    name: "ShapeError",
    message:
      "Cannot take a softmax: the scores must be a list, but they are the number 1; write [1, …]",
  });
});
