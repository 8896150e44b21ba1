/** The cross-entropy of class numbers, from logits, in one pass with its slope. */

import { ShapeError } from "../errors.ts";
import { formatShape, type Shape } from "../shape.ts";
import { operand } from "./broadcast.ts";
import type { Tensor } from "./tensor.ts";

/**
 * `−ln softmax(z)ₖ` for every row `z` of logits whose class is `k`.
 *
 * Computed as `ln Σ eᶻ − zₖ` with the largest logit taken out first, so that no logit overflows: the
 * textbook form gives NaN for logits of ±1000. The slope is `softmax(z)` less 1 at the right class.
 *
 * @param logits `[examples, classes]`, the sums before the softmax
 * @param labels `[examples]`, whole numbers from 0 to `classes − 1`
 * @returns `[examples]`: one loss each
 * @throws {ShapeError} if the shapes do not fit
 * @throws {ValueError} if a label is not a class
 *
 * @example Sure and right, sure and wrong
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const losses = crossEntropyOf(tensor([[1000, 0], [1000, 0]]), tensor([0, 1]));
 * assert.deepEqual(await losses.nested(), [0, 1000]);
 * ```
 */
export function crossEntropyOf(logits: Tensor, labels: Tensor): Tensor {
  const right = operand("take the cross-entropy of", logits, labels);
  const wrong = mismatch(logits.shape, right.shape);
  if (wrong !== undefined) {
    throw new ShapeError(
      `take the cross-entropy of logits ${formatShape(logits.shape)}`,
      wrong,
    );
  }
  const [examples, classes] = logits.shape;
  const { losses, slopes } = logits.backend.crossEntropy(
    logits.numbers,
    right.numbers,
    examples,
    classes,
  );
  const perRow = logits.made(logits.shape, slopes, [
    logits,
    (h) => ofSoftmax(logits, h),
  ]);
  return logits.made(
    [examples],
    losses,
    [logits, (g) => g.reshape([examples, 1]).mul(perRow)],
  );
}

function mismatch(logits: Shape, labels: Shape): string | undefined {
  const [examples, classes] = logits;
  if (logits.length !== 2 || classes < 1) {
    return "they must be [examples, classes]";
  }
  if (labels.length === 1 && labels[0] === examples) return undefined;
  return `the labels must be [${examples}], one class number for each example, but they are ${
    formatShape(labels)
  }`;
}

/** The slope of a softmax: `p (h − Σ p h)`. */
function ofSoftmax(logits: Tensor, h: Tensor): Tensor {
  const p = logits.softmax();
  return p.mul(h.sub(p.mul(h).sum(1, { keep: true })));
}
