/** Backpropagation for two layers and for any number of them: rows T1-29 to T1-33, T3-38 to T3-40. */

import { multiply } from "mathjs";
import { Random } from "../../lib/random.ts";
import { identity, relu, sigmoid, tanh } from "../../lib/scalar/activations.ts";
import { backwardPass } from "../../lib/scalar/backprop.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { value } from "../../lib/scalar/value.ts";
import { claim, erratum } from "./ledger.ts";
import { pass, shapes, twoLayerNet, twoOutputNet } from "./networks.ts";

const x = [1, -2], y = 2;
const at = pass(twoLayerNet, x, [y]);
/** The same by the δ recursion written out, which is the source's two algorithms. */
const byHand = backwardPass(twoLayerNet, x, [y]);
const { layer1, layer2 } = twoLayerNet.parameters;
const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const areNear = (a: number[], b: number[]) =>
  a.length === b.length && a.every((number, i) => isNear(number, b[i]));

claim("L1-055", () => ({
  z: at.z[0],
  a: at.a[0],
  o: at.yhat[0],
  J: at.loss,
}));
claim("L1-056", () => ({ delta2: at.delta[1][0], delta1: at.delta[0] }));
claim("L1-057", () => ({ dW2: at.dW[1], dW1: at.dW[0] }));
claim("L1-058", () => ({ db2: at.db[1][0], db1: at.db[0] }));
claim("L1-059", () => at.dW[1][0]);
claim("L1-060", () => at.dW[0]);
claim(
  "L1-061",
  "∂z_j/∂(w_j)_l is x_l, and ∂z_j/∂x_l is (w_j)_l",
  () => {
    const w = layer1.weight[0], inputs = x.map((number) => value(number));
    const z = w[0].mul(inputs[0]).add(w[1].mul(inputs[1]));
    return areNear(gradients(z, w), x) &&
      areNear(gradients(z, inputs), w.map(({ data }) => data));
  },
);
claim("L1-063", () => ({ dJda: at.da[0], dJdz: at.delta[0] }));
claim("L1-064", () => ({
  W1: shapes(twoLayerNet)[0],
  a: [at.a[0].length],
  w2: [layer2.weight[0].length],
}));
claim("L1-066", () => ({
  dw1: byHand.dW[0],
  db1: byHand.db[0],
  dw2: byHand.dW[1][0],
  db2: byHand.db[1][0],
}));
claim(
  "L1-067",
  "with a[0] = x every a[k] is ReLU(W[k] a[k−1] + b[k]), the last one without ReLU, and J is half the square",
  () => {
    let a = x;
    twoLayerNet.plain.forEach(({ weight, bias }, k) => {
      const z = weight.map((row, i) =>
        row.reduce((sum, w, j) => sum + w * a[j], bias![i])
      );
      a = k === 1 ? z : z.map(relu);
    });
    return areNear(a, at.yhat) && isNear(at.loss, 0.5 * (a[0] - y) ** 2);
  },
);

/** Networks of every depth from one layer to five, from chance. */
const chance = new Random(15);
const nets = [1, 2, 3, 4, 5].map((depth) =>
  mlp([3, ...Array(depth - 1).fill(4), 2], {
    activation: tanh,
    output: identity,
    chance,
  })
);
const someX = [0.3, -0.8, 0.5], someY = [1, -1];
claim(
  "L1-068",
  "at every depth ∂J/∂W[k] = δ[k] a[k−1]ᵀ and ∂J/∂b[k] = δ[k], with a[0] = x",
  () =>
    nets.every((net) => {
      const { a, delta, dW, db } = pass(net, someX, [...someY]);
      return dW.every((rows, k) =>
        areNear(db[k], delta[k]) && rows.every((row, i) =>
          areNear(
            row,
            (k === 0 ? someX : a[k - 1]).map((aj) => delta[k][i] * aj),
          )
        )
      );
    }),
);
claim("L1-069", () => byHand.delta[1][0]);
claim("L1-070", () => byHand.delta[0]);

/** The layers, last first, that a backward pass through r layers gives gradients for. */
const reached = (r: number) => {
  const { dW } = backwardPass(nets[r - 1], someX, someY);
  return dW.map((_, k) => k + 1).reverse();
};
/** The layers for which the printed loop, k = r − 1 … 1, stores a gradient: k + 1. */
const stored = (r: number) =>
  Array.from({ length: r - 1 }, (_, step) => r - 1 - step + 1);
claim("L1-071", () => reached(3));
claim("L1-072", () => reached(1));

/** The 2-2-2 sigmoid network of the fourth source, and its gradients as [p][j]. */
const two = pass(twoOutputNet, [0.5, 0.3], [1, 0]);
const inputs = [0.5, 0.3], targets = [1, 0];
const W2 = twoOutputNet.parameters.layer2.weight;
const transposed = (m: number[][]) =>
  m[0].map((_, p) => m.map((row) => row[p]));
/** ∂J/∂w_pj as the chain is written there, with the weight and the slope that it names. */
const chain = (
  weight: (j: number, c: number) => number,
  slope: (j: number, c: number) => number,
) =>
  inputs.map((xp) =>
    [0, 1].map((j) =>
      [0, 1].reduce(
        (sum, c) =>
          sum + (two.yhat[c] - targets[c]) * sigmoid.slope(two.z[1][c]) *
            weight(j, c) * slope(j, c) * xp,
        0,
      )
    )
  );
const rightWeight = (j: number, c: number) => W2[c][j].data;
const firstWeight = (j: number) => W2[0][j].data; // w_jk with k = 1
const slopeOfJ = (j: number) => sigmoid.slope(two.z[0][j]);
const slopeOfC = (_: number, c: number) => sigmoid.slope(two.z[0][c]); // o_c of layer L − 1
const truth = transposed(two.dW[0]);

claim(
  "L3-075",
  "the sum over the outputs c of slope · slope · weight · slope · input is the gradient of every w_pj",
  () => areNear(chain(rightWeight, slopeOfJ).flat(), truth.flat()),
);
claim(
  "L3-076",
  "∂o_c/∂a_j is w_jc; one weight w_jk for every c gives other numbers",
  () =>
    two.da[0].every((da, j) =>
      isNear(
        da,
        [0, 1].reduce((sum, c) => sum + W2[c][j].data * two.delta[1][c], 0),
      )
    ) && !areNear(chain(firstWeight, slopeOfJ).flat(), truth.flat()),
);
claim(
  "L3-077",
  "∂a_j/∂o_j is σ(o_j)(1 − σ(o_j)); with o_c it gives other numbers",
  () =>
    two.delta[0].every((delta, j) =>
      isNear(delta, two.da[0][j] * slopeOfJ(j))
    ) &&
    !areNear(chain(rightWeight, slopeOfC).flat(), truth.flat()),
);
claim("L3-078", () => ({ loss: two.loss, dW1_pj: truth }));

erratum("E1-01", {
  printed: () => stored(3).join() === reached(3).join(),
  ours: () =>
    stored(1).length === 0 && reached(1).join() === "1" &&
    areNear(byHand.dW[0].flat(), [-1.65, 3.3, 1.65, -3.3, 0, 0]),
});
erratum("E1-03", {
  printed: () => isNear(layer1.weight[0][0].data, x[0]), // dz_1/dx_1 is 0.5
  ours: () => {
    const z = layer1.weight[0][0].mul(x[0]);
    return gradients(z, layer1.weight[0])[0] === x[0];
  },
});
erratum("E1-05", {
  // A matrix product of two columns of three is not defined; the elementwise one is.
  ours: () => {
    const column = (numbers: number[]) => numbers.map((number) => [number]);
    try {
      multiply(column(at.da[0]), column(at.z[0]));
      return false;
    } catch {
      const product = at.da[0].map((da, j) => da * relu.slope(at.z[0][j]));
      return areNear(product, at.delta[0]);
    }
  },
});
erratum("E3-08", {
  printed: () => areNear(chain(firstWeight, slopeOfJ).flat(), truth.flat()),
  ours: () => areNear(chain(rightWeight, slopeOfJ).flat(), truth.flat()),
});
erratum("E3-09", {
  truth: () => [truth[0][0], chain(firstWeight, slopeOfC)[0][0]],
  printed: [0.00463029, 0.00463029],
  ours: [-0.00177146, 0.00463029],
  within: 5e-9,
});
