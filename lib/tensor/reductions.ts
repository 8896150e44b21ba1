/** Many numbers become one along axes: sums, means, the largest, and what is made of them. */

import { ShapeError } from "../errors.ts";
import { formatShape, type Shape, sizeOf } from "../shape.ts";
import { axisOf, collapsed, without } from "./axes.ts";
import { sumTo } from "./broadcast.ts";
import { reshape } from "./places.ts";
import type { Axes, Tensor } from "./tensor.ts";

/** Whether the axes that were summed stay, with size 1, so that the result joins what it was made from. */
export type KeepAxes = { readonly keep?: boolean };

/** `Σ x`: its slope goes to every number that was added. */
export function sum(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  const total = sumTo(x, collapsed("sum", x.shape, axes));
  return finish(x, total, axes, options);
}

/** `(1/n) Σ x`. @throws {ShapeError} of no numbers */
export function mean(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  const left = collapsed("take the mean of", x.shape, axes);
  return finish(x, centre("take the mean of", x, left), axes, options);
}

/** `(1/n) Σ (x − mean)²`, in two passes. @throws {ShapeError} of no numbers */
export function variance(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  const action = "take the variance of";
  const left = collapsed(action, x.shape, axes);
  const distance = x.sub(centre(action, x, left));
  return finish(x, centre(action, distance.square(), left), axes, options);
}

/** The largest; NaN if one is NaN. Where several are largest they share the slope evenly. */
export function max(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  const left = collapsed("take the largest of", x.shape, axes);
  checkSome("take the largest of", x, left);
  const largest: Tensor = x.made(
    left,
    x.backend.max(x.numbers, x.shape, left),
    [x, (g) => {
      const among = x.equal(largest);
      return among.mul(g.div(sumTo(among, left)));
    }],
  );
  return finish(x, largest, axes, options);
}

/** The smallest; NaN if one is NaN. Where several are smallest they share the slope evenly. */
export function min(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  return max(x.neg(), axes, options).neg();
}

/** Where along an axis the first largest stands, as a number from 0. Nothing goes back through it. */
export function argMax(x: Tensor, axis: number): Tensor {
  const action = "find the largest of";
  const middle = axisOf(action, x.shape, axis);
  checkSome(action, x, collapsed(action, x.shape, middle));
  const outer = sizeOf(x.shape.slice(0, middle));
  const inner = sizeOf(x.shape.slice(middle + 1));
  return x.made(
    without(x.shape, middle),
    x.backend.argMax(x.numbers, outer, x.shape[middle], inner),
  );
}

/** `ln Σ eˣ`, computed as `m + ln Σ eˣ⁻ᵐ` with the largest `m`, so that nothing overflows. */
export function logSumExp(x: Tensor, axes?: Axes, options?: KeepAxes): Tensor {
  const left = collapsed("take the log-sum-exp of", x.shape, axes);
  const m = offset(x, left);
  const total = sumTo(x.sub(m).exp(), left).log().add(m);
  return finish(x, total, axes, options);
}

/** `eˣ / Σ eˣ`, computed with `x` less its largest. */
export function softmax(x: Tensor, axis: number): Tensor {
  const left = collapsed("take the softmax of", x.shape, axis);
  const powers = x.sub(offset(x, left)).exp();
  return powers.div(sumTo(powers, left));
}

/** `x − ln Σ eˣ`, with the largest taken out of both: of `[1000, 1000]` all digits of `−ln 2` are left. */
export function logSoftmax(x: Tensor, axis: number): Tensor {
  const left = collapsed("take the softmax of", x.shape, axis);
  const below = x.sub(offset(x, left));
  return below.sub(sumTo(below.exp(), left).log());
}

/** The largest as a constant: subtracting it changes nothing, so it has no slope. */
function offset(x: Tensor, left: Shape): Tensor {
  checkSome("take exponentials of", x, left);
  const m = x.made(left, x.backend.max(x.numbers, x.shape, left));
  return m.abs().equal(Infinity).where(0, m); // infinite less infinite would be NaN
}

function centre(action: string, x: Tensor, left: Shape): Tensor {
  checkSome(action, x, left);
  return sumTo(x, left).mul(sizeOf(left) / x.size);
}

function checkSome(action: string, x: Tensor, left: Shape): void {
  if (x.size > 0 || sizeOf(left) === 0) return;
  throw new ShapeError(
    `${action} ${formatShape(x.shape)}`,
    "there must be a number, but there is none",
  );
}

function finish(
  x: Tensor,
  result: Tensor,
  axes: Axes,
  { keep = false }: KeepAxes = {},
): Tensor {
  return keep ? result : reshape(result, without(x.shape, axes));
}
