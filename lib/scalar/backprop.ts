/**
 * Backpropagation as one writes it by hand: the δ recursion on plain numbers, any depth.
 *
 * `Value` finds the same slopes without being told the formulas; here they stand. Lists go
 * by layer: `z`, `delta`, `dW`, `db` hold layers 1…L at places 0…L−1, as the weights
 * do, and `a` begins with layer 0, the inputs.
 *
 * @module
 */

import { ShapeError } from "../errors.ts";
import { checkFunction, checkList, checkNumbers } from "../shape.ts";
import { type Activation, checkActivation } from "./activation.ts";
import { halfSquare, type Loss } from "./losses.ts";

/** A layer in plain numbers: `a = g(W x + b)`. */
export type PlainLayer = {
  /** `W`, `[units, inputs]`: row i holds the weights into unit i. */
  readonly weight: readonly (readonly number[])[];
  /** `b`, `[units]`; zeros if there is none. */
  readonly bias?: readonly number[] | undefined;
  readonly activation: Activation;
};

/** Layers in order, or something that has them: an `Mlp`. */
export type PlainNetwork = readonly PlainLayer[] | {
  readonly plain: readonly PlainLayer[];
};

/** What a forward pass leaves behind. */
export type ForwardPass = {
  /** Layers 1…L, before the activation. */
  readonly z: readonly (readonly number[])[];
  /** Layers 0…L: the inputs, then each layer after its activation. The last is ŷ. */
  readonly a: readonly (readonly number[])[];
};

/** What a backward pass adds to it: slopes of the loss. */
export type BackwardPass = ForwardPass & {
  readonly loss: number;
  /** `δ = ∂ℓ/∂z`, layers 1…L. */
  readonly delta: readonly (readonly number[])[];
  /** `∂ℓ/∂W`, layers 1…L, each in the shape of its `W`. */
  readonly dW: readonly (readonly (readonly number[])[])[];
  /** `∂ℓ/∂b`, layers 1…L. */
  readonly db: readonly (readonly number[])[];
};

/**
 * The forward pass: `z[l] = W[l] a[l−1] + b[l]`, `a[l] = g[l](z[l])`, layer after layer.
 *
 * @param net the layers, first to last
 * @param x `[inputs]`
 * @returns every `z` and every `a`
 * @throws {ShapeError} if `x` does not fit the first layer, or there are no layers
 * @throws {ValueError} if an input is not a finite number, or a layer has no activation
 *
 * @example One linear neuron: 2 · 3 + 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { identity } from "./activations.ts";
 * const pass = forwardPass([{ weight: [[2]], bias: [1], activation: identity }], [3]);
 * assert.deepEqual(pass.a, [[3], [7]]);
 * ```
 */
export function forwardPass(
  net: PlainNetwork,
  x: readonly number[],
): ForwardPass {
  const layers = layersOf(net);
  checkInputs(layers, x);
  const z: number[][] = [];
  const a: (readonly number[])[] = [[...x]];
  for (const [l, { weight, bias, activation }] of layers.entries()) {
    z.push(weight.map((row, i) => dot(row, a[l]) + (bias?.[i] ?? 0)));
    a.push(z[l].map((sum) => activation(sum)));
  }
  return { z, a };
}

/**
 * The backward pass: every slope of the loss, from the last layer to the first.
 *
 * `δ[L] = ∂ℓ/∂ŷ ∘ g′(z[L])`, then `δ[l] = (W[l+1]ᵀ δ[l+1]) ∘ g′(z[l])`, and for each layer, the
 * first included, `∂ℓ/∂W[l] = δ[l] a[l−1]ᵀ` and `∂ℓ/∂b[l] = δ[l]` (D. Rumelhart, G. Hinton and
 * R. Williams, "Learning representations by back-propagating errors", Nature 323, 1986).
 *
 * @param net the layers, first to last
 * @param x `[inputs]`
 * @param y `[outputs]`, the target
 * @param loss what is added up over the outputs; half the square if not said
 * @returns the forward pass, the loss, and all slopes
 * @throws {ShapeError} if `x` or `y` does not fit
 * @throws {ValueError} if an input or a target is not a finite number
 *
 * @example One linear neuron that says 7 where 5 is right
 * ```ts
 * import assert from "node:assert/strict";
 * import { identity } from "./activations.ts";
 * const net = [{ weight: [[2]], bias: [1], activation: identity }];
 * const { loss, delta, dW, db } = backwardPass(net, [3], [5]);
 * assert.deepEqual([loss, delta, dW, db], [2, [[2]], [[[6]]], [[2]]]);
 * ```
 */
export function backwardPass(
  net: PlainNetwork,
  x: readonly number[],
  y: readonly number[],
  loss: Loss = halfSquare,
): BackwardPass {
  const layers = layersOf(net);
  const { z, a } = forwardPass(layers, x);
  const prediction = a[layers.length];
  const action = "compare the outputs with a target";
  checkFunction(action, "the loss's slope", loss?.slope);
  checkNumbers(action, "targets", y, prediction.length);

  // What comes back to each unit of the layer above, before its activation's slope.
  let arriving = prediction.map((p, i) => loss.slope(p, y[i]));
  const delta: number[][] = new Array(layers.length);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { weight, activation } = layers[l];
    delta[l] = arriving.map((slope, i) => slope * activation.slope(z[l][i]));
    arriving = a[l].map((_, j) => dot(weight.map((row) => row[j]), delta[l]));
  }
  return {
    z,
    a,
    loss: prediction.reduce((sum, p, i) => sum + loss.of(p, y[i]), 0),
    delta,
    dW: delta.map((d, l) => d.map((d_i) => a[l].map((a_j) => d_i * a_j))),
    db: delta.map((d) => [...d]),
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, a_i, i) => sum + a_i * b[i], 0);

/** The layers, each with weights and an activation. */
function layersOf(net: PlainNetwork): readonly PlainLayer[] {
  const layers = net && "plain" in net ? net.plain : net;
  const action = "run a network";
  checkList(action, "layers", layers);
  layers.forEach((layer: PlainLayer | undefined, l) => {
    checkList(action, `weights of layer ${l + 1}`, layer?.weight);
    checkActivation(action, `activation of layer ${l + 1}`, layer?.activation);
  });
  return layers;
}

function checkInputs(
  layers: readonly PlainLayer[],
  x: readonly number[],
): void {
  if (layers.length === 0) {
    throw new ShapeError(
      "run a network",
      "it must have at least one layer, but it has none",
    );
  }
  const width = layers[0].weight[0]?.length ?? 0;
  const action = `run a network with ${width} ${
    width === 1 ? "input" : "inputs"
  }`;
  checkNumbers(action, "inputs", x, width);
}
