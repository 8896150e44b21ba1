/** The linear layer: every unit hears every input. */

import { written } from "../describe.ts";
import { checkCount } from "../shape.ts";
import type { Activated } from "../tensor/backend.ts";
import { linear as fused, product } from "../tensor/products.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { activated, checkActivated, usualInitial } from "./activated.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  ownChance,
  weightsOf,
  zerosOf,
} from "./first_weights.ts";
import { BaseLayer } from "./layer.ts";
import { type OpenShape, withLast } from "./open_shape.ts";

/** How a linear layer is built. */
export type LinearOptions = FirstWeights & {
  /** What is done to the sums, in the same pass; nothing if not said. */
  readonly activation?: Activated | undefined;
  /** `false`: no biases. */
  readonly bias?: boolean | undefined;
};

/** `W` and, if there are biases, `b`. */
export type LinearParameters = {
  /** `W`, `[units, inputs]`: row `i` holds the weights into unit `i`. */
  readonly weight: Tensor;
  /** `b`, `[units]`. */
  readonly bias?: Tensor;
};

/** A linear layer: `g(x · Wᵀ + b)`. Made by {@linkcode linear}. */
export class Linear extends BaseLayer<LinearParameters> {
  /** Made by {@linkcode linear}. @ignore */
  constructor(
    readonly parameters: LinearParameters,
    readonly activation: Activated,
  ) {
    super();
  }

  /** How many inputs each unit hears. */
  get inputs(): number {
    return this.parameters.weight.shape[1];
  }

  /** How many units there are. */
  get units(): number {
    return this.parameters.weight.shape[0];
  }

  describe(): string {
    const bias = this.parameters.bias === undefined ? ", no bias" : "";
    const g = this.activation === "identity" ? "" : `, ${this.activation}`;
    return `linear ${this.inputs} → ${this.units}${bias}${g}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    return withLast(this.applying(x), x, "inputs", this.inputs, this.units);
  }

  protected compute(x: Tensor): Tensor {
    const { weight, bias } = this.parameters;
    if (bias !== undefined) return fused(x, weight, bias, this.activation);
    const sums = product(x.reshape([-1, this.inputs]), weight, false, true)
      .reshape([...x.shape.slice(0, -1), this.units]);
    return activated(sums, this.activation);
  }

  protected replaced(parameters: LinearParameters): Linear {
    return new Linear(parameters, this.activation);
  }
}

/**
 * A layer of units that each hear all inputs: `y = g(x · Wᵀ + b)`.
 *
 * The same layer as that of one number at a time, for all examples at once: `W` is `[units, inputs]`
 * there and here, and an example is a row. First weights are He's for `relu` and Glorot's
 * ("Xavier") else, biases 0; `initial.ts` says why. Where `relu` follows as a layer of its own, say
 * `initial: heNormal`.
 *
 * @param inputs how many numbers an example has: the last axis of `x`, `[…, inputs]`
 * @param units how many numbers come out, `[…, units]`
 * @param options chance or a seed; the activation, and what else is not as usual
 * @throws {ValueError} if there is no chance, a size is no count, or there is no such activation
 *
 * @example Three examples of two numbers, eight units
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const hidden = linear(2, 8, { seed: 1, activation: "relu" });
 * assert.deepEqual(hidden.output(tensor([[1, 2], [3, 4], [5, 6]])).shape, [3, 8]);
 * assert.equal(hidden.describe(), "linear 2 → 8, relu");
 * ```
 *
 * @example With given weights
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const sum = linear(2, 1, { seed: 1 })
 *   .with({ weight: tensor([[1, 1]]), bias: tensor([0.5]) });
 * assert.deepEqual(await sum.output(tensor([[1, 2]])).nested(), [[3.5]]);
 * ```
 */
export function linear(
  inputs: number,
  units: number,
  options: LinearOptions,
): Linear {
  const action = `build linear ${written(inputs)} → ${written(units)}`;
  checkCount(action, "the number of inputs", inputs, 1);
  checkCount(action, "the number of units", units, 1);
  checkLayerOptions(action, options, "linear(2, 8, { seed: 1 })", [
    "activation",
    "bias",
  ]);
  const { activation = "identity", bias = true, backend } = options;
  checkActivated(action, activation);
  const weight = weightsOf(
    [units, inputs],
    { inputs, units },
    options.initial ?? usualInitial(activation),
    ownChance(action, options),
    backend,
  );
  return new Linear(
    bias ? { weight, bias: zerosOf([units], backend) } : { weight },
    activation,
  );
}
