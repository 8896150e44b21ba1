/** Losses and their gradients: rows T0-35, T3-17, T3-23, T3-24, T4-17, T4-18. */

import { sigmoid } from "../../lib/scalar/activations.ts";
import type { Value } from "../../lib/scalar/value.ts";
import { claim, erratum } from "./ledger.ts";
import { slopesOf } from "./slopes.ts";

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const total = (values: Value[]) => values.reduce((a, b) => a.add(b));

/** ½ (ŷ − y)² at the example of the first source. */
const half = (yhat: Value) => yhat.sub(1).pow(2).mul(0.5);
claim("L0-063", () => slopesOf(half, 2.5).value);
claim(["L0-064", "L0-067"], () => slopesOf(half, 2.5).slopes[0]);
claim(
  "L0-065",
  "half the square of 2.5 − 1 is 1.125, the whole square 2.25",
  () =>
    slopesOf(half, 2.5).value === 1.125 &&
    slopesOf((yhat) => yhat.sub(1).pow(2), 2.5).value === 2.25,
);

/** J = 1/(2m) Σ (w0 + w1 x − t)² on the points (1, 1), (2, 2), (3, 3). */
const line = (w0: Value, w1: Value) =>
  total([1, 2, 3].map((x) => w0.add(w1.mul(x)).sub(x).pow(2))).mul(1 / 6);
claim("L3-041", () => slopesOf(line, 0, 0).value);

/** The sigmoid unit with one weight and the data (1, 0), (2, 1); J = 1/(2m) Σ (f − t)². */
const data = [{ x: 1, t: 0 }, { x: 2, t: 1 }];
const regression = (w: Value) =>
  total(data.map(({ x, t }) => w.mul(x).sigmoid().sub(t).pow(2))).mul(1 / 4);
/** The printed form: the sum over all examples times one example's slope and input. */
const misplaced = ({ x }: { x: number }) => {
  const errors = data.map(({ x, t }) => sigmoid(0.5 * x) - t);
  return 0.5 * (errors[0] + errors[1]) * sigmoid.slope(0.5 * x) * x;
};
claim("L3-051", () => {
  const { value: J, slopes: [dJ_dw] } = slopesOf(regression, 0.5);
  return { J, dJ_dw };
});
claim("L3-052", () => slopesOf(regression, 0.5).slopes[0]);
/** The slopes of z = Σ wⱼ xⱼ with respect to the weights. */
const featureSlopes = (x: number[]) =>
  slopesOf((u, v) => u.mul(x[0]).add(v.mul(x[1])), 1, 1).slopes;
claim(
  "L3-053",
  "the slope of z = Σ wⱼ xⱼ with respect to wⱼ is feature j of the example, not example j",
  () => [[5, 7], [11, 13]].every((x) => featureSlopes(x).join() === x.join()),
);

/** Cross-entropy summed over examples x with a constant first feature, without 1/m. */
const crossEntropy = (t: number[]) => (w0: Value, w1: Value) =>
  total([1, 2].map((x, i) => {
    const h = w0.add(w1.mul(x)).sigmoid();
    return t[i] === 1 ? h.log().neg() : h.neg().add(1).log().neg();
  }));
claim("L3-054", () => slopesOf(crossEntropy([1, 0]), 0, 0).value);
claim("L3-055", () => slopesOf(crossEntropy([1, 0]), 0, 0).slopes);
claim("L3-056", () => slopesOf(crossEntropy([0, 0]), 0, 0).slopes);

claim("L4-013", () => {
  const y = [1, 0, 2];
  const squares = (...yhat: Value[]) =>
    total(yhat.map((a, i) => a.sub(y[i]).pow(2))).mul(1 / 3);
  return slopesOf(squares, 0.5, 0.5, 1).value;
});
claim(
  "L4-014",
  "errors of +1 and −1 do not cancel in the mean of the squares, and n copies of an example change nothing",
  () => {
    const mean = (...errors: number[]) =>
      slopesOf((...e) => total(e.map((x) => x.pow(2))).div(e.length), ...errors)
        .value;
    return mean(1, -1) === 1 && mean(-1) === mean(1) &&
      mean(2, 2, 2) === mean(2);
  },
);
claim(
  "L4-015",
  "far on the wrong side cross-entropy has the slope o − y = −1, the square 2 (o − y) o (1 − o), almost 0",
  () => {
    const entropy = slopesOf((z) => z.sigmoid().log().neg(), -10).slopes[0];
    const square = slopesOf((z) => z.sigmoid().sub(1).pow(2), -10).slopes[0];
    return isNear(entropy, sigmoid(-10) - 1) && Math.abs(square) < 1e-4;
  },
);

claim(
  "L3-074",
  "the gradient of a mean over K = 4 examples is a quarter of the gradient of their sum",
  () => {
    const [sum, mean] = [1, 1 / 4].map((factor) =>
      slopesOf(
        (w) =>
          total([1, 2, 3, 4].map((x) => half(w.mul(x).sigmoid()))).mul(factor),
        0.5,
      ).slopes[0]
    );
    return isNear(mean, sum / 4) && sum !== mean;
  },
);
claim(
  "L3-079",
  "∂ℓ/∂ŷ is ŷ − y for half the square, (ŷ − y)/(ŷ (1 − ŷ)) for cross-entropy",
  () =>
    [0.2, 0.5, 0.9].every((yhat) =>
      [0, 1].every((y) => {
        const square = (p: Value) => p.sub(y).pow(2).mul(0.5);
        const entropy = (p: Value) =>
          p.log().mul(-y).sub(p.neg().add(1).log().mul(1 - y));
        const [a] = slopesOf(square, yhat).slopes;
        const [b] = slopesOf(entropy, yhat).slopes;
        return isNear(a, yhat - y) &&
          isNear(b, (yhat - y) / (yhat * (1 - yhat)));
      })
    ),
);

erratum("E3-06", {
  truth: () => slopesOf(crossEntropy([1, 0]), 0, 0).slopes,
  printed: [-0.5, -0.5],
  ours: [0, 0.5],
  within: 1e-9,
});
erratum("E3-07", {
  printed: () =>
    data.some((example) =>
      isNear(misplaced(example), slopesOf(regression, 0.5).slopes[0])
    ),
  ours: () =>
    slopesOf(regression, 0.5).slopes[0].toFixed(7) === "0.0202630" &&
    data.map(misplaced).map((wrong) => wrong.toFixed(7)).join() ===
      "0.0415390,0.0695058",
});
erratum("E3-10", {
  printed: () => slopesOf((w) => half(w).mul(1 / 4), 2).slopes[0] === 1,
  ours: () => slopesOf((w) => half(w).mul(1 / 4), 2).slopes[0] === 1 / 4,
});
erratum("E3-29", {
  printed: () => featureSlopes([5, 7])[1] === 5,
  ours: () => featureSlopes([5, 7]).join() === "5,7",
});
erratum("E3-36", {
  ours: () => {
    // With a sigmoid before it, cross-entropy has the slope ŷ − y at z.
    const entropy = (z: Value) => z.sigmoid().log().neg();
    return isNear(slopesOf(entropy, 0.3).slopes[0], sigmoid(0.3) - 1);
  },
});
erratum("E4-18", {
  ours: () => {
    const entropy = slopesOf((z) => z.sigmoid().log().neg(), -10).slopes[0];
    const square = slopesOf((z) => z.sigmoid().sub(1).pow(2), -10).slopes[0];
    return Math.abs(entropy) > 0.9999 && Math.abs(square) < 1e-4;
  },
});

erratum("E3-20", {
  // S/(2m) on one slide and the bare S on another: at ŷ = 2.5, y = 1, m = 1.
  printed: () => new Set(normalisations()).size === 1,
  ours: () => normalisations().join() === "1.5,3",
});
function normalisations(): number[] {
  return [1 / 2, 1].map((factor) =>
    slopesOf((yhat) => yhat.sub(1).pow(2).mul(factor), 2.5).slopes[0]
  );
}
