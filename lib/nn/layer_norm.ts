/** Layer normalisation: every example gets mean 0 and variance 1. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import type { Backend } from "../tensor/backend.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { onesOf, zerosOf } from "./first_weights.ts";
import { BaseLayer } from "./layer.ts";
import { type OpenShape, withLast } from "./open_shape.ts";

/** What is learned: where the normal mean and spread are put. */
export type LayerNormParameters = {
  /** `[features]` */
  readonly scale: Tensor;
  /** `[features]` */
  readonly shift: Tensor;
};

/** Normalises along the last axis. Made by {@linkcode layerNorm}. */
export class LayerNorm extends BaseLayer<LayerNormParameters> {
  /** Made by {@linkcode layerNorm}. @ignore */
  constructor(
    readonly parameters: LayerNormParameters,
    readonly epsilon: number,
  ) {
    super();
  }

  /** How many numbers an example has. */
  get features(): number {
    return this.parameters.scale.size;
  }

  describe(): string {
    return `layer norm ${this.features}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    const { features } = this;
    return withLast(this.applying(x), x, "features", features, features);
  }

  protected compute(x: Tensor): Tensor {
    const { scale, shift } = this.parameters;
    const centred = x.sub(x.mean(-1, { keep: true }));
    const variance = centred.square().mean(-1, { keep: true });
    return centred.div(variance.add(this.epsilon).sqrt()).mul(scale).add(shift);
  }

  protected replaced(parameters: LayerNormParameters): LayerNorm {
    return new LayerNorm(parameters, this.epsilon);
  }
}

/**
 * `y = scale (x − mean) / √(variance + ε) + shift`, with mean and variance along the last axis, each
 * example for itself.
 *
 * What a layer hears then has the same size however the layers before it change, so larger rates
 * are possible; and a batch of one is treated as any other. Scale 1 and shift 0 at first.
 * J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer normalization", 2016.
 *
 * @param features how many numbers an example has: the last axis of `x`, `[…, features]`
 * @param options.epsilon keeps the divisor from 0 where all features are equal; 10⁻⁵ if not said
 * @param options.backend where its parameters live; the default backend if not said
 * @throws {ValueError} if `features` is no count, or epsilon is not above 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const [y] = await layerNorm(2).output(tensor([[10, 14]])).nested() as number[][];
 * assert.ok(Math.abs(y[0] + 1) < 1e-5 && Math.abs(y[1] - 1) < 1e-5);
 * ```
 */
export function layerNorm(
  features: number,
  { epsilon = 1e-5, backend }: {
    readonly epsilon?: number;
    readonly backend?: Backend;
  } = {},
): LayerNorm {
  const action = `build layer norm ${written(features)}`;
  checkCount(action, "the number of features", features, 1);
  if (!(epsilon > 0 && epsilon < Infinity)) {
    throw new ValueError(
      action,
      `epsilon must be a finite number above 0, but it is ${written(epsilon)}`,
    );
  }
  const scale = onesOf([features], backend);
  return new LayerNorm({ scale, shift: zerosOf([features], backend) }, epsilon);
}
