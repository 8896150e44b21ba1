/** Plus, minus, times, divided by, to the power of: each beside its derivative. */

import { expandTo, stretched } from "./broadcast.ts";
import type { Tensor } from "./tensor.ts";

/** `x + y`: the slope goes to both. */
export function add(x: Tensor, y: Tensor | number): Tensor {
  if (typeof y === "number") {
    const sum = x.backend.map("shift", x.numbers, y);
    return x.made(x.shape, sum, [x, (g) => g]);
  }
  const [a, b] = stretched("add", x, y);
  const sum = a.backend.zip("add", a.numbers, b.numbers);
  return a.made(a.shape, sum, [a, (g) => g], [b, (g) => g]);
}

/** `x − y`: the slope goes to both, with its sign turned for `y`. */
export function sub(x: Tensor, y: Tensor | number): Tensor {
  if (typeof y === "number") return add(x, -y);
  const [a, b] = stretched("subtract", x, y);
  const difference = a.backend.zip("subtract", a.numbers, b.numbers);
  return a.made(a.shape, difference, [a, (g) => g], [b, (g) => g.neg()]);
}

/** `x y`: the slope for each factor is the other factor. */
export function mul(x: Tensor, y: Tensor | number): Tensor {
  if (typeof y === "number") {
    const multiple = x.backend.map("scale", x.numbers, y);
    return x.made(x.shape, multiple, [x, (g) => g.mul(y)]);
  }
  const [a, b] = stretched("multiply", x, y);
  const product = a.backend.zip("multiply", a.numbers, b.numbers);
  return a.made(
    a.shape,
    product,
    [a, (g) => g.mul(b)],
    [b, (g) => g.mul(a)],
  );
}

/** `x / y`, with slopes `1 / y` and `−(x / y) / y`. */
export function div(x: Tensor, y: Tensor | number): Tensor {
  const [a, b] = stretched("divide", x, y);
  const quotient = a.made(
    a.shape,
    a.backend.zip("divide", a.numbers, b.numbers),
    [a, (g) => g.div(b)],
    [b, (g) => g.mul(quotient).div(b).neg()],
  );
  return quotient;
}

/** `−x`. */
export function neg(x: Tensor): Tensor {
  return x.made(
    x.shape,
    x.backend.map("negate", x.numbers),
    [x, (g) => g.neg()],
  );
}

/**
 * `xⁿ`, with slope `n xⁿ⁻¹`, which is 0 for `n = 0`, even at `x = 0`. If `n` is a tensor, its slope
 * is `xⁿ ln x`; that is 0 at `x = 0`, its limit for every `n > 0`, and NaN for a base below 0.
 */
export function pow(x: Tensor, n: Tensor | number): Tensor {
  if (typeof n === "number") {
    const slope = (g: Tensor) =>
      n === 0 ? g.mul(0) : g.mul(x.pow(n - 1).mul(n));
    return x.made(x.shape, x.backend.map("power", x.numbers, n), [x, slope]);
  }
  const [a, b] = stretched("raise to a power", x, n);
  const power = a.made(
    a.shape,
    a.backend.zip("power", a.numbers, b.numbers),
    [a, (g) => b.equal(0).where(zeros(g), g.mul(b).mul(a.pow(b.sub(1))))],
    [b, (g) => a.equal(0).where(zeros(g), g.mul(power).mul(a.log()))],
  );
  return power;
}

/** Zeros of the shape of `g`, whatever stands in it. */
function zeros(g: Tensor): Tensor {
  return expandTo(g.constant(0), g.shape);
}
