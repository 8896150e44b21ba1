/** The last time of sequences: what a recurrent layer remembers in the end. */

import type { Tensor } from "../tensor/tensor.ts";
import { BaseLayer, type NoParameters } from "./layer.ts";
import { type OpenShape, withAxes } from "./open_shape.ts";
import { SEQUENCES } from "./sequence.ts";

/** Takes the last time of sequences. There is one: {@linkcode lastStep}. */
export class LastStep extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};

  describe(): string {
    return "last step";
  }

  shapeAfter(x: OpenShape): OpenShape {
    const [examples, , features] = withAxes(this.applying(x), x, SEQUENCES);
    return [examples, features];
  }

  protected compute(x: Tensor): Tensor {
    return x.at(-1, 1);
  }

  protected replaced(): this {
    return this;
  }
}

/**
 * The last time of every sequence, `[examples, time, features]` to `[examples, features]`: after a
 * recurrent layer, what it remembers in the end.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const x = tensor([[[1, 2], [3, 4], [5, 6]]]);
 * assert.deepEqual(await lastStep.output(x).nested(), [[5, 6]]);
 * ```
 */
export const lastStep: LastStep = new LastStep();
