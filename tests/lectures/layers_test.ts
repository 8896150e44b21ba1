/** Layers, shapes and the forward pass: rows T0-15 to T0-18, T0-22, T0-28, T0-29, T1-25, T1-34, T2-02 to T2-04, T2-11 to T2-21, T3-26, T3-31. */

import { multiply } from "mathjs";
import { circuit } from "../../lib/logic/circuit.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";
import { Random } from "../../lib/random.ts";
import { identity, relu, sigmoid, tanh } from "../../lib/scalar/activations.ts";
import { backwardPass } from "../../lib/scalar/backprop.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { claim } from "./ledger.ts";
import { count, lossOf, matrices, pass, shapes } from "./networks.ts";

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-12;
const areNear = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((number, i) => isNear(number, b[i]));
const chance = () => new Random(34);

/** The 3-4-1 network of the first source with its test numbers in layer 1. */
const W1 = [[1, 0, -1], [0.5, 0.5, 0.5], [-1, 2, 0], [0, -1, 1]];
const b1 = [0, 0.1, -0.2, 0.5];
const wide = (activation = relu) =>
  mlp([3, 4, 1], {
    activation,
    output: identity,
    weights: [W1, [[1, -1, 2, 0.5]]],
    biases: [b1, [0.25]],
  });
const x = [1, 2, 3];
const forward = (net = wide()) => pass(net, x, [0]);

claim(
  "L0-028",
  "sigmoid and ReLU give two different networks of the same sizes 3-4-1",
  () =>
    shapes(wide()).join() === "4,3,1,4" &&
    !isNear(forward().yhat[0], forward(wide(sigmoid)).yhat[0]),
);
claim("L0-029", () => {
  const { weights, biases } = count(wide());
  return weights + biases;
});
claim(
  "L0-030",
  "∂z_i/∂w_ij is a_j for the entry in row i, column j, and 0 for z of the other units",
  () => {
    const net = wide(), { weight } = net.parameters.layer1;
    const z = net.forward(x).z[0];
    return z.every((zk, k) =>
      gradients(zk, weight).every((row, i) =>
        row.every((slope, j) => slope === (i === k ? x[j] : 0))
      )
    );
  },
);
claim(
  "L0-031",
  "the four sums written out, w_j1 x_1 + w_j2 x_2 + w_j3 x_3 + b_j, are z of layer 1",
  () =>
    areNear(
      forward().z[0],
      W1.map(([p, q, r], j) => p * x[0] + q * x[1] + r * x[2] + b1[j]),
    ),
);
claim("L0-032", () => forward().z[0]);

/** A batch of three examples as columns. */
const columns = [[1, 2, 3], [0, 1, -1], [2, 0, 1]];
const transposed = (m: readonly (readonly number[])[]) =>
  m[0].map((_, j) => m.map((row) => row[j]));
claim(
  ["L0-035"],
  "Z is 4 × 3 for three examples, and its columns are W x + b with the same b for each",
  () => {
    const Z = multiply(W1, transposed(columns)) as number[][];
    return Z.length === 4 && Z[0].length === 3 &&
      columns.every((example, n) =>
        areNear(
          pass(wide(), example, [0]).z[0],
          Z.map((row, i) => row[n] + b1[i]),
        )
      );
  },
);

/** Two layers without an activation, and what they are together. */
const linear = mlp([2, 3, 1], {
  activation: identity,
  output: identity,
  weights: [[[1, 2], [0, -1], [3, 1]], [[2, -1, 1]]],
  biases: [[1, 0, -1], [0.5]],
});
/** The matrix and the bias of an affine map, from its values at 0 and along the axes. */
function affine(f: (x: number[]) => number[], inputs: number) {
  const axis = (j: number) =>
    Array.from({ length: inputs }, (_, i) => Number(i === j));
  const bp = f(Array(inputs).fill(0));
  const Wp = bp.map((b, i) =>
    Array.from({ length: inputs }, (_, j) => f(axis(j))[i] - b)
  );
  return { Wp, bp };
}
const collapsed = affine((x) => linear.predict(x), 2);
claim("L0-036", () => collapsed);
claim("L0-037", () => ({
  two_layers: linear.predict([1, -1])[0],
  collapsed: collapsed.Wp[0][0] - collapsed.Wp[0][1] + collapsed.bp[0],
}));
claim(
  ["L0-038", "L3-064"],
  "five layers with the identity are one affine map, of rank 1 if one layer has one unit; with tanh they are none",
  () => {
    const deep = (activation = identity) =>
      mlp([2, 3, 1, 3, 3, 2], { activation, chance: chance() });
    const net = deep(), { Wp, bp } = affine((x) => net.predict(x), 2);
    const isAffine = (f: (x: number[]) => number[]) =>
      [[0.3, -2], [5, 7]].every((x) =>
        areNear(
          f(x),
          Wp.map((row, i) => row[0] * x[0] + row[1] * x[1] + bp[i]),
        )
      );
    const bent = deep(tanh);
    return isAffine((x) => net.predict(x)) &&
      isNear(Wp[0][0] * Wp[1][1], Wp[0][1] * Wp[1][0]) &&
      !isAffine((x) => bent.predict(x));
  },
);
claim(
  ["L0-045", "L0-054"],
  "W^[2] of a 3-4-1 network has one row, so k can only be 1; of 3-4-2 it has two",
  () =>
    shapes(wide())[1].join() === "1,4" &&
    shapes(mlp([3, 4, 2], { chance: chance() }))[1].join() === "2,4",
);

/** The shapes of W, X, b and Z of every layer for a batch, its sizes replaced by letters. */
function shapesOf(
  sizes: number[],
  batch: number,
  letters: Record<number, string>,
) {
  const net = mlp(sizes, { chance: chance() });
  return matrices(net).map((W, l) => {
    const bias = net.plain[l].bias!;
    const X = W[0].map(() => Array<number>(batch).fill(1));
    const Z = multiply(W, X) as number[][];
    const shape = (m: unknown[][]) =>
      [m.length, m[0].length].map((size) => letters[size] ?? size);
    return {
      W: shape(W),
      X: shape(X),
      b: [shape(bias.map((b) => [b]))[0], 1],
      Z: shape(Z),
    };
  });
}
claim("L0-055", () => {
  const [{ W, b, X, Z }] = shapesOf([3, 4, 1], 7, { 7: "m" });
  return { W1: W, X, b1: b, Z1: Z, A1: Z };
});
claim("L0-056", () => {
  const last = (sizes: number[]) => {
    const { W, b, Z } = shapesOf(sizes, 7, { 7: "m" })[1];
    return { W2: W, b2: b, A2: Z };
  };
  return { one_output: last([3, 4, 1]), two_outputs: last([3, 4, 2]) };
});

claim(
  "L1-047",
  "the same input gives the same output every time, and a unit that feeds itself is refused",
  () => {
    const unit = thresholdUnit({ weights: [1, 1], threshold: 1 });
    const loop = { inputs: ["x"], outputs: ["y"] };
    try {
      circuit({ ...loop, units: { y: { from: ["x", "y"], unit } } });
      return false;
    } catch (error) {
      return error instanceof RangeError &&
        wide().predict(x).join() === wide().predict(x).join();
    }
  },
);
claim(
  "L1-073",
  "three examples have three different columns z^[1](i)",
  () =>
    new Set(columns.map((x) => pass(wide(), x, [0]).z[0].join()))
      .size === 3,
);
claim("L1-074", () => {
  const [{ W, b, X, Z }] = shapesOf([2, 5, 1], 3, { 2: "d", 5: "m" });
  return { X, W1: W, b1: b, Z };
});
claim(
  "L1-075",
  "X W is not defined for 3 inputs and 4 units; X Wᵀ, with b added to every row, is z of each example",
  () => {
    const Z = multiply(columns, transposed(W1)) as number[][];
    const right = columns.every((example, n) =>
      areNear(
        pass(wide(), example, [0]).z[0],
        Z[n].map((z, j) => z + b1[j]),
      )
    );
    return right && !isDefined(() => multiply(columns, W1));
  },
);
const rows = [[1, 2], [3, 4], [5, 6]];
const squareW = [[1, 10], [100, 1000]];
claim("L1-076", () => ({
  X_W: multiply(rows, squareW) as number[][],
  X_WT: rows.map((x) =>
    mlp([2, 2], { output: identity, weights: [squareW], biases: [[0, 0]] })
      .predict(x)
  ),
}));
claim(
  "L1-077",
  "the gradient of the mean loss is (1/N) Δ Aᵀ, and (1/N) Δ 1 for b, at both layers",
  () => {
    const net = wide(), N = columns.length;
    const each = columns.map((x) => backwardPass(net, x, [1]));
    const losses = columns.map((x) => lossOf(net, x, [1]));
    const mean = losses.reduce((a, b) => a.add(b)).mul(1 / N);
    return Object.values(gradients(mean, net.parameters)).every((layer, l) => {
      const Delta = transposed(each.map(({ delta }) => delta[l]));
      const A = l === 0
        ? columns
        : columns.map((x) => pass(net, x, [1]).a[l - 1]);
      const dW = multiply(Delta, A) as number[][];
      return layer.weight.every((row, i) =>
        areNear(row, dW[i].map((sum) => sum / N))
      ) && areNear(
        layer.bias!,
        Delta.map((row) => row.reduce((a, b) => a + b) / N),
      );
    });
  },
);

function isDefined(product: () => unknown): boolean {
  try {
    product();
    return true;
  } catch {
    return false;
  }
}
