/** The convolutional layer: the same small filters at every place of an image. */

import { written } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import type { Activated } from "../tensor/backend.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { conv2d as convolved } from "../tensor/windows.ts";
import { activated, checkActivated, usualInitial } from "./activated.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  ownChance,
  weightsOf,
  zerosOf,
} from "./first_weights.ts";
import { imagesAfter, type SlidingWindows } from "./image_shapes.ts";
import { BaseLayer } from "./layer.ts";
import type { OpenShape } from "./open_shape.ts";

/** How a convolutional layer is built. */
export type Conv2dOptions = FirstWeights & {
  /** From one window to the next; 1 if not said. */
  readonly stride?: number | undefined;
  /** Zeros beyond each edge; 0 if not said. */
  readonly padding?: number | undefined;
  /** What is done to the sums; nothing if not said. */
  readonly activation?: Activated | undefined;
  /** `false`: no biases. */
  readonly bias?: boolean | undefined;
};

/** The filters and, if there are biases, one for each. */
export type Conv2dParameters = {
  /** `[filters, channels, height, width]` */
  readonly weight: Tensor;
  /** `[filters]` */
  readonly bias?: Tensor;
};

/** Filters that slide over images. Made by {@linkcode conv2d}. */
export class Conv2d extends BaseLayer<Conv2dParameters> {
  /** Made by {@linkcode conv2d}. @ignore */
  constructor(
    readonly parameters: Conv2dParameters,
    readonly windows: SlidingWindows,
    readonly activation: Activated,
  ) {
    super();
  }

  /** How many channels an image must have. */
  get channels(): number {
    return this.parameters.weight.shape[1];
  }

  /** How many filters there are: the channels that come out. */
  get filters(): number {
    return this.parameters.weight.shape[0];
  }

  describe(): string {
    const { size, stride, padding } = this.windows;
    return [
      `conv2d ${this.channels} → ${this.filters}, ${size.join(" × ")}`,
      stride === 1 ? [] : `stride ${stride}`,
      padding === 0 ? [] : `padding ${padding}`,
      this.parameters.bias === undefined ? "no bias" : [],
      this.activation === "identity" ? [] : this.activation,
    ].flat().join(", ");
  }

  shapeAfter(x: OpenShape): OpenShape {
    const action = this.applying(x);
    const [examples, channels, ...sides] = imagesAfter(action, x, this.windows);
    if (typeof channels === "number" && channels !== this.channels) {
      throw new ShapeError(
        action(),
        `images must have the ${this.channels} channels of its filters, but they have ${channels}`,
      );
    }
    return [examples, this.filters, ...sides];
  }

  protected compute(x: Tensor): Tensor {
    const { weight, bias } = this.parameters;
    return activated(convolved(x, weight, bias, this.windows), this.activation);
  }

  protected replaced(parameters: Conv2dParameters): Conv2d {
    return new Conv2d(parameters, this.windows, this.activation);
  }
}

/**
 * Filters that slide over images: `y[f, i, j] = g(bias[f] + Σ weight[f, c, a, b] x[c, i + a, j + b])`.
 *
 * Every place is looked at with the same few weights, so what was learned in one corner is known in
 * all, and there is far less to learn than in a linear layer. Y. LeCun, L. Bottou, Y. Bengio,
 * P. Haffner, "Gradient-based learning applied to document recognition", 1998.
 *
 * @param channels of the images `[examples, channels, height, width]`: 1 for grey, 3 for colours
 * @param filters how many; `[examples, filters, rows, columns]` comes out
 * @param size of a filter: one number, or height and width
 * @param options chance or a seed; stride, padding, activation, and what else is not as usual
 * @throws {ValueError} if there is no chance, a size is no count, or there is no such activation
 *
 * @example Eight filters of 3 × 3 over a grey image of 28 × 28
 * ```ts
 * import assert from "node:assert/strict";
 * const layer = conv2d(1, 8, 3, { seed: 1, activation: "relu" });
 * assert.deepEqual(layer.shapeAfter(["examples", 1, 28, 28]), ["examples", 8, 26, 26]);
 * assert.equal(layer.describe(), "conv2d 1 → 8, 3 × 3, relu");
 * ```
 */
export function conv2d(
  channels: number,
  filters: number,
  size: number | readonly [height: number, width: number],
  options: Conv2dOptions,
): Conv2d {
  const action = `build conv2d ${written(channels)} → ${written(filters)}`;
  const [height, width] = Array.isArray(size) ? size : [size, size];
  checkCount(action, "the number of channels", channels, 1);
  checkCount(action, "the number of filters", filters, 1);
  checkCount(action, "the height of a filter", height, 1);
  checkCount(action, "the width of a filter", width, 1);
  checkLayerOptions(action, options, "conv2d(1, 8, 3, { seed: 1 })", [
    "stride",
    "padding",
    "activation",
    "bias",
  ]);
  const { stride = 1, padding = 0, activation = "identity", backend } = options;
  checkCount(action, "the stride", stride, 1);
  checkCount(action, "the padding", padding, 0);
  checkActivated(action, activation);
  const weight = weightsOf(
    [filters, channels, height, width],
    { inputs: channels * height * width, units: filters * height * width },
    options.initial ?? usualInitial(activation),
    ownChance(action, options),
    backend,
  );
  return new Conv2d(
    options.bias ?? true
      ? { weight, bias: zerosOf([filters], backend) }
      : { weight },
    { size: [height, width], stride, padding },
    activation,
  );
}
