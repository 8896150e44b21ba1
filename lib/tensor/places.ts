/** The same numbers in other places: reshaped, exchanged, cut out, put together. The pairs are each other's derivatives. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import {
  checkList,
  formatShape,
  sameShape,
  type Shape,
  sizeOf,
} from "../shape.ts";
import { axisOf } from "./axes.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The same numbers, row by row, in another shape.
 *
 * @throws {ShapeError} if it is no list, does not hold as many, or more than one size is −1
 */
export function reshape(x: Tensor, wanted: Shape): Tensor {
  if (!Array.isArray(wanted)) {
    checkList(`reshape ${formatShape(x.shape)}`, "sizes", wanted);
  }
  if (sameShape(x.shape, wanted)) return x;
  const shape = filled(x, wanted);
  if (sameShape(x.shape, shape)) return x;
  return x.made(shape, x.numbers, [x, (g) => reshape(g, x.shape)]);
}

/** With −1 replaced by what is left. */
function filled(x: Tensor, wanted: Shape): Shape {
  const known = sizeOf(wanted.filter((n) => n !== -1));
  const open = wanted.filter((n) => n === -1).length;
  const shape = open === 1 && known > 0 && x.size % known === 0
    ? wanted.map((n) => n === -1 ? x.size / known : n)
    : wanted;
  if (shape.every((n) => n >= 0) && sizeOf(shape) === x.size) return shape;
  throw new ShapeError(
    `reshape ${formatShape(x.shape)} to ${formatShape(wanted)}`,
    open > 1
      ? "only one size may be -1"
      : `it must hold ${x.size} numbers, but it holds ${
        open === 1 ? `multiples of ${known}` : sizeOf(wanted)
      }`,
  );
}

/** Axis `i` of the result is axis `order[i]` of `x`; the slope goes by the opposite order. */
export function permute(x: Tensor, order: readonly number[]): Tensor {
  const sorted = order.toSorted((a, b) => a - b);
  if (order.length !== x.rank || sorted.some((axis, i) => axis !== i)) {
    throw new ShapeError(
      `permute ${formatShape(x.shape)}`,
      `the order must name each of the axes 0 to ${
        x.rank - 1
      } once, but it is ${written(order)}`,
    );
  }
  const back = order.map((_, axis) => order.indexOf(axis));
  return x.made(
    order.map((axis) => x.shape[axis]),
    x.backend.permute(x.numbers, x.shape, order),
    [x, (g) => permute(g, back)],
  );
}

/** The last two axes exchanged. @throws {ShapeError} if there are fewer than two */
export function transpose(x: Tensor): Tensor {
  if (x.rank < 2) {
    throw new ShapeError(
      `transpose ${formatShape(x.shape)}`,
      `it must have 2 axes or more, but it has ${x.rank}`,
    );
  }
  const order = x.shape.map((_, axis) => axis);
  order.splice(-2, 2, x.rank - 1, x.rank - 2);
  return permute(x, order);
}

/**
 * From `start` to before `end` along an axis; numbers below 0 count from the end. The slope stands
 * among zeros: {@linkcode padTo}.
 *
 * @throws {ShapeError} if that lies outside
 */
export function slice(
  x: Tensor,
  start: number,
  end: number | undefined,
  along: number,
): Tensor {
  const axis = axisOf("slice", x.shape, along), n = x.shape[axis];
  const from = start < 0 ? start + n : start;
  const to = end === undefined ? n : end < 0 ? end + n : end;
  const whole = Number.isInteger(from) && Number.isInteger(to);
  if (!whole || from < 0 || from > to || to > n) {
    throw new ShapeError(
      `slice ${formatShape(x.shape)} from ${start} to ${end ?? "its end"}`,
      `both must lie in order between 0 and ${n}, the size of axis ${axis}`,
    );
  }
  return cut(x, placed(x.shape, axis, from), x.shape.with(axis, to - from));
}

/** The part `index` along an axis, which goes. @throws {ShapeError} if there is none */
export function at(x: Tensor, index: number, along: number): Tensor {
  const axis = axisOf("take a part of", x.shape, along), n = x.shape[axis];
  const i = index < 0 ? index + n : index;
  if (!Number.isInteger(i) || i < 0 || i >= n) {
    throw new ShapeError(
      `take part ${written(index)} of ${formatShape(x.shape)}`,
      `axis ${axis} has ${n}, which are counted from 0`,
    );
  }
  return reshape(slice(x, i, i + 1, axis), x.shape.toSpliced(axis, 1));
}

/** Zeros before and after along an axis. @throws {ShapeError} if their number is below 0 */
export function pad(
  x: Tensor,
  before: number,
  after: number,
  along: number,
): Tensor {
  const axis = axisOf("pad", x.shape, along);
  if (![before, after].every((n) => Number.isInteger(n) && n >= 0)) {
    throw new ShapeError(
      `pad ${formatShape(x.shape)} by ${before} and ${after}`,
      "both must be whole numbers, 0 or more",
    );
  }
  const shape = x.shape.with(axis, before + x.shape[axis] + after);
  return padTo(x, placed(x.shape, axis, before), shape);
}

/**
 * Tensors one after the other along an axis. Each gets its part of the slope.
 *
 * @param parts tensors that differ in size on that axis alone
 * @throws {ShapeError} if they differ elsewhere, or there are none
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const joined = concat([tensor([[1], [2]]), tensor([[3, 4], [5, 6]])], 1);
 * assert.deepEqual(await joined.nested(), [[1, 3, 4], [2, 5, 6]]);
 * ```
 */
export function concat(parts: readonly Tensor[], along = 0): Tensor {
  const [first] = parts;
  if (first === undefined) {
    throw new ShapeError(
      "concatenate tensors",
      "there must be one, but there is none",
    );
  }
  const axis = axisOf("concatenate", first.shape, along);
  for (const part of parts) checkJoins(first, part, axis);
  const sizes = parts.map((part) => part.shape[axis]);
  const starts = sizes.map((_, i) => sizeOfAll(sizes.slice(0, i)));
  const inner = sizeOf(first.shape.slice(axis + 1));
  return first.made(
    first.shape.with(axis, sizeOfAll(sizes)),
    first.backend.concat(
      parts.map((part) => part.numbers),
      sizeOf(first.shape.slice(0, axis)),
      sizes.map((n) => n * inner),
    ),
    ...parts.map((part, i) =>
      [
        part,
        (g: Tensor) => slice(g, starts[i], starts[i] + sizes[i], axis),
      ] as const
    ),
  );
}

/**
 * Tensors of one shape as the parts of a new first axis.
 *
 * @throws {ShapeError} if their shapes differ, or there are none
 */
export function stack(parts: readonly Tensor[]): Tensor {
  const [first] = parts;
  const other = parts.find((part) => !sameShape(part.shape, first.shape));
  if (other !== undefined) {
    throw new ShapeError(
      `stack ${formatShape(first.shape)} and ${formatShape(other.shape)}`,
      "all must have the same shape",
    );
  }
  return concat(parts.map((part) => reshape(part, [1, ...part.shape])));
}

function checkJoins(first: Tensor, part: Tensor, axis: number): void {
  if (part.backend !== first.backend) {
    throw new ValueError(
      "concatenate tensors of two backends",
      `all must live on one, but there are ${first.backend.name} and ${part.backend.name}`,
    );
  }
  const fits = part.rank === first.rank &&
    part.shape.every((n, i) => i === axis || n === first.shape[i]);
  if (fits) return;
  throw new ShapeError(
    `concatenate ${formatShape(first.shape)} and ${
      formatShape(part.shape)
    } along axis ${axis}`,
    "all other sizes must be equal",
  );
}

/** The part that begins at `starts`; its slope is put back there: {@linkcode padTo}. */
function cut(x: Tensor, starts: readonly number[], shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  return x.made(
    shape,
    x.backend.slice(x.numbers, x.shape, starts, shape),
    [x, (g) => padTo(g, starts, x.shape)],
  );
}

/** `x` at `starts` among zeros; the slope is cut out there again: {@linkcode cut}. */
function padTo(x: Tensor, starts: readonly number[], shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  return x.made(
    shape,
    x.backend.pad(x.numbers, x.shape, starts, shape),
    [x, (g) => cut(g, starts, x.shape)],
  );
}

function placed(shape: Shape, axis: number, start: number): number[] {
  return shape.map((_, i) => i === axis ? start : 0);
}

function sizeOfAll(sizes: readonly number[]): number {
  return sizes.reduce((sum, n) => sum + n, 0);
}
