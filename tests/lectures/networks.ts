/** The worked networks of the sources, and every number of one pass through a network. */

import { identity, relu, sigmoid } from "../../lib/scalar/activations.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare, type Loss } from "../../lib/scalar/losses.ts";
import { type Mlp, mlp } from "../../lib/scalar/mlp.ts";
import { sum } from "../../lib/scalar/sums.ts";
import type { Value } from "../../lib/scalar/value.ts";

/** The 2-2-2-1 network of the first source, with numbers of ours that give its ŷ = 2.5. */
export const reluNet: Mlp = mlp([2, 2, 2, 1], {
  activation: relu,
  output: identity,
  weights: [
    [[0.5, 0.25], [-0.5, 0.75]],
    [[0.5, 0.5], [1.0, -0.5]],
    [[1.5, 2.0]],
  ],
  biases: [[0, 0], [0, 0], [0]],
});

/** The two-layer network of the second source, with numbers of ours; its third unit is dead. */
export const twoLayerNet: Mlp = mlp([2, 3, 1], {
  activation: relu,
  output: identity,
  weights: [[[0.5, -0.25], [0.3, -0.4], [-0.2, 0.1]], [[1, -1, 0.5]]],
  biases: [[0.1, -0.1, 0.2], [0.25]],
});

/** The 2-2-1 network of the fifth source with weights w1 … w6; it has no biases. */
export function slideNet(w: readonly number[]): Mlp {
  const [w1, w2, w3, w4, w5, w6] = w;
  return mlp([2, 2, 1], {
    activation: sigmoid,
    output: sigmoid,
    weights: [[[w1, w3], [w2, w4]], [[w5, w6]]],
  });
}

/** The 2-2-2 network that tells the right indices of the fourth source from the printed ones. */
export const twoOutputNet: Mlp = mlp([2, 2, 2], {
  activation: sigmoid,
  output: sigmoid,
  weights: [[[0.7, 0.4], [0.3, 0.6]], [[0.55, 0.45], [0.2, 0.9]]],
});

/** The loss of one example, added up over the outputs. */
export function lossOf(
  net: Mlp,
  x: readonly number[],
  y: readonly number[],
  loss: Loss = halfSquare,
): Value {
  return sum(net.output(x).map((yhat, i) => loss.on(yhat, y[i])));
}

/** All numbers of one example, forward and backward, by `gradients`; `z[0]` belongs to layer 1. */
export function pass(
  net: Mlp,
  x: readonly number[],
  y: readonly number[],
  loss: Loss = halfSquare,
) {
  const { z, a, output } = net.forward(x);
  const total = sum(output.map((yhat, i) => loss.on(yhat, y[i])));
  const slopes = gradients(total, { z, a, parameters: net.parameters });
  const layers = Object.values(slopes.parameters);
  return {
    z: numbers(z),
    a: numbers(a),
    yhat: output.map(({ data }) => data),
    loss: total.data,
    /** δ = ∂ℓ/∂z. */
    delta: lists(slopes.z),
    /** ∂ℓ/∂a. */
    da: lists(slopes.a),
    dW: layers.map(({ weight }) => lists(weight)),
    db: layers.map(({ bias }) => [...bias ?? []]),
  };
}

/** How many weights and biases a network has. */
export function count(net: Mlp): { weights: number; biases: number } {
  const weights = matrices(net).flat(2).length;
  return { weights, biases: net.parameterCount - weights };
}

/** The weight matrices in plain numbers. */
export function matrices(net: Mlp): number[][][] {
  return net.plain.map(({ weight }) => lists(weight));
}

/** `[rows, columns]` of each weight matrix. */
export function shapes(net: Mlp): number[][] {
  return matrices(net).map((W) => [W.length, W[0].length]);
}

function numbers(layers: readonly (readonly Value[])[]): number[][] {
  return layers.map((layer) => layer.map(({ data }) => data));
}

function lists(table: readonly (readonly number[])[]): number[][] {
  return table.map((row) => [...row]);
}
