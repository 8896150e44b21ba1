/** Tensors: many numbers in a shape, which remember how they were made. */

import { whatIs, written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Shape } from "../shape.ts";
import * as arithmetic from "./arithmetic.ts";
import type { Backend, Numbers } from "./backend.ts";
import { expandTo, sumTo } from "./broadcast.ts";
import { checkedBackend } from "./checked_backend.ts";
import * as comparisons from "./comparisons.ts";
import * as functions from "./functions.ts";
import * as places from "./places.ts";
import { StoredNumbers } from "./stored_numbers.ts";
import * as products from "./products.ts";
import * as reductions from "./reductions.ts";
import * as rows from "./rows.ts";

/** An operand, and how the slope of a result becomes its share of that operand's slope. */
export type Link = readonly [operand: Tensor, slope: (g: Tensor) => Tensor];

/** Which axes: one, several, counted from the last if below 0, or all if none is named. */
export type Axes = number | readonly number[] | undefined;

/**
 * Numbers in a shape, on one backend, that remember how they were made, so that
 * {@linkcode gradients} can go back.
 *
 * A tensor never changes. Each operation stands in a file of its kind beside its derivative, which
 * is made of the same operations, and so can be differentiated again. Operands of different shapes
 * are stretched to a common one ("broadcasting"): axes are compared from the last one back,
 * and two sizes agree if they are equal or one of them is 1.
 *
 * Numbers are 32-bit floats (`loops({ precision: "double" })` has 64); NaN and infinities flow on.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const x = tensor([[1, 2], [3, 4]]), column = tensor([[10], [20]]);
 * assert.deepEqual(await x.add(column).nested(), [[11, 12], [23, 24]]);
 * ```
 */
export class Tensor extends StoredNumbers {
  /** Made by `tensor()` and by calculating, not by hand. @ignore */
  constructor(
    shape: Shape,
    numbers: Numbers,
    backend: Backend,
    readonly links: readonly Link[] = [],
  ) {
    super(shape, numbers, backend);
  }

  /** A result on the same backend. @ignore */
  made(shape: Shape, numbers: Numbers, ...links: Link[]): Tensor {
    return new Tensor(shape, numbers, this.backend, links);
  }

  /** A constant on the same backend. @ignore */
  constant(value: number): Tensor {
    return new Tensor(
      [],
      this.backend.write(Float64Array.of(value)),
      this.backend,
    );
  }

  // Arithmetic

  /** `x + y`. */
  add(other: Tensor | number): Tensor {
    return arithmetic.add(this, other);
  }
  /** `x − y`. */
  sub(other: Tensor | number): Tensor {
    return arithmetic.sub(this, other);
  }
  /** `x y`, number by number. */
  mul(other: Tensor | number): Tensor {
    return arithmetic.mul(this, other);
  }
  /** `x / y`, number by number. */
  div(other: Tensor | number): Tensor {
    return arithmetic.div(this, other);
  }
  /** `xⁿ`, number by number. */
  pow(exponent: Tensor | number): Tensor {
    return arithmetic.pow(this, exponent);
  }
  /** `−x`. */
  neg(): Tensor {
    return arithmetic.neg(this);
  }

  // Functions of each number

  /** `eˣ`. */
  exp(): Tensor {
    return functions.exp(this);
  }
  /** `ln x`. */
  log(): Tensor {
    return functions.log(this);
  }
  /** `√x`. */
  sqrt(): Tensor {
    return functions.sqrt(this);
  }
  /** `x²`. */
  square(): Tensor {
    return functions.square(this);
  }
  /** `|x|`, with slope 0 at 0. */
  abs(): Tensor {
    return functions.abs(this);
  }
  /** `sin x`, in radians. */
  sin(): Tensor {
    return functions.sin(this);
  }
  /** `cos x`, in radians. */
  cos(): Tensor {
    return functions.cos(this);
  }
  /** The hyperbolic tangent. */
  tanh(): Tensor {
    return functions.tanh(this);
  }
  /** `1 / (1 + e⁻ˣ)`. */
  sigmoid(): Tensor {
    return functions.sigmoid(this);
  }
  /** `ln(1 + eˣ)`. */
  softplus(): Tensor {
    return functions.softplus(this);
  }
  /** `max(0, x)`, with slope 0 at 0. */
  relu(): Tensor {
    return functions.relu(this);
  }
  /** `x` for `x > 0`, else `a x`. */
  leakyRelu(a = 0.01): Tensor {
    return functions.leakyRelu(this, a);
  }

  // Comparison: 1 for true, 0 for false

  /** `x > y`. */
  greater(other: Tensor | number): Tensor {
    return comparisons.greater(this, other);
  }
  /** `x < y`. */
  less(other: Tensor | number): Tensor {
    return comparisons.less(this, other);
  }
  /** `x = y`. */
  equal(other: Tensor | number): Tensor {
    return comparisons.equal(this, other);
  }
  /** The larger of the two; at a tie each has half the slope. */
  maximum(other: Tensor | number): Tensor {
    return comparisons.maximum(this, other);
  }
  /** The smaller of the two; at a tie each has half the slope. */
  minimum(other: Tensor | number): Tensor {
    return comparisons.minimum(this, other);
  }
  /** `a` where this is not 0, else `b`. */
  where(a: Tensor | number, b: Tensor | number): Tensor {
    return comparisons.where(this, a, b);
  }

  // Along axes

  /** The sum along axes, which go, or stay with size 1 if `keep`. */
  sum(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.sum(this, axes, options);
  }
  /** The mean along axes. */
  mean(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.mean(this, axes, options);
  }
  /** The mean square distance from the mean along axes, divided by `n`. */
  variance(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.variance(this, axes, options);
  }
  /** The largest along axes; ties share the slope. */
  max(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.max(this, axes, options);
  }
  /** The smallest along axes; ties share the slope. */
  min(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.min(this, axes, options);
  }
  /** Where along an axis the first largest stands. */
  argMax(axis = -1): Tensor {
    return reductions.argMax(this, axis);
  }
  /** `ln Σ eˣ` along axes, without overflow. */
  logSumExp(axes?: Axes, options?: reductions.KeepAxes): Tensor {
    return reductions.logSumExp(this, axes, options);
  }
  /** `eˣ / Σ eˣ` along an axis. */
  softmax(axis = -1): Tensor {
    return reductions.softmax(this, axis);
  }
  /** `ln softmax(x)` along an axis, without overflow. */
  logSoftmax(axis = -1): Tensor {
    return reductions.logSoftmax(this, axis);
  }

  // Shapes and places

  /** Repeats to fill `shape`; the opposite of {@linkcode Tensor.sumTo}. */
  expandTo(shape: Shape): Tensor {
    return expandTo(this, shape);
  }
  /** Sums what {@linkcode Tensor.expandTo} repeats. */
  sumTo(shape: Shape): Tensor {
    return sumTo(this, shape);
  }
  /** The same numbers row by row in another shape; one size may be −1, "what is left". */
  reshape(shape: Shape): Tensor {
    return places.reshape(this, shape);
  }
  /** Axis `i` of the result is axis `order[i]` of this. */
  permute(order: readonly number[]): Tensor {
    return places.permute(this, order);
  }
  /** The last two axes exchanged. */
  transpose(): Tensor {
    return places.transpose(this);
  }
  /** From `start` (included) to `end` (not included) along an axis; counted from the end if below 0. */
  slice(start: number, end?: number, axis = 0): Tensor {
    return places.slice(this, start, end, axis);
  }
  /** The part `index` along an axis, which goes. */
  at(index: number, axis = 0): Tensor {
    return places.at(this, index, axis);
  }
  /** Zeros before and after along an axis. */
  pad(before: number, after: number, axis = 0): Tensor {
    return places.pad(this, before, after, axis);
  }
  /** The rows that `indices` name; an index may come twice. */
  gather(indices: Tensor | readonly number[]): Tensor {
    return rows.gather(this, indices);
  }
  /** Adds each row to the row of `count` rows of zeros that its index names. */
  scatter(indices: Tensor | readonly number[], count: number): Tensor {
    return rows.scatter(this, indices, count);
  }
  /** Each class number as a row of zeros with a 1 at its place. */
  oneHot(classes: number): Tensor {
    return rows.oneHot(this, classes);
  }

  // Products

  /** The matrix product `[…, m, k] × [k, n]` or `[…, k, n] → […, m, n]`. */
  matmul(other: Tensor): Tensor {
    return products.matmul(this, other);
  }

  // Out of the graph, and out to be read

  /** The same numbers with their history forgotten. */
  detach(): Tensor {
    return new Tensor(this.shape, this.numbers, this.backend);
  }
  /** The same numbers on another backend, without history. */
  async to(backend: Backend): Promise<Tensor> {
    if (backend === this.backend) return this.detach();
    checkedBackend("move a tensor", backend);
    return new Tensor(this.shape, backend.write(await this.read()), backend);
  }
}

/**
 * Checks that a value is a tensor.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what its name
 * @throws {ValueError} if it is anything else
 */
export function checkTensor(
  action: string,
  what: string,
  x: unknown,
): asserts x is Tensor {
  if (x instanceof Tensor) return;
  const remedy = typeof x === "number" || Array.isArray(x)
    ? `; write tensor(${written(x)})`
    : "";
  throw new ValueError(
    action,
    `${what} must be a Tensor, but it is ${whatIs(x)}${remedy}`,
  );
}
