/** Rows by their numbers: taken, added back, and class numbers as rows of zeros with a one. */

import { ShapeError, ValueError } from "../errors.ts";
import { formatShape, sizeOf } from "../shape.ts";
import { reshape } from "./places.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The parts along the first axis that `indices` name: row `indices[i]` becomes row `i`. A row that
 * is named twice gets both slopes: {@linkcode scatter}.
 *
 * @param indices whole numbers from 0, in any shape; that shape comes in the place of the first axis
 * @throws {ShapeError} of a single number
 * @throws {ValueError} if an index is not a row
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const x = tensor([[1, 2], [3, 4], [5, 6]]);
 * assert.deepEqual(await x.gather([2, 0]).nested(), [[5, 6], [1, 2]]);
 * ```
 */
export function gather(
  x: Tensor,
  indices: Tensor | readonly number[],
): Tensor {
  checkRows("gather rows of", x);
  const which = indexed("gather", x, indices), row = x.shape.slice(1);
  return x.made(
    [...which.shape, ...row],
    x.backend.gather(x.numbers, sizeOf(row), which.numbers),
    [x, (g) => scatter(g, which, x.shape[0])],
  );
}

/**
 * Adds each row to the row of `count` rows of zeros that its index names: the opposite of
 * {@linkcode gather}.
 *
 * @throws {ShapeError} if there are not as many indices as rows
 * @throws {ValueError} if an index is not below `count`
 */
export function scatter(
  x: Tensor,
  indices: Tensor | readonly number[],
  count: number,
): Tensor {
  const which = indexed("scatter", x, indices);
  const row = x.shape.slice(which.rank);
  if (formatShape(x.shape.slice(0, which.rank)) !== formatShape(which.shape)) {
    throw new ShapeError(
      `scatter ${formatShape(x.shape)} by indices ${formatShape(which.shape)}`,
      "there must be one index for each row",
    );
  }
  return x.made(
    [count, ...row],
    x.backend.scatter(x.numbers, sizeOf(row), which.numbers, count),
    [x, (g) => gather(g, which)],
  );
}

/**
 * Class numbers as rows of zeros with a 1 at the place of the class.
 *
 * @param labels whole numbers from 0 to `classes − 1`
 * @returns the same shape with one more axis, of size `classes`
 * @throws {ValueError} if a label is not a class
 */
export function oneHot(labels: Tensor, classes: number): Tensor {
  const flat = reshape(labels, [labels.size]);
  const steps = flat.made(
    [labels.size, classes],
    labels.backend.gather(identity(labels, classes), classes, flat.numbers),
  );
  return reshape(steps, [...labels.shape, classes]);
}

function identity(like: Tensor, n: number) {
  const floats = new Float32Array(n * n);
  for (let i = 0; i < n; i++) floats[i * n + i] = 1;
  return like.backend.write(floats);
}

function indexed(
  action: string,
  x: Tensor,
  indices: Tensor | readonly number[],
): Tensor {
  if (!Array.isArray(indices)) return sameBackend(action, x, indices as Tensor);
  const numbers = x.backend.write(Float32Array.from(indices));
  return x.made([indices.length], numbers);
}

function sameBackend(action: string, x: Tensor, indices: Tensor): Tensor {
  if (indices?.backend === x.backend) return indices;
  throw new ValueError(
    `${action} rows of ${formatShape(x.shape)}`,
    "the indices must be a list of numbers, or a Tensor on the same backend",
  );
}

function checkRows(action: string, x: Tensor): void {
  if (x.rank > 0) return;
  throw new ShapeError(`${action} []`, "a single number has no rows");
}
