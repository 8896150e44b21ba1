/** Softmax and the heads of classifiers: rows T0-27, T2-17 to T2-19, T3-16. */

import { sigmoid } from "../../lib/scalar/activations.ts";
import { softmax, softmaxJacobian } from "../../lib/scalar/softmax.ts";
import { claim, erratum } from "./ledger.ts";

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b);
/** The scores of the fourth source's example. */
const z = [1.60, 0.55, 0.98];
const powers = z.map(Math.exp);
/** Scores whose shares are 0.55, 0.33 and 0.12 to two decimals. */
const logits = [2.0, 1.5, 0.5];

claim(["L0-051", "L0-053"], () => softmax(logits));
claim("L0-052", () => sum(softmax(logits).map((p) => Number(p.toFixed(2)))));
claim(
  "L2-027",
  "one sigmoid output against 0.5 is the sign of z: a single unit tells two classes apart",
  () => [-3, -0.1, 0, 0.1, 3].every((z) => (sigmoid(z) >= 0.5) === (z >= 0)),
);
claim("L2-029", () => {
  const shares = softmax([0.2, 0.5, 0.3].map(Math.log));
  return 1 + shares.indexOf(Math.max(...shares));
});
claim(
  "L2-030",
  "with two classes or more a share is strictly between 0 and 1, with one class it is 1",
  () =>
    [[0, 0], [-30, 5], logits, z].every((scores) =>
      softmax(scores).every((share) => share > 0 && share < 1)
    ) && softmax([7])[0] === 1,
);
claim(
  "L2-031",
  "every share has a slope with respect to every score",
  () => softmaxJacobian(z).flat().every((slope) => slope !== 0),
);
claim("L3-037", () => softmax([0.7, 0])[0]);
claim("L3-038", () => softmax(z));
claim("L3-039", () => z.map((score) => score / sum(z)));
claim("L3-040", () => {
  // Softmax gives the exponentials back, up to the factor that it divides by.
  const total = powers[0] / softmax(z)[0];
  return { exp: softmax(z).map((share) => share * total), sum: total };
});

erratum("E2-03", {
  printed: () => softmax(z).some((share) => share === 0 || share === 1),
  ours: () => softmaxJacobian(z)[0][1] < 0 && softmax([7])[0] === 1,
});
erratum("E3-05", {
  truth: () => softmax(z),
  printed: [0.51, 0.18, 0.31],
  ours: [0.53, 0.19, 0.28],
  within: 0.005,
});
