/** Dropout: while training, units stay away by chance. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { uniformOf } from "../tensor/chance.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { BaseLayer, type Mode, type NoParameters } from "./layer.ts";
import type { OpenShape } from "./open_shape.ts";

/** Lets numbers drop out. Made by {@linkcode dropout}. */
export class Dropout extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};

  /** Made by {@linkcode dropout}. @ignore */
  constructor(readonly rate: number) {
    super();
  }

  describe(): string {
    return `dropout ${this.rate}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    return x;
  }

  protected compute(x: Tensor, mode?: Mode): Tensor {
    if (!mode?.training || this.rate === 0) return x;
    const stays = 1 - this.rate, { backend } = x;
    const chance = uniformOf(x.shape, { ...mode.masks.next(), backend });
    return x.mul(chance.less(stays).mul(1 / stays));
  }

  protected replaced(): this {
    return this;
  }
}

/**
 * While training, each number is 0 with chance `rate`, and else divided by `1 − rate`, so that its
 * mean stays the same. When not training, nothing happens.
 *
 * No unit can rely on another that may be away, so they learn to be of use by themselves; it helps
 * against overfitting. N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov,
 * "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014. (There the
 * weights are made smaller afterwards; dividing while training, "inverted dropout", comes to the same.)
 *
 * @param rate from 0 (included) to 1 (not included)
 * @throws {ValueError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { Masks } from "./masks.ts";
 * const x = tensor([1, 1, 1, 1, 1, 1]), half = dropout(0.5);
 * assert.deepEqual(await half.output(x).nested(), [1, 1, 1, 1, 1, 1]);
 * const trained = half.output(x, { training: true, masks: new Masks(7) });
 * for (const y of await trained.read()) assert.ok(y === 0 || y === 2);
 * ```
 */
export function dropout(rate: number): Dropout {
  if (typeof rate === "number" && rate >= 0 && rate < 1) {
    return new Dropout(rate);
  }
  throw new ValueError(
    "build dropout",
    `the rate must be from 0 to below 1, but it is ${written(rate)}`,
  );
}
