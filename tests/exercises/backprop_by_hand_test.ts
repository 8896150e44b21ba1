/** The functions behind notebook 12's exercises against small steps and the sources' numbers. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  algorithm2,
  deltaBelow,
  iteration,
  twoPaths,
} from "../../lib/exercises/backprop_by_hand_slips.ts";

const H = 1e-5;
const number = fc.double({ min: -2, max: 2, noNaN: true });
const numbers = (length: number) =>
  fc.array(number, { minLength: length, maxLength: length });

/** The slope of f at w in each direction, by small steps. */
function measured(f: (w: number[]) => number, w: readonly number[]): number[] {
  return w.map((_, i) =>
    (f(w.map((v, j) => i === j ? v + H : v)) -
      f(w.map((v, j) => i === j ? v - H : v))) / (2 * H)
  );
}

function near(got: readonly number[], expected: readonly number[], by: number) {
  assert.equal(got.length, expected.length);
  got.forEach((x, i) =>
    assert.ok(Math.abs(x - expected[i]) <= by, `${x} is not ${expected[i]}`)
  );
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

Deno.test("iteration() goes against the slopes that small steps measure", () => {
  fc.assert(fc.property(numbers(6), numbers(2), number, (w, x, y) => {
    const loss = ([w1, w2, w3, w4, w5, w6]: number[]) => {
      const a1 = sigmoid(w1 * x[0] + w3 * x[1]);
      const a2 = sigmoid(w2 * x[0] + w4 * x[1]);
      return (y - sigmoid(w5 * a1 + w6 * a2)) ** 2;
    };
    const slopes = measured(loss, w);
    near(iteration()(w, x, y, 0.5), w.map((v, i) => v - 0.5 * slopes[i]), 1e-8);
  }));
});

Deno.test("iteration() makes source 004's slip, and the one with updated weights, to the digit", () => {
  const example = [
    [0.7, 0.3, 0.4, 0.6, 0.55, 0.45],
    [0.5, 0.3],
    1,
    0.1,
  ] as const;
  near([iteration("x1 for x2")(...example)[2]], [0.4010550773020273], 1e-12); // L4-055
  near(iteration("updated weights")(...example).slice(0, 4), [ // L4-058
    0.7010742130549557,
    0.3009060185579634,
    0.4006445278329734,
    0.600543611134778,
  ], 1e-12);
});

Deno.test("twoPaths() is the slope that small steps measure, one path is what source 000 prints", () => {
  const [W1, W2, W3] = [[[0.5, 0.25], [-0.5, 0.75]], [[0.5, 0.5], [1, -0.5]], [
    1.5,
    2,
  ]];
  const relu = (z: number) => Math.max(0, z);
  const dot = (w: number[], a: number[]) => w[0] * a[0] + w[1] * a[1];
  const loss = ([w]: number[]) => {
    const a1 = [[w, W1[0][1]], W1[1]].map((row) => relu(dot(row, [1, 2])));
    return 0.5 * (dot(W3, W2.map((row) => relu(dot(row, a1)))) - 1) ** 2;
  };
  const pass = [1.5, W3, [1, 0.5], W2, [1, 1], [1, 2]] as const;
  near([twoPaths()(...pass)], measured(loss, [0.5]), 1e-6);
  near([twoPaths("one path")(...pass)], [1.125], 0); // L0-075
  near([twoPaths("other path")(...pass)], [3], 0);
  near([twoPaths("one error")(...pass)], [1.125 + 2], 1e-12);
});

Deno.test("deltaBelow() is linear in the δ above", () => {
  fc.assert(
    fc.property(
      numbers(3),
      numbers(3),
      numbers(2),
      numbers(6),
      (d, e, s, w) => {
        const W = [w.slice(0, 2), w.slice(2, 4), w.slice(4)];
        const both = deltaBelow(W, d.map((v, i) => v + e[i]), s);
        const apart = deltaBelow(W, e, s);
        near(both, deltaBelow(W, d, s).map((v, j) => v + apart[j]), 1e-12);
      },
    ),
  );
});

Deno.test("algorithm2() gives the gradients of source 001's network, and as printed not the first", () => {
  const pass = [
    [[[0.5, -0.25], [0.3, -0.4], [-0.2, 0.1]], [[1, -1, 0.5]]],
    [[1.1, 1, -0.2], [0.35]],
    [[1, -2], [1.1, 1, 0], [0.35]],
    2,
  ] as const;
  const { dW, db } = algorithm2()(...pass);
  near(dW[0].flat(), [-1.65, 3.3, 1.65, -3.3, 0, 0], 1e-12); // L1-066
  near(dW[1].flat(), [-1.815, -1.65, 0], 1e-12);
  near(db.flat(), [-1.65, 1.65, 0, -1.65], 1e-12);
  const printed = algorithm2("as printed")(...pass);
  assert.deepEqual(Object.keys(printed.dW), ["1"]); // L1-071
});
