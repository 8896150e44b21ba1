/** Windows that slide over images: convolution and pooling, both made of `unfold` and a product or a largest. */

import { ShapeError } from "../errors.ts";
import { checkCount, formatShape, sameShape } from "../shape.ts";
import type { Windows } from "./backend.ts";
import { operand } from "./broadcast.ts";
import { product } from "./products.ts";
import type { Tensor } from "./tensor.ts";

/** How windows slide: by how much, and over how many zeros beyond each edge. */
export type Sliding = { readonly stride?: number; readonly padding?: number };

/**
 * The convolution of images with filters (in the field's sense: without turning the filter round).
 *
 * Every window of the image is laid out as a row (`unfold`); a filter is a row of weights; so a
 * convolution is a matrix product, and its slopes are products followed by `fold`.
 *
 * @param images `[examples, channels, height, width]`
 * @param filters `[filters, channels, kernelHeight, kernelWidth]`
 * @param bias `[filters]`, if there is one
 * @returns `[examples, filters, rows, columns]`, with `rows = ⌊(height + 2 padding − kernelHeight) / stride⌋ + 1`
 * @throws {ShapeError} if the shapes do not fit
 *
 * @example The difference of neighbours finds an edge
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const image = tensor([[[[0, 0, 1, 1]]]]), edge = tensor([[[[-1, 1]]]]);
 * assert.deepEqual(await conv2d(image, edge).nested(), [[[[0, 1, 0]]]]);
 * ```
 */
export function conv2d(
  images: Tensor,
  filters: Tensor,
  bias?: Tensor,
  sliding: Sliding = {},
): Tensor {
  const action = `convolve ${formatShape(images.shape)} with ${
    formatShape(filters.shape)
  }`;
  operand("convolve", images, filters);
  const [count, channels, kernelHeight, kernelWidth] = filters.shape;
  if (filters.rank !== 4 || images.shape[1] !== channels) {
    throw new ShapeError(
      action,
      "the images must be [examples, channels, height, width], " +
        "the filters [filters, channels, height, width], with as many channels",
    );
  }
  if (bias !== undefined && !sameShape(bias.shape, [count])) {
    throw new ShapeError(
      action,
      `the bias must be [${count}], one for each filter, but it is ${
        formatShape(bias.shape)
      }`,
    );
  }
  const windows = windowsOf(action, images, kernelHeight, kernelWidth, sliding);
  const rows = unfold(images, windows);
  const weights = filters.reshape([
    count,
    channels * kernelHeight * kernelWidth,
  ]);
  const sums = product(rows, weights, false, true);
  return (bias === undefined ? sums : sums.add(bias))
    .reshape([windows.examples, windows.rows, windows.columns, count])
    .permute([0, 3, 1, 2]);
}

/**
 * The largest of each window, channel by channel.
 *
 * @param images `[examples, channels, height, width]`
 * @param size of the square window
 * @param stride from window to window; `size` if not said, so that they do not overlap
 * @returns `[examples, channels, rows, columns]`; what is left over at the edge is not looked at
 */
export function maxPool(images: Tensor, size: number, stride = size): Tensor {
  return pooled("take the largest of windows of", images, size, stride)((
    rows,
  ) => rows.max(1));
}

/** The mean of each window, channel by channel; see {@linkcode maxPool}. */
export function averagePool(
  images: Tensor,
  size: number,
  stride = size,
): Tensor {
  return pooled("average windows of", images, size, stride)((rows) =>
    rows.mean(1)
  );
}

function pooled(action: string, images: Tensor, size: number, stride: number) {
  const called = `${action} ${formatShape(images.shape)}`;
  checkCount(called, "the size of a window", size, 1);
  const all = windowsOf(called, images, size, size, { stride });
  const { examples, channels, rows, columns } = all;
  const single = { ...all, examples: examples * channels, channels: 1 };
  const flat = images.reshape([single.examples, 1, all.height, all.width]);
  return (f: (rows: Tensor) => Tensor) =>
    f(unfold(flat, single)).reshape([examples, channels, rows, columns]);
}

/** Every window as a row; its slope is added back: {@linkcode fold}. */
function unfold(images: Tensor, windows: Windows): Tensor {
  const { examples, channels, kernelHeight, kernelWidth, rows, columns } =
    windows;
  return images.made(
    [examples * rows * columns, channels * kernelHeight * kernelWidth],
    images.backend.unfold(images.numbers, windows),
    [images, (g) => fold(g, windows)],
  );
}

/** Rows added back to where they were taken from; its slope is taken out again: {@linkcode unfold}. */
function fold(rows: Tensor, windows: Windows): Tensor {
  const { examples, channels, height, width } = windows;
  return rows.made(
    [examples, channels, height, width],
    rows.backend.fold(rows.numbers, windows),
    [rows, (g) => unfold(g, windows)],
  );
}

function windowsOf(
  action: string,
  images: Tensor,
  kernelHeight: number,
  kernelWidth: number,
  { stride = 1, padding = 0 }: Sliding,
): Windows {
  if (images.rank !== 4) {
    throw new ShapeError(
      action,
      `the images must be [examples, channels, height, width], but they have ${images.rank} axes`,
    );
  }
  checkCount(action, "the stride", stride, 1);
  checkCount(action, "the padding", padding, 0);
  const [examples, channels, height, width] = images.shape;
  const places = (size: number, kernel: number) =>
    Math.floor((size + 2 * padding - kernel) / stride) + 1;
  const rows = places(height, kernelHeight),
    columns = places(width, kernelWidth);
  if (rows < 1 || columns < 1) {
    throw new ShapeError(
      action,
      `a window must fit into an image, but ${kernelHeight} × ${kernelWidth} is larger than ${
        height + 2 * padding
      } × ${width + 2 * padding}`,
    );
  }
  return {
    examples,
    channels,
    height,
    width,
    kernelHeight,
    kernelWidth,
    stride,
    padding,
    rows,
    columns,
  };
}
