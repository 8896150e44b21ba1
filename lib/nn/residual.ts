/** The residual connection: what a layer finds is added to what was there. */

import { ShapeError, ValueError } from "../errors.ts";
import { whatIs } from "../describe.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  BaseLayer,
  isLayer,
  type Layer,
  type Mode,
  type Parameters,
} from "./layer.ts";
import { formatOpen, isRankKnown, type OpenShape } from "./open_shape.ts";

/** A layer with a way round it. Made by {@linkcode residual}. */
export class Residual<P extends Parameters> extends BaseLayer<P> {
  override readonly layers: Layer["layers"];

  /** Made by {@linkcode residual}. @ignore */
  constructor(readonly layer: Layer<P>) {
    super();
    this.layers = layer.layers;
  }

  get parameters(): P {
    return this.layer.parameters;
  }

  describe(): string {
    return `residual of ${this.layer.describe()}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    const after = this.layer.shapeAfter(x);
    if (mayBeSame(x, after)) return isRankKnown(x) ? x : after;
    throw new ShapeError(
      this.applying(x)(),
      `what comes out must have the shape of what goes in, but it is ${
        formatOpen(after)
      }`,
    );
  }

  protected compute(x: Tensor, mode?: Mode): Tensor {
    return x.add(this.layer.output(x, mode));
  }

  protected replaced(parameters: P): Residual<P> {
    return new Residual(this.layer.with(parameters));
  }
}

/** Whether two shapes are the same, as far as they are known. */
function mayBeSame(a: OpenShape, b: OpenShape): boolean {
  const sameRank = !isRankKnown(a) || !isRankKnown(b) || a.length === b.length;
  return sameRank && a.every((_, i) => {
    const x = a.at(-1 - i), y = b.at(-1 - i);
    return x === y || typeof x !== "number" || typeof y !== "number";
  });
}

/**
 * `y = x + f(x)`: the layer `f` learns what is to be changed, and where it has nothing to say, `x`
 * passes through as it is. So do slopes going back, and very deep networks can be trained. K. He,
 * X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", 2015.
 *
 * @param layer gives the shape that it takes; its parameters are those of the whole
 * @throws {ValueError} if it is no layer
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * import { relu } from "./activations.ts";
 * assert.deepEqual(await residual(relu).output(tensor([-1, 2])).nested(), [-1, 4]);
 * ```
 */
export function residual<P extends Parameters>(layer: Layer<P>): Residual<P> {
  if (isLayer(layer)) return new Residual(layer);
  throw new ValueError(
    "build a residual connection",
    `it must go round a layer, but it is ${whatIs(layer)}`,
  );
}
