/** Images as rows: all numbers of an example on one axis. */

import { sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { BaseLayer, type NoParameters } from "./layer.ts";
import { isRankKnown, type OpenShape } from "./open_shape.ts";

/** Lays every example out as a row. There is one: {@linkcode flatten}. */
export class Flatten extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};

  describe(): string {
    return "flatten";
  }

  shapeAfter(x: OpenShape): OpenShape {
    const [examples = 1, ...rest] = x;
    if (!isRankKnown(x)) return ["examples", "features"];
    const known = rest.every((size) => typeof size === "number");
    return [examples, known ? sizeOf(rest) : "features"];
  }

  protected compute(x: Tensor): Tensor {
    const [examples = 1, ...rest] = x.shape;
    return x.reshape([examples, sizeOf(rest)]);
  }

  protected replaced(): this {
    return this;
  }
}

/**
 * `[examples, …]` becomes `[examples, features]`: what stands between a convolution and a linear
 * layer. The numbers stay in their order, row by row.
 *
 * @example Two images of one channel and three times three
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(flatten.shapeAfter([2, 1, 3, 3]), [2, 9]);
 * ```
 */
export const flatten: Flatten = new Flatten();
