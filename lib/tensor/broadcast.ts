/** Shapes that are stretched to each other, and the pair that does it: repeat, and sum what was repeated. */

import { ShapeError, ValueError } from "../errors.ts";
import { whatIs } from "../describe.ts";
import { formatShape, sameShape, type Shape } from "../shape.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The smallest shape to which both shapes stretch.
 *
 * Axes are compared from the last one back; two sizes agree when they are equal or one of them
 * is 1, and a missing axis counts as 1.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if two sizes disagree, naming the axis
 *
 * @example A row joins every row of a table
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(broadcast("add", [32, 10], [10]), [32, 10]);
 * assert.throws(() => broadcast("add", [2, 3], [4]), {
 *   message: "Cannot add [2, 3] and [4]: sizes on axis 1 must be equal or 1, but they are 3 and 4",
 * });
 * ```
 */
export function broadcast(action: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length), shape: number[] = [];
  const missingA = rank - a.length, missingB = rank - b.length;
  for (let axis = 0; axis < rank; axis++) {
    const m = axis < missingA ? 1 : a[axis - missingA];
    const n = axis < missingB ? 1 : b[axis - missingB];
    if (m !== n && m !== 1 && n !== 1) {
      throw new ShapeError(
        `${action} ${formatShape(a)} and ${formatShape(b)}`,
        `sizes on axis ${axis} must be equal or 1, but they are ${m} and ${n}`,
      );
    }
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

/**
 * Both operands in a common shape, on one backend.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if they live on different backends, or one is no tensor
 * @throws {ShapeError} if they do not stretch to each other
 */
export function stretched(
  action: string,
  a: Tensor,
  other: Tensor | number,
): readonly [Tensor, Tensor] {
  const b = operand(action, a, other);
  if (sameShape(a.shape, b.shape)) return [a, b];
  const shape = broadcast(action, a.shape, b.shape);
  return [expandTo(a, shape), expandTo(b, shape)];
}

/** The other operand as a tensor on the backend of the first. */
export function operand(
  action: string,
  a: Tensor,
  other: Tensor | number,
): Tensor {
  if (typeof other === "number") return a.constant(other);
  if (other?.backend === a.backend) return other;
  if (other?.backend === undefined) {
    throw new ValueError(
      `${action} ${formatShape(a.shape)} and ${whatIs(other)}`,
      "an operand must be a Tensor or a number" +
        (Array.isArray(other) ? "; write tensor([…])" : ""),
    );
  }
  const [first, second] = [a, other].map(({ backend }) => backend.name);
  throw new ValueError(
    `${action} tensors of two backends`,
    `both must live on one, but the first is on ${first}, and the second on ` +
      `${
        first === second ? "another " : ""
      }${second}; move one with (await x.to(backend))`,
  );
}

/**
 * Repeats a tensor to fill `shape`. Its slope is the sum over what was repeated: {@linkcode sumTo}.
 *
 * @throws {ShapeError} if it does not stretch to that shape
 */
export function expandTo(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  if (!sameShape(broadcast("expand", a.shape, shape), shape)) {
    throw new ShapeError(
      `expand ${formatShape(a.shape)} to ${formatShape(shape)}`,
      "only axes of size 1 can be repeated",
    );
  }
  return a.made(
    shape,
    a.backend.expand(a.numbers, a.shape, shape),
    [a, (g) => sumTo(g, a.shape)],
  );
}

/**
 * Sums the axes that `shape` lacks, or has with size 1. Its slope goes to all that were summed:
 * {@linkcode expandTo}.
 *
 * @throws {ShapeError} if this could not have been repeated from that shape
 */
export function sumTo(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  if (!sameShape(broadcast("sum", shape, a.shape), a.shape)) {
    throw new ShapeError(
      `sum ${formatShape(a.shape)} to ${formatShape(shape)}`,
      "what is left must have the same sizes, or 1",
    );
  }
  return a.made(
    shape,
    a.backend.sum(a.numbers, a.shape, shape),
    [a, (g) => expandTo(g, a.shape)],
  );
}
