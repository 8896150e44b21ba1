/**
 * The activations of the course, each with its slope.
 *
 * Where the textbook form overflows or loses digits, the code computes a rearranged form
 * of the same function; the textbook form is the `formula`.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import { type Activation, activation, type Range } from "./activation.ts";

const LINE: Range = {
  low: -Infinity,
  high: Infinity,
  latex: "(-\\infty, \\infty)",
};
const UNIT: Range = { low: 0, high: 1, latex: "(0, 1)" };

/**
 * `1 if z ≥ 0, else 0`: the threshold of McCulloch and Pitts.
 *
 * Its slope is 0 (at 0, where there is none, 0 is said too), and so a gradient that passes
 * through it is always 0: nothing before a step can be learned by descending.
 *
 * @example A tie fires
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([-1, 0, 1].map(step), [0, 1, 1]);
 * ```
 */
export const step: Activation = activation((z) => z >= 0 ? 1 : 0, {
  id: "step",
  slope: () => 0,
  formula: "z >= 0 ? 1 : 0",
  latex: "\\begin{cases} 1 & z \\ge 0 \\\\ 0 & z < 0 \\end{cases}",
  latexSlope: "0",
  range: { low: 0, high: 1, latex: "\\{0, 1\\}" },
});

/**
 * `z` itself: a linear unit, used for outputs that may be any number.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([identity(-2), identity.slope(-2)], [-2, 1]);
 * ```
 */
export const identity: Activation = activation((z) => z, {
  id: "identity",
  slope: () => 1,
  formula: "z",
  latex: "z",
  latexSlope: "1",
  range: LINE,
});

/**
 * The logistic function with steepness `k`: `1 / (1 + e^(−kz))`; the larger `k`, the nearer to a step.
 *
 * Computed with `e^(−k|z|)`, which is never larger than 1. Its values lie strictly between 0 and
 * 1, though in doubles `1` itself is reached from `kz` of about 37 on.
 *
 * @param k the steepness, a positive number; the slope at 0 is `k / 4`
 * @throws {ValueError} if `k` is not a positive number
 *
 * @example A steeper sigmoid
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(sigmoidOf(2)(0.5), sigmoid(1));
 * assert.equal(sigmoidOf(2).slope(0), 0.5);
 * ```
 */
export function sigmoidOf(k: number): Activation {
  if (!(k > 0 && k < Infinity)) {
    throw new ValueError(
      "make a sigmoid",
      `its steepness k must be a positive number, but it is ${k}`,
    );
  }
  const g = k === 1 ? "\\sigma(z)" : `\\sigma(${k}z)`;
  return activation(
    (z) => {
      const e = Math.exp(-k * Math.abs(z));
      return (z >= 0 ? 1 : e) / (1 + e);
    },
    {
      id: k === 1 ? "sigmoid" : `sigmoid(${k})`,
      slope: (z) => {
        const e = Math.exp(-k * Math.abs(z));
        return k * e / (1 + e) ** 2;
      },
      formula: k === 1 ? "1 / (1 + exp(-z))" : `1 / (1 + exp(-${k} * z))`,
      latex: `\\frac{1}{1 + e^{-${k === 1 ? "" : k}z}}`,
      latexSlope: `${k === 1 ? "" : k}${g}\\,(1 - ${g})`,
      range: UNIT,
    },
  );
}

/**
 * The logistic function `σ(z) = 1 / (1 + e^(−z))`, with slope `σ(z) (1 − σ(z))`.
 *
 * It turns any number into one between 0 and 1, and is nearly flat (saturated) far from 0.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(sigmoid(0.47).toFixed(3), "0.615");
 * assert.equal(sigmoid(-1000), 0);
 * ```
 */
export const sigmoid: Activation = sigmoidOf(1);

/**
 * The hyperbolic tangent `(e^z − e^(−z)) / (e^z + e^(−z))`, with slope `1 − tanh² z`.
 *
 * A sigmoid with its centre at 0: `tanh z = 2 σ(2z) − 1`. The slope is computed as
 * `1 / cosh² z`, which keeps its digits where `tanh z` is nearly 1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([tanh(0), tanh.slope(0), tanh(1000)], [0, 1, 1]);
 * ```
 */
export const tanh: Activation = activation(Math.tanh, {
  id: "tanh",
  slope: (z) => 1 / Math.cosh(z) ** 2,
  formula: "tanh(z)",
  latex: "\\tanh z",
  latexSlope: "1 - \\tanh^2 z",
  range: { low: -1, high: 1, latex: "(-1, 1)" },
});

/**
 * The rectified linear unit `max(0, z)`, with slope 1 for `z > 0`, else 0.
 *
 * At 0 any slope from 0 to 1 would serve; 0 is the house's choice. A unit whose `z` is
 * negative for every example has slope 0 for every example, and learns no more: it is dead.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([-2, 0, 3].map(relu), [0, 0, 3]);
 * assert.deepEqual([-2, 0, 3].map(relu.slope), [0, 0, 1]);
 * ```
 */
export const relu: Activation = activation((z) => Math.max(0, z), {
  id: "relu",
  slope: (z) => z > 0 ? 1 : 0,
  formula: "z > 0 ? z : 0",
  latex: "\\max(0, z)",
  latexSlope: "\\begin{cases} 1 & z > 0 \\\\ 0 & z \\le 0 \\end{cases}",
  range: { low: 0, high: Infinity, latex: "[0, \\infty)" },
});

/**
 * The leaky rectified linear unit: `z` for `z > 0`, else `a·z`, with slopes 1 and `a`.
 *
 * A small slope on the left keeps a unit alive. At 0 the slope is `a`.
 *
 * @param a the slope on the left, between 0 and 1
 * @throws {ValueError} if `a` is not between 0 and 1: beyond 1 the form `max(az, z)` of the
 * textbooks is another function
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual([-2, 0, 3].map(leakyRelu(0.1)), [-0.2, 0, 3]);
 * assert.deepEqual([-2, 0, 3].map(leakyRelu(0.1).slope), [0.1, 0.1, 1]);
 * ```
 */
export function leakyRelu(a = 0.01): Activation {
  if (!(a > 0 && a < 1)) {
    throw new ValueError(
      "make a leaky ReLU",
      `its slope a must be between 0 and 1, but it is ${a}`,
    );
  }
  return activation((z) => z > 0 ? z : a * z, {
    id: `leakyRelu(${a})`,
    slope: (z) => z > 0 ? 1 : a,
    formula: `z > 0 ? z : ${a} * z`,
    latex: `\\begin{cases} z & z > 0 \\\\ ${a}\\,z & z \\le 0 \\end{cases}`,
    latexSlope: `\\begin{cases} 1 & z > 0 \\\\ ${a} & z \\le 0 \\end{cases}`,
    range: LINE,
  });
}

/**
 * `ln(1 + e^z)`: a ReLU without its corner, whose slope is the sigmoid.
 *
 * Computed as `max(z, 0) + ln(1 + e^(−|z|))`, for the textbook form gives Infinity at 1000.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(softplus(1000), 1000);
 * assert.equal(softplus.slope(0), 0.5);
 * ```
 */
export const softplus: Activation = activation(
  (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  {
    id: "softplus",
    slope: sigmoid,
    formula: "log(1 + exp(z))",
    latex: "\\ln(1 + e^{z})",
    latexSlope: "\\sigma(z)",
    range: { low: 0, high: Infinity, latex: "(0, \\infty)" },
  },
);
