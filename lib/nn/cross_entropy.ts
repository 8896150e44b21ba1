/** The cross-entropy of classes, from logits. */

import { ShapeError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import { crossEntropyOf } from "../tensor/cross_entropy.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";

const ACTION = "take the cross-entropy";

/**
 * `−(1/m) Σ ln softmax(z)ₖ` with the right class `k`: the mean over the `m` examples. For targets
 * that are chances `y` of all classes, `−(1/m) Σ Σₖ yₖ ln softmax(z)ₖ`.
 *
 * It is how unlikely the targets are if `softmax(z)` holds the chances of the classes; its slope at
 * `z` is `softmax(z) − y`. Give it the sums before the softmax ("logits"), not the chances; it is
 * computed with the largest logit taken out, so logits of ±1000 are as good as any. A sum without
 * `1/m`, as some textbooks have it, is `crossEntropy(z, y).mul(m)`.
 *
 * @param logits z, `[m, classes]`, or `[…, classes]` with a class at every place
 * @param target class numbers from 0, `[m]`, without the last axis; or chances in the shape of the logits
 * @returns one number
 * @throws {ShapeError} if the targets have neither shape
 * @throws {ValueError} if a class number is not below `classes`
 *
 * @example Class numbers, and the same as rows
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const logits = tensor([[1000, 0], [1000, 0]]);
 * assert.equal(await crossEntropy(logits, tensor([0, 1])).item(), 500);
 * assert.equal(await crossEntropy(logits, tensor([[1, 0], [0, 1]])).item(), 500);
 * ```
 */
export function crossEntropy(logits: Tensor, target: Tensor): Tensor {
  checkTensor(ACTION, "the output", logits);
  checkTensor(ACTION, "the target", target);
  const places = logits.shape.slice(0, -1);
  if (logits.rank > 1 && sameShape(target.shape, places)) {
    const flat = logits.reshape([target.size, logits.shape[places.length]]);
    return crossEntropyOf(flat, target.reshape([target.size])).mean();
  }
  if (logits.rank > 1 && sameShape(target.shape, logits.shape)) {
    const examples = logits.size / logits.shape[places.length];
    return target.mul(logits.logSoftmax()).sum().mul(-1 / examples);
  }
  throw wrongTargets(logits, target);
}

function wrongTargets(logits: Tensor, target: Tensor): ShapeError {
  const [n, one] = target.shape;
  if (logits.rank < 2) {
    return new ShapeError(
      ACTION,
      `logits must be [examples, classes], but they are ${
        formatShape(logits.shape)
      }`,
    );
  }
  const remedy = target.rank === 2 && one === 1 && n === logits.shape[0]
    ? `; make them a list: targets.reshape([${n}])`
    : "";
  return new ShapeError(
    ACTION,
    `targets of logits ${formatShape(logits.shape)} must be class numbers ${
      formatShape(logits.shape.slice(0, -1))
    } or chances ${formatShape(logits.shape)}, but they are ${
      formatShape(target.shape)
    }${remedy}`,
  );
}
