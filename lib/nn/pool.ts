/** Pooling: images become smaller, and where exactly something was seen matters less. */

import { written } from "../describe.ts";
import { checkCount, checkNames, checkOptions } from "../shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  averagePool as averaged,
  maxPool as largest,
} from "../tensor/windows.ts";
import { imagesAfter } from "./image_shapes.ts";
import { BaseLayer, type NoParameters } from "./layer.ts";
import type { OpenShape } from "./open_shape.ts";

type Pooled = (images: Tensor, size: number, stride: number) => Tensor;

/** One number for each window, channel by channel. Made by {@linkcode maxPool} and {@linkcode averagePool}. */
export class Pool extends BaseLayer<NoParameters> {
  readonly parameters: NoParameters = {};
  readonly #name: string;
  readonly #pooled: Pooled;

  /** Made by {@linkcode maxPool} and {@linkcode averagePool}. @ignore */
  constructor(
    name: string,
    pooled: Pooled,
    readonly size: number,
    readonly stride: number,
  ) {
    super();
    this.#name = name;
    this.#pooled = pooled;
  }

  describe(): string {
    const { size, stride } = this;
    const step = stride === size ? "" : `, stride ${stride}`;
    return `${this.#name} ${size} × ${size}${step}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    const { size, stride } = this;
    const windows = { size: [size, size], stride, padding: 0 } as const;
    return imagesAfter(this.applying(x), x, windows);
  }

  protected compute(x: Tensor): Tensor {
    return this.#pooled(x, this.size, this.stride);
  }

  protected replaced(): this {
    return this;
  }
}

/** How windows of a pooling layer slide. */
export type PoolOptions = {
  /** From one window to the next; the size if not said, so that each number is looked at once. */
  readonly stride?: number | undefined;
};

/**
 * The largest number of each window, channel by channel: whether something was seen there.
 *
 * @param size height and width of a window; what is left over at the edge is not looked at
 * @throws {ValueError} if a size is no count
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const image = tensor([[[[1, 2, 0, 0], [3, 4, 0, 5]]]]);
 * assert.deepEqual(await maxPool(2).output(image).nested(), [[[[4, 5]]]]);
 * ```
 */
export function maxPool(size: number, options: PoolOptions = {}): Pool {
  return pool("max pool", largest, size, options);
}

/**
 * The mean of each window, channel by channel.
 *
 * @param size height and width of a window; what is left over at the edge is not looked at
 * @throws {ValueError} if a size is no count
 */
export function averagePool(size: number, options: PoolOptions = {}): Pool {
  return pool("average pool", averaged, size, options);
}

function pool(
  name: string,
  pooled: Pooled,
  size: number,
  options: PoolOptions,
): Pool {
  const action = `build ${name} ${written(size)}`;
  checkCount(action, "the size", size, 1);
  checkOptions(action, options, "maxPool(2, { stride: 1 })");
  checkNames(action, ["stride"], options);
  const { stride = size } = options;
  checkCount(action, "the stride", stride, 1);
  return new Pool(name, pooled, size, stride);
}
