/** Activation functions and their slopes: rows T0-17, T0-20 to T0-26, T1-11 to T1-16, T2-05, T3-09 to T3-15. */

import {
  identity,
  leakyRelu,
  relu,
  sigmoid,
  sigmoidOf,
  softplus,
  step,
  tanh,
} from "../../lib/scalar/activations.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";
import { claim, erratum } from "./ledger.ts";

/** Points on both sides of 0, small enough for doubles to tell σ from 0 and 1. */
const points = Array.from({ length: 73 }, (_, i) => i - 36);
const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const tanhByExponentials = (x: number) =>
  (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
/** The slope of a secant through z − h and z + h. */
const secant = (f: (z: number) => number, z: number, h: number) =>
  (f(z + h) - f(z - h)) / (2 * h);

claim("L0-033", () => [-2, 3.1, 2.8, 1.5].map(relu));
claim("L0-040", () => [-2, 0, 2].map(sigmoid));
claim("L0-041", () => [-2, 0, 2].map(tanh));
claim("L0-042", () => [-2, 0, 2].map(relu));
claim(
  "L0-043",
  "0 < σ < 1, −1 < tanh < 1 and tanh is odd; ReLU has the least value 0 and no largest",
  () =>
    points.every((z) => sigmoid(z) > 0 && sigmoid(z) < 1) &&
    points.every((z) => Math.abs(tanh(z / 2)) < 1 && tanh(-z) === -tanh(z)) &&
    points.every((z) => relu(z) >= 0) && relu(0) === 0 && relu(1e300) === 1e300,
);
claim("L0-044", () => ({
  sigmoid_prime_max_at_0: Math.max(...points.map(sigmoid.slope)),
  tanh_prime_max_at_0: Math.max(...points.map(tanh.slope)),
  relu_prime_positive: relu.slope(0.001),
}));
claim(
  "L0-046",
  "a ReLU output has slope 0 wherever z ≤ 0, where softplus still has one, and it can be 0",
  () =>
    points.filter((z) => z <= 0).every((z) =>
      relu.slope(z) === 0 && softplus.slope(z) > 0 && softplus(z) > 0
    ) && relu(-1) === 0,
);
claim("L0-047", () => [-3, 0, 4].map(identity));
claim("L0-048", () => [-3, 0, 4].map(relu));
claim("L0-049", () => [-10, 0, 10].map(sigmoid));
claim("L0-050", () => ({
  equals_1_in_float64: sigmoid(37) === 1,
  one_minus_sigma: sigmoid(-37), // 1 − σ(z) = σ(−z), without the rounding
}));
claim("L0-061", () => [-1, 0, 1].map(relu));
claim("L0-072", () => [-1, 0, 1].map(relu.slope));

claim("L1-020", () => {
  const strict = thresholdUnit({ weights: [1], threshold: 0, tie: "rest" });
  return [-1, 0, 1].map((x) => strict([x]));
});
claim("L1-021", () => sigmoidOf(2)(0.5));
claim("L1-022", () => sigmoidOf(2).slope(0.5));
claim("L1-023", () => [0, 5, 10, -10].map(sigmoid.slope));
claim("L1-024", () => [-2, 3].map(relu));
claim("L1-025", () => [-2, 0, 3].map(leakyRelu(0.01)));
claim(
  ["L1-027"],
  "tanh is (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ) and its slope is 1 − tanh²",
  () =>
    [-2, -0.5, 0, 0.7, 3].every((x) =>
      isNear(tanh(x), tanhByExponentials(x)) &&
      isNear(tanh.slope(x), 1 - tanhByExponentials(x) ** 2)
    ),
);

claim("L2-005", () => {
  const z = [-2, 0, 3];
  return {
    sigmoid: z.map(sigmoid),
    identity: z.map(identity),
    tanh: z.map(tanh),
    relu: z.map(relu),
    leaky: z.map(leakyRelu(0.01)),
  };
});
claim("L2-006", () => ({
  max_form: [-1, 1].map((z) => Math.max(2 * z, z)),
  case_form: [-1, 1].map((z) => z > 0 ? z : 2 * z), // our leakyRelu(2) refuses
}));
claim(
  "L2-032",
  "a sigmoid or tanh output never comes nearer than 1 to the target 2; the identity reaches it",
  () =>
    points.every((z) => 2 - sigmoid(z) >= 1 && 2 - tanh(z) >= 1) &&
    identity(2) === 2,
);

claim(
  "L3-022",
  "ReLU has slope 0 on half the line and a kink at 0, so neither is needed everywhere",
  () =>
    points.every((z) => relu.slope(z) === (z > 0 ? 1 : 0)) &&
    secant(relu, 0, 1e-6) === 0.5,
);
claim("L3-023", () => ({
  f: [-4, 0, 4].map(identity),
  df: [-4, 0, 4].map(identity.slope),
}));
claim("L3-024", () => [-1, 1].map(step));
claim("L3-025", "the step at 0 is 1", () => step(0) === 1);
claim(
  "L3-026",
  "the secant of the step across 0 has slope 1/(2h), which grows without bound; elsewhere the slope is 0",
  () =>
    [1, 0.1, 1e-6].every((h) => isNear(2 * h * secant(step, 0, h), 1)) &&
    [-2, 2].every((z) => secant(step, z, 0.5) === 0 && step.slope(z) === 0),
);
claim("L3-027", () => ({
  s: [-2, 0, 0.47].map(sigmoid),
  ds: [-2, 0, 0.47].map(sigmoid.slope),
}));
claim(
  "L3-028",
  "σ(z) and 1 − σ(z) = σ(−z) are both above 0 as far as doubles reach",
  () => points.every((z) => sigmoid(20 * z) > 0 && sigmoid(z) < 1),
);
claim("L3-029", () => ({ "ds(6)": sigmoid.slope(6), "s(0)": sigmoid(0) }));
claim("L3-030", () => ({
  tanh: [-1, 0.7].map(tanh),
  two_sigma: [-1, 0.7].map((x) => 2 * sigmoid(2 * x) - 1),
}));
claim("L3-031", () => [0, 0.7].map(tanh.slope));
claim(
  "L3-032",
  "tanh(−1) is −0.761594156, and every value lies between −1 and 1",
  () =>
    tanh(-1).toFixed(9) === "-0.761594156" &&
    points.every((z) => Math.abs(tanh(z / 2)) < 1),
);
claim(
  "L3-033",
  "to the left of 0 ReLU has slope 0, to the right 1, and the house says 0 at 0",
  () => [-1, 0, 1].map(relu.slope).join() === "0,0,1",
);
claim("L3-034", () => leakyRelu(0.01)(-2));
claim("L3-035", () => leakyRelu(0.01).slope(-2));
claim(
  "L3-036",
  "the slope of leaky ReLU is a or 1, never 0",
  () => points.every((z) => leakyRelu(0.01).slope(z) === (z > 0 ? 1 : 0.01)),
);
claim("L3-050", () => [
  Math.exp(-0.47) / (1 + Math.exp(-0.47)) ** 2,
  sigmoid.slope(0.47),
]);
claim("LX-023", () => [1, 2, 5, 10].map((n) => sigmoid.slope(0) ** n));

erratum("E0-04", {
  // If the two slides meant one network, both activations would agree at z = 2.8.
  printed: () => isNear(relu(2.8), sigmoid(2.8)),
  ours: () => relu(2.8) === 2.8 && sigmoid(2.8).toFixed(6) === "0.942676",
});
erratum("E0-14", {
  printed: () => points.every((z) => relu.slope(z) !== 0),
  ours: () =>
    relu.slope(5) === 1 && relu.slope(-5) === 0 &&
    (sigmoid.slope(0) ** 10).toPrecision(2) === "9.5e-7",
});
erratum("E0-17", {
  printed: () => points.every((z) => relu(z) > 0),
  ours: () => relu.slope(-3) === 0 && relu(-3) === 0 && softplus.slope(-3) > 0,
});
erratum("E1-15", {
  printed: () => sigmoid.slope(-10) > 1e-3, // flat for large inputs only
  ours: () =>
    [10, -10].every((z) => sigmoid.slope(z).toPrecision(6) === "0.0000453958"),
});
erratum("E1-17", {
  ours: () =>
    points.every((z) => isNear(tanh(z), 2 * sigmoid(2 * z) - 1)) &&
    points.every((z) => isNear(tanh.slope(z), 1 - tanh(z) ** 2)),
});
erratum("E2-04", {
  printed: () => Math.max(2 * 1, 1) === 1, // max(az, z) with a = 2 at z = 1
  ours: () =>
    [0.01, 0.3, 0.99].every((a) =>
      points.every((z) => leakyRelu(a)(z) === Math.max(a * z, z))
    ),
});
erratum("E2-12", {
  printed: () => points.some((z) => (2 - sigmoid(z)) ** 2 < 1),
  ours: () => points.every((z) => (2 - sigmoid(z)) ** 2 >= 1),
});
erratum("E3-01", {
  truth: () => [-1, 1].map(step),
  printed: [0, 0],
  ours: [0, 1],
  within: 0,
});
erratum("E3-02", {
  printed: () => secant(step, 0, 0.1) === secant(step, 0, 0.001),
  ours: () =>
    [0.1, 0.001].every((h) => isNear(secant(step, 0, h), 1 / (2 * h))),
});
erratum("E3-03", {
  printed: () => tanh(-1) >= 0,
  ours: () => tanh(-1).toFixed(6) === "-0.761594" && tanh(18) < 1,
});
erratum("E3-04", {
  truth: () => [leakyRelu(0.01)(-2), leakyRelu(0.01).slope(-2)],
  printed: [0.02, -0.01],
  ours: [-0.02, 0.01],
  within: 1e-12,
});
erratum("E3-15", {
  printed: () => points.some((z) => sigmoid(z) === 0 || sigmoid(z) === 1),
  ours: () => points.every((z) => sigmoid(z) > 0 && sigmoid(z) < 1),
});
erratum("E3-17", {
  ours: () =>
    relu.slope(0) === 0 && leakyRelu(0.01)(0) === 0 &&
    leakyRelu(0.01).slope(0) === 0.01,
});
erratum("E3-24", {
  printed: () => points.every((z) => relu.slope(z) !== 0), // non-zero everywhere
  ours: () => points.every((z) => (relu.slope(z) === 0) === (z <= 0)),
});
erratum("EX-11", {
  printed: () => [-2, -1].every((z) => leakyRelu(0.01)(z) === -0.01 * z),
  ours: () => points.every((z) => leakyRelu(0.01)(z) === Math.max(0.01 * z, z)),
});
erratum("EX-12", {
  printed: () => points.some((z) => sigmoid(z) === 0 || sigmoid(z) === 1),
  ours: () => [sigmoid, tanh].every((g) => g.range.latex.startsWith("(")),
});
