/** Neurons as models, matrices both ways round, and what the sources say wrongly about shapes: rows T2-02 to T2-04, T2-11 to T2-21, T3-26. */

import { multiply } from "mathjs";
import { Random } from "../../lib/random.ts";
import { identity, sigmoid, tanh } from "../../lib/scalar/activations.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { claim, erratum } from "./ledger.ts";
import {
  count,
  lossOf,
  matrices,
  pass,
  shapes,
  twoLayerNet,
} from "./networks.ts";

const areNear = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length &&
  a.every((number, i) => Math.abs(number - b[i]) < 1e-12);
const transposed = (m: number[][]) =>
  m[0].map((_, j) => m.map((row) => row[j]));
const random = (...sizes: number[]) =>
  mlp(sizes, { activation: tanh, output: identity, chance: new Random(2) });

/** One neuron with the bias w0, as a network of one layer. */
const neuron = (w0: number, w: number[], output = identity) =>
  mlp([w.length, 1], { output, weights: [[w]], biases: [[w0]] });
const features = [0.3, 0.8];
const linear = neuron(-1, [2, 0.5]), logistic = neuron(-1, [2, 0.5], sigmoid);

claim("L2-001", () => {
  const { z, yhat } = pass(logistic, features, [0]);
  return { z: z[0][0], yhat: yhat[0] };
});
claim("L2-002", () => linear.predict(features)[0]);
claim(
  ["L2-003", "L2-050"],
  "a neuron with the identity is the weighted sum of linear regression, with the sigmoid it is logistic regression",
  () =>
    [[0.3, 0.8], [1, -2], [0, 0]].every(([p, q]) => {
      const z = -1 + 2 * p + 0.5 * q;
      return areNear(linear.predict([p, q]), [z]) &&
        areNear(logistic.predict([p, q]), [1 / (1 + Math.exp(-z))]);
    }),
);
claim(
  "L2-004",
  "two features and a bias are three terms: the bias is the weight of a constant x_0 = 1",
  () =>
    areNear(
      neuron(0, [-1, 2, 0.5]).predict([1, ...features]),
      linear.predict(features),
    ) && count(linear).weights === 2 && count(linear).biases === 1,
);

claim(
  "L2-022",
  "in a 3-5-4-2 network two layers lie between input and output, and each of their units has a slope with respect to each unit before",
  () => {
    const { z, a } = random(3, 5, 4, 2).forward([0.1, -0.4, 0.7]);
    return z.length - 1 === 2 &&
      z.slice(1).every((units, l) =>
        units.every((unit) =>
          gradients(unit, a[l]).every((slope) => slope !== 0)
        )
      );
  },
);

/** A matrix of the third source, inputs × neurons, which is the transpose of ours. */
const inputsByNeurons = [[1, 4], [2, 5], [3, 6]];
const singleLayer = mlp([3, 2], {
  output: identity,
  weights: [transposed(inputsByNeurons)],
  biases: [[0, 0]],
});
claim("L2-023", () => ({
  W_T: matrices(singleLayer)[0],
  z: singleLayer.predict([1, 0, -1]),
}));
claim("L2-024", () => {
  const [neurons, inputs] = shapes(singleLayer)[0];
  return { rows: inputs, cols: neurons };
});
claim("L2-025", () => {
  const net = random(3, 3, 2), { a } = net.forward([1, 2, 3]);
  return {
    a1: [a[0].length],
    yhat: [a[1].length],
    weights: count(net).weights,
  };
});
claim(
  "L2-026",
  "for 1 to 4 layers g_L(W_L … g_1(W_1 x)) is the network's output, with one entry per class",
  () =>
    [[3, 2], [3, 4, 2], [3, 4, 5, 2], [3, 4, 5, 4, 2]].every((sizes) => {
      const net = random(...sizes), x = [0.2, -1, 0.5];
      const nested = net.plain.reduce((a, { weight, bias, activation }) => {
        const sums = multiply(weight as number[][], a) as number[];
        return sums.map((sum, i) => activation(sum + bias![i]));
      }, x);
      return areNear(net.predict(x), nested) && nested.length === 2;
    }),
);
claim(
  "L2-033",
  "a network with K outputs predicts K numbers",
  () =>
    [1, 2, 5].every((K) => random(4, 3, K).predict([1, 2, 3, 4]).length === K),
);
claim("L3-059", () => {
  const sizes = shapes(random(4, 6, 5, 3));
  return [sizes[0][1], sizes.at(-1)![0]];
});

/** Whether a product of matrices is defined. */
function isDefined(a: number[][], b: number[][]): boolean {
  try {
    multiply(a, b);
    return true;
  } catch {
    return false;
  }
}
const matrix = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array<number>(columns).fill(1));
const size = (
  m: unknown,
) => [(m as number[][]).length, (m as number[][])[0].length];
const batch = [[1, 2], [3, 4], [5, 6]];

erratum("E0-05", {
  // W2 of 2 × 4 with A1 of 4 × m would have to give 1 × m.
  printed: () => size(multiply(matrix(2, 4), matrix(4, 7))).join() === "1,7",
  ours: () =>
    shapes(random(3, 4, 1))[1].join() === "1,4" &&
    shapes(random(3, 4, 2))[1].join() === "2,4",
});
erratum("E0-06", {
  printed: () => random(3, 4, 1).predict([1, 2, 3]).length > 1, // a free k
  ours: () => random(3, 4, 1).predict([1, 2, 3]).length === 1,
});
erratum("E0-09", {
  ours: () => {
    const W = matrices(twoLayerNet)[0], x = [1, -2];
    const ij = W.map((row) => row.reduce((s, w, j) => s + w * x[j], 0));
    const ji = W.map((_, j) => x.reduce((s, xi, i) => s + W[j][i] * xi, 0));
    return areNear(ij, ji);
  },
});
erratum("E0-15", {
  ours: () => {
    const net = random(2, 4, 1), { bias } = net.plain[0];
    const Z = multiply(matrices(net)[0], transposed(batch)) as number[][];
    return batch.every((x, n) =>
      areNear(pass(net, x, [0]).z[0], Z.map((row, i) => row[n] + bias![i]))
    );
  },
});
erratum("E1-06", {
  truth: () => {
    const W = [[1, 10], [100, 1000]];
    const net = mlp([2, 2], {
      output: identity,
      weights: [W],
      biases: [[0, 0]],
    });
    return [net.predict(batch[0]), isDefined(batch, matrix(5, 2)) ? 1 : 0];
  },
  printed: [[201, 2010], 0],
  ours: [[21, 2100], 0],
  within: 0,
});
erratum("E1-07", {
  printed: () => columnsOfZ().size === 1,
  ours: () => columnsOfZ().size === 3,
});
/** The different columns z^[1](i) of three examples. */
function columnsOfZ() {
  const net = random(2, 4, 1);
  return new Set(batch.map((x) => pass(net, x, [0]).z[0].join()));
}
erratum("E1-19", {
  ours: () => {
    const net = random(2, 4, 1), N = batch.length;
    const mean = batch.map((x) => lossOf(net, x, [1]))
      .reduce((a, b) => a.add(b)).mul(1 / N);
    const { weight } = gradients(mean, net.parameters).layer1;
    const each = batch.map((x) => pass(net, x, [1]));
    const Delta = transposed(each.map(({ delta }) => delta[0]));
    const dW = multiply(Delta, batch) as number[][];
    return areNear(weight.flat(), dW.flat().map((sum) => sum / N));
  },
});
erratum("E2-02", {
  ours: () =>
    areNear(
      neuron(0, [-1, 2, 0.5]).predict([1, ...features]),
      linear.predict(features),
    ),
});
erratum("E3-19", {
  // A linear hidden layer adds nothing: along a line the outputs stay on a line.
  printed: () => bend(identity) > 1e-9,
  ours: () => bend(identity) < 1e-9 && bend(tanh) > 1e-3,
});
/** How far the middle of three points on a line leaves the line in a network's output. */
function bend(activation: typeof tanh): number {
  const net = mlp([1, 3, 1], { activation, chance: new Random(9) });
  const [a, b, c] = [-2, 0, 2].map((x) => net.predict([x])[0]);
  return Math.abs(a + c - 2 * b) + Math.abs(net.predict([1])[0] - (b + c) / 2);
}
erratum("EX-02", {
  printed: () => isDefined(inputsByNeurons, [[1], [0], [-1]]),
  ours: () =>
    areNear(
      multiply(transposed(inputsByNeurons), [1, 0, -1]) as number[],
      singleLayer.predict([1, 0, -1]),
    ),
});
