/** Which is larger, and choosing by it. The answers 1 and 0 are constants: nothing goes back through them. */

import { broadcast, expandTo, operand, stretched } from "./broadcast.ts";
import type { ZipName } from "./backend.ts";
import type { Tensor } from "./tensor.ts";

/** 1 where `x > y`, else 0; 0 if one is NaN. */
export function greater(x: Tensor, y: Tensor | number): Tensor {
  const [a, b] = stretched("compare", x, y);
  return answered("greater", a, b);
}

/** 1 where `x < y`, else 0; 0 if one is NaN. */
export function less(x: Tensor, y: Tensor | number): Tensor {
  const [a, b] = stretched("compare", x, y);
  return answered("greater", b, a);
}

/** 1 where `x = y`, else 0; 0 if one is NaN. */
export function equal(x: Tensor, y: Tensor | number): Tensor {
  const [a, b] = stretched("compare", x, y);
  return answered("equal", a, b);
}

/** The larger of the two; NaN if one is. The slope goes to the larger, and half to each at a tie. */
export function maximum(x: Tensor, y: Tensor | number): Tensor {
  return extreme("maximum", x, y, (a, b) => answered("greater", a, b));
}

/** The smaller of the two; NaN if one is. The slope goes to the smaller, and half to each at a tie. */
export function minimum(x: Tensor, y: Tensor | number): Tensor {
  return extreme("minimum", x, y, (a, b) => answered("greater", b, a));
}

/** `a` where the condition is not 0, else `b`. The slope goes to the one that was taken, and nothing to the condition. */
export function where(
  condition: Tensor,
  a: Tensor | number,
  b: Tensor | number,
): Tensor {
  const x = operand("choose among", condition, a);
  const y = operand("choose among", condition, b);
  const both = broadcast("choose among", x.shape, y.shape);
  const shape = broadcast("choose by", condition.shape, both);
  const [c, p, q] = [condition, x, y].map((t) => expandTo(t, shape));
  const zero = () => expandTo(c.constant(0), shape);
  return c.made(
    shape,
    c.backend.where(c.numbers, p.numbers, q.numbers),
    [p, (g) => where(c, g, zero())],
    [q, (g) => where(c, zero(), g)],
  );
}

function extreme(
  name: "maximum" | "minimum",
  x: Tensor,
  y: Tensor | number,
  wins: (a: Tensor, b: Tensor) => Tensor,
): Tensor {
  const [a, b] = stretched(`take the ${name} of`, x, y);
  const half = () => answered("equal", a, b).mul(0.5);
  return a.made(
    a.shape,
    a.backend.zip(name, a.numbers, b.numbers),
    [a, (g) => g.mul(wins(a, b).add(half()))],
    [b, (g) => g.mul(wins(b, a).add(half()))],
  );
}

function answered(f: ZipName, a: Tensor, b: Tensor): Tensor {
  return a.made(a.shape, a.backend.zip(f, a.numbers, b.numbers));
}
