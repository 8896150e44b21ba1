/** Backpropagation through the 2-2-2-1 ReLU network: rows T0-30, T0-32 to T0-43. */

import { relu } from "../../lib/scalar/activations.ts";
import { backwardPass } from "../../lib/scalar/backprop.ts";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import type { Mlp } from "../../lib/scalar/mlp.ts";
import { claim, erratum } from "./ledger.ts";
import { halfSquare } from "../../lib/scalar/losses.ts";
import type { Value } from "../../lib/scalar/value.ts";
import { count, lossOf, pass, reluNet, shapes } from "./networks.ts";

const x = [1, 2], y = 1;
const at = pass(reluNet, x, [y]);
const { parameters } = reluNet;
const w11 = parameters.layer1.weight[0][0];
const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** The same network with another number for w_11^[1]. */
function lossWith(number: number): number {
  const net = moved(number - w11.data);
  return pass(net, x, [y]).loss;
}
function moved(step: number): Mlp {
  const { layer1 } = parameters;
  const weight = layer1.weight.map((row, i) =>
    row.map((w, j) => i + j === 0 ? w.add(step) : w)
  );
  return reluNet.with({ ...parameters, layer1: { ...layer1, weight } });
}

/** The four stages of one iteration, each working on what the ones before left. */
type State = {
  net: Mlp;
  yhat?: ReturnType<Mlp["output"]>;
  loss?: Value;
  slopes?: object;
};
const stages: ((state: State) => State)[] = [
  (s) => ({ ...s, yhat: s.net.output(x) }),
  (s) => ({ ...s, loss: halfSquare.on(s.yhat![0], y) }),
  (s) => ({ ...s, slopes: gradients(s.loss!, s.net.parameters) }),
  (s) => ({
    ...s,
    net: s.net.with(
      descend(s.net.parameters, s.slopes as never, { rate: 0.01 }),
    ),
  }),
];
const after = (stages: ((state: State) => State)[]) => {
  const { net } = stages.reduce((state, stage) => stage(state), {
    net: reluNet,
  } as State);
  return pass(net, x, [y]).loss;
};

claim("L0-058", () => after(stages) < at.loss ? stages.length : 0);
claim("L0-059", () => {
  const { weights, biases } = count(reluNet);
  return weights + biases;
});
claim("L0-060", () => ({ z1: at.z[0], a1: at.a[0] }));
claim("L0-062", () => ({ z2: at.z[1], a2: at.a[1], yhat: at.yhat[0] }));
claim(
  "L0-066",
  "W^[3] is 1 × 2: it has an entry in row 1, column 2 and none in row 2, column 1",
  () => shapes(reluNet)[2].join() === "1,2",
);
claim("L0-068", () => at.dW[2][0]);
claim("L0-069", () => at.db[2][0]);
claim("L0-070", () => at.dW[1][0][0]);
claim("L0-071", () => ({ dW2: at.dW[1], db2: at.db[1] }));

/** What each of the two ways from a_1^[1] to ŷ brings to ∂L/∂w_11^[1]. */
const [W2, W3] = [parameters.layer2.weight, parameters.layer3.weight];
const paths = [0, 1].map((i) =>
  (at.yhat[0] - y) * W3[0][i].data * relu.slope(at.z[1][i]) * W2[i][0].data *
  relu.slope(at.z[0][0]) * x[0]
);
claim(
  "L0-073",
  "the gradient of w_11^[1] is the sum over two paths, through z_1^[2] and through z_2^[2], and neither is 0",
  () =>
    isNear(paths[0] + paths[1], at.dW[0][0][0]) &&
    paths.every((path) => path !== 0),
);
claim(
  "L0-074",
  "δ · ReLU′ · x_1 is the gradient, and w_11^[1] in place of x_1 belongs to the input's",
  () => {
    const reaching = at.da[0][0]; // ∂L/∂a_1^[1]
    const needed = reaching * relu.slope(at.z[0][0]) * x[0];
    return isNear(needed, at.dW[0][0][0]) &&
      !isNear(reaching * w11.data, at.dW[0][0][0]);
  },
);
claim("L0-075", () => at.dW[0][0][0]);
claim(
  "L0-076",
  () => finiteDifferences(([w]) => lossWith(w), [w11.data], 1e-6)[0],
);
claim("L0-077", () => ({ dW1: at.dW[0], db1: at.db[0] }));
claim(
  "L0-078",
  "δ^[3] = ŷ − y, δ^[l] = (W^[l+1]ᵀ δ^[l+1]) ∘ ReLU′(z^[l]) and δ_i a_j are all the gradients",
  () => {
    const { delta, dW, db } = backwardPass(reluNet, x, [y]);
    const same = (a: unknown, b: unknown) =>
      JSON.stringify(a) === JSON.stringify(b);
    return same(delta, at.delta) && same(dW, at.dW) && same(db, at.db);
  },
);
claim("L0-081", () => {
  const loss = lossOf(reluNet, x, [y]);
  const net = reluNet.with(
    descend(parameters, gradients(loss, parameters), { rate: 0.01 }),
  );
  const next = pass(net, x, [y]);
  return {
    w11_1_new: net.parameters.layer1.weight[0][0].data,
    yhat_new: next.yhat[0],
    loss_new: next.loss,
  };
});
claim(
  "L0-083",
  "forward, ½ (ŷ − y)², backward, update: together they lower the loss, without the update they do not",
  () =>
    at.loss === 1.125 && after(stages) < 1.125 &&
    after(stages.slice(0, 3)) === 1.125,
);
claim(
  "L0-084",
  "one backward pass gives all 15 gradients, across the corner of ReLU; those of layer 1 change with the weights of layer 3",
  () => {
    const layer3 = {
      ...parameters.layer3,
      weight: [[W3[0][0].mul(2), W3[0][1]]],
    };
    const other = pass(reluNet.with({ ...parameters, layer3 }), x, [y]);
    return [...at.dW.flat(2), ...at.db.flat()].length === 15 &&
      !isNear(other.dW[0][0][0], at.dW[0][0][0]);
  },
);

erratum("E0-01", {
  truth: () => at.dW[0][0][0],
  printed: paths[0],
  ours: paths[0] + paths[1],
  within: 1e-9,
});
erratum("E0-02", {
  printed: () => isNear(at.da[0][0] * w11.data, at.dW[0][0][0]),
  ours: () =>
    isNear(at.da[0][0] * relu.slope(at.z[0][0]) * x[0], at.dW[0][0][0]),
});
erratum("E0-03", {
  printed: () => W3.length > 1,
  ours: () => isNear(at.dW[2][0][1], (at.yhat[0] - y) * at.a[1][1]),
});
erratum("E0-07", {
  ours: () => isNear(at.dW[0][1][1], at.delta[0][1] * x[1]),
});
erratum("E0-08", {
  // One weight of the next layer, instead of the sum over its units.
  printed: () => isNear(at.da[0][0], W2[0][0].data * at.delta[1][0]),
  ours: () =>
    isNear(
      at.da[0][0],
      W2[0][0].data * at.delta[1][0] + W2[1][0].data * at.delta[1][1],
    ),
});
erratum("E4-24", {
  printed: () => after(stages.slice(0, 3)) < at.loss,
  ours: () => after(stages) < at.loss,
});
erratum("EX-07", {
  printed: () => after(stages.slice(0, 3)) < at.loss,
  ours: () => after(stages) < at.loss && stages.length === 4,
});
