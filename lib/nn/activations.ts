/**
 * Activations as layers: each bends every number by itself, and has nothing to learn.
 *
 * Without one between them, two linear layers are one: `W₂ (W₁ x) = (W₂ W₁) x`.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { BaseLayer, type NoParameters } from "./layer.ts";
import type { OpenShape } from "./open_shape.ts";

/** A layer that leaves shapes as they are and has no parameters. */
export class Activation extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};
  readonly #name: string;
  readonly #f: (x: Tensor) => Tensor;

  /** Any function of a tensor that keeps its shape: `new Activation("cube", (x) => x.pow(3))`. */
  constructor(name: string, f: (x: Tensor) => Tensor) {
    super();
    this.#name = name;
    this.#f = f;
  }

  describe(): string {
    return this.#name;
  }

  shapeAfter(x: OpenShape): OpenShape {
    return x;
  }

  protected compute(x: Tensor): Tensor {
    return this.#f(x);
  }

  protected replaced(): this {
    return this;
  }
}

/** `x` as it is. */
export const identity: Activation = new Activation("identity", (x) => x);

/**
 * `max(0, x)`, with slope 0 at 0: the usual choice inside a network. A unit that is negative for
 * every example has no slope and learns no more ("dead").
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.deepEqual(await relu.output(tensor([-1, 0, 2])).nested(), [0, 0, 2]);
 * ```
 */
export const relu: Activation = new Activation("relu", (x) => x.relu());

/** `1 / (1 + e⁻ˣ)`, from 0 to 1: a probability. Its slope is ¼ at most, so many in a row leave none. */
export const sigmoid: Activation = new Activation(
  "sigmoid",
  (x) => x.sigmoid(),
);

/** The hyperbolic tangent, from −1 to 1: a sigmoid about 0, with slope 1 there. */
export const tanh: Activation = new Activation("tanh", (x) => x.tanh());

/** `ln(1 + eˣ)`: a ReLU without a corner. Its slope is the sigmoid. */
export const softplus: Activation = new Activation(
  "softplus",
  (x) => x.softplus(),
);

/**
 * `eˣ / Σ eˣ` along the last axis: numbers as probabilities.
 *
 * For training leave it out: the cross-entropy takes the sums before it, and is exact where
 * this has rounded to 0.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.deepEqual(await softmax.output(tensor([[5, 5]])).nested(), [[0.5, 0.5]]);
 * ```
 */
export const softmax: Activation = new Activation(
  "softmax",
  (x) => x.softmax(),
);

/**
 * `x Φ(x)` with the normal distribution's `Φ`, as `½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))`: the
 * smooth ReLU of transformers. D. Hendrycks, K. Gimpel, "Gaussian error linear units", 2016;
 * the form with tanh differs from the exact one by less than 0.001.
 */
export const gelu: Activation = new Activation("gelu", (x) => {
  const z = x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
  return x.mul(0.5).mul(z.tanh().add(1));
});

/**
 * `x` for `x > 0`, else `a x`: a ReLU in which no unit dies.
 *
 * @param a the slope below 0; 0.01 if not said
 * @throws {ValueError} if it is not a finite number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * assert.deepEqual(await leakyRelu(0.5).output(tensor([-1, 2])).nested(), [-0.5, 2]);
 * ```
 */
export function leakyRelu(a = 0.01): Activation {
  if (!Number.isFinite(a)) {
    throw new ValueError(
      `build leakyRelu(${a})`,
      `its slope below 0 must be a finite number, but it is ${a}`,
    );
  }
  return new Activation(`leakyRelu(${a})`, (x) => x.leakyRelu(a));
}
