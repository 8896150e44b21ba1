/** The same 2-2-1 network by the reversed graph, and what the slides of the example get wrong: rows T2-25 to T2-31, errata E4. */

import { sigmoid } from "../../lib/scalar/activations.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare, squaredError } from "../../lib/scalar/losses.ts";
import { value } from "../../lib/scalar/value.ts";
import { derivative } from "mathjs";
import { claim, erratum } from "./ledger.ts";
import { pass, slideNet } from "./networks.ts";
import {
  first,
  halved,
  inOrder,
  lossAfter,
  printed,
  start,
  trained,
  x,
  y,
} from "./slide.ts";

/** C with every intermediate variable eliminated. */
const SUBSTITUTED =
  "(1 - 1 / (1 + exp(-(w5 / (1 + exp(-0.47)) + w6 / (1 + exp(-0.33))))))^2";
const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
claim("L2-038", () => ({
  z1: halved.z[0][0],
  z2: halved.z[0][1],
  h1: halved.a[0][0],
  h2: halved.a[0][1],
  z3: halved.z[1][0],
  o: halved.yhat[0],
}));
claim("L2-039", () => halved.loss);
claim("L2-041", () => halved.delta[1][0]);
claim("L2-042", () => ({ a1: halved.da[0][0], a2: halved.da[0][1] }));
claim("L2-043", () => ({ z1: halved.delta[0][0], z2: halved.delta[0][1] }));

const [w1, w2, w3, w4, w5, w6] = start;
const [d1, d2] = halved.delta[0];
claim("L2-044", () => ({
  x1: w1 * d1 + w2 * d2,
  x2: w3 * d1 + w4 * d2,
  x1_terms: [w1 * d1, w2 * d2],
}));
claim(
  "L2-045",
  "(ŷ − y) g′(z3) w5 g′(z1) is ∂L/∂z1, not ∂L/∂x1",
  () => {
    const tail = (halved.yhat[0] - y) * sigmoid.slope(halved.z[1][0]) * w5 *
      sigmoid.slope(halved.z[0][0]);
    return isNear(tail, d1) && !isNear(tail, w1 * d1 + w2 * d2);
  },
);

/** The pass with the inputs as nodes too, so that the graph can be walked back to them. */
const net = slideNet(start), inputs = x.map((number) => value(number));
const graph = net.forward(inputs);
const L = halfSquare.on(graph.output[0], y);
const weights = [0, 1].flatMap((j) =>
  [0, 1].map((i) => net.parameters.layer1.weight[i][j])
).concat(net.parameters.layer2.weight[0]);
claim("L2-047", () => d1 * x[0]);
claim("L2-048", () => gradients(L, weights));
claim(
  "L2-049",
  "every ∂L/∂w is a value from the forward pass times a δ from the backward pass",
  () => {
    const [v1, v2] = halved.a[0], [d3] = halved.delta[1];
    const products = [
      d1 * x[0],
      d2 * x[0],
      d1 * x[1],
      d2 * x[1],
      d3 * v1,
      d3 * v2,
    ];
    return gradients(L, weights).every((slope, j) =>
      isNear(slope, products[j])
    );
  },
);

const half = (digits: number) => 0.5 * 10 ** -digits;
const updated = trained(1);
const second = pass(slideNet(updated), x, [y], squaredError);
erratum("E2-06", {
  truth: () => [d1, gradients(L, weights)[0] / x[0]],
  ours: [-0.0105507730, -0.0105507730],
  within: half(10),
});
erratum("E4-01", {
  truth: () => updated[2],
  printed: printed[2],
  ours: 0.4006,
  within: half(4),
});
erratum("E4-02", {
  truth: () => first.yhat[0],
  printed: 0.645,
  ours: 0.646,
  within: half(3),
});
erratum("E4-03", {
  truth: () => updated[0],
  printed: printed[0],
  ours: 0.7011,
  within: half(4),
});
erratum("E4-04", {
  truth: () => [inOrder(first.dW)[5], updated[5]],
  printed: [-0.095, printed[5]],
  ours: [-0.0943, 0.4594],
  within: half(4),
});
erratum("E4-05", {
  truth: () => [first.da[1][0], inOrder(first.dW)[4]],
  printed: [-0.71, -0.1],
  ours: [-0.708572, -0.0997525],
  within: half(6),
});
erratum("E4-06", {
  truth: () => second.z[0][0],
  printed: 0.4708,
  ours: 0.4707,
  within: half(4),
});
erratum("E4-07", {
  truth: () => [
    first.z[1][0],
    ...second.a[0],
    second.z[1][0],
    second.yhat[0],
    second.loss,
  ],
  ours: [0.600253, 0.615554, 0.581906, 0.612040, 0.648406, 0.123618],
  within: half(6),
});
erratum("E4-13", {
  printed: () => inOrder(first.dW).length === 1,
  ours: () => inOrder(first.dW).length === 6,
});
erratum("E4-17", {
  truth: () => [lossAfter(100), lossAfter(1000)],
  ours: [0.040264, 0.00325335],
  within: half(6),
});
erratum("E4-22", {
  ours: () => {
    const [a1, a2] = graph.a[0], [z3] = graph.z[1];
    return gradients(z3, weights[4]) === a1.data &&
      gradients(weights[5].mul(a2), weights[4]) === 0;
  },
});
erratum("E4-23", {
  // With everything substituted the derivative is computed without a chain.
  printed: () => derivative(SUBSTITUTED, "w5").toString() === "0",
  ours: () => {
    const direct = derivative(SUBSTITUTED, "w5").evaluate({ w5, w6 });
    return isNear(direct, inOrder(first.dW)[4]);
  },
});
erratum("EX-01", {
  truth: () => [inOrder(first.dW)[4], inOrder(halved.dW)[4]],
  ours: [-0.0997525, -0.0498763],
  within: half(7),
});
