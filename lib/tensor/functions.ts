/** Functions of each number by itself: each beside its derivative. */

import type { MapName, ZipName } from "./backend.ts";
import type { Link, Tensor } from "./tensor.ts";

/** `eˣ`, which is its own slope. */
export function exp(x: Tensor): Tensor {
  const y: Tensor = mapped("exp", x, (g) => g.mul(y));
  return y;
}

/** `ln x`, with slope `1 / x`. */
export function log(x: Tensor): Tensor {
  return mapped("log", x, (g) => g.div(x));
}

/** `√x`, with slope `1 / (2 √x)`, which is infinite at 0. */
export function sqrt(x: Tensor): Tensor {
  const y: Tensor = mapped("sqrt", x, (g) => g.div(y.mul(2)));
  return y;
}

/** `x²`, with slope `2x`. */
export function square(x: Tensor): Tensor {
  return mapped("square", x, (g) => g.mul(x.mul(2)));
}

/** `|x|`, with the sign as its slope, and 0 at 0. */
export function abs(x: Tensor): Tensor {
  return mapped("abs", x, (g) => g.mul(mapped("sign", x)));
}

/** `sin x`, with slope `cos x`. */
export function sin(x: Tensor): Tensor {
  return mapped("sin", x, (g) => g.mul(cos(x)));
}

/** `cos x`, with slope `−sin x`. */
export function cos(x: Tensor): Tensor {
  return mapped("cos", x, (g) => g.mul(sin(x).neg()));
}

/** The hyperbolic tangent, with slope `1 − tanh² x`. */
export function tanh(x: Tensor): Tensor {
  const y: Tensor = mapped("tanh", x, (g) => throughTanh(g, y));
  return y;
}

/** `1 / (1 + e⁻ˣ)`, with slope `σ(x) (1 − σ(x))`. */
export function sigmoid(x: Tensor): Tensor {
  const y: Tensor = mapped("sigmoid", x, (g) => throughSigmoid(g, y));
  return y;
}

/** `ln(1 + eˣ)`, computed so that nothing overflows; its slope is the sigmoid. */
export function softplus(x: Tensor): Tensor {
  return mapped("softplus", x, (g) => g.mul(sigmoid(x)));
}

/** `max(0, x)`, with slope 1 above 0 and 0 elsewhere. */
export function relu(x: Tensor): Tensor {
  const y: Tensor = mapped("relu", x, (g) => throughRelu(g, y));
  return y;
}

/** `x` above 0 and `a x` elsewhere, with slopes 1 and `a`. */
export function leakyRelu(x: Tensor, a: number): Tensor {
  const slopes = () => mapped("isPositive", x).mul(1 - a).add(a);
  return mapped("leakyRelu", x, (g) => g.mul(slopes()), a);
}

/** 1 where a number is neither NaN nor infinite, else 0. */
export function isFinite(x: Tensor): Tensor {
  return mapped("isFinite", x);
}

/** The slope `g` after a ReLU that gave `y`: it goes through where `y > 0`. */
export function throughRelu(g: Tensor, y: Tensor): Tensor {
  return zipped("throughRelu", g, y, [g, (h) => throughRelu(h, y)]);
}

/** The slope `g` after a tanh that gave `y`: `g (1 − y²)`. */
export function throughTanh(g: Tensor, y: Tensor): Tensor {
  return zipped(
    "throughTanh",
    g,
    y,
    [g, (h) => throughTanh(h, y)],
    [y, (h) => h.mul(g).mul(y.mul(-2))],
  );
}

/** The slope `g` after a sigmoid that gave `y`: `g y (1 − y)`. */
export function throughSigmoid(g: Tensor, y: Tensor): Tensor {
  return zipped(
    "throughSigmoid",
    g,
    y,
    [g, (h) => throughSigmoid(h, y)],
    [y, (h) => h.mul(g).mul(y.mul(-2).add(1))],
  );
}

/** Without a slope the result is a constant, as a mask is. */
function mapped(
  f: MapName,
  x: Tensor,
  slope?: (g: Tensor) => Tensor,
  c?: number,
): Tensor {
  const numbers = x.backend.map(f, x.numbers, c);
  if (slope === undefined) return x.made(x.shape, numbers);
  return x.made(x.shape, numbers, [x, slope]);
}

function zipped(f: ZipName, x: Tensor, y: Tensor, ...links: Link[]): Tensor {
  const numbers = x.backend.zip(f, x.numbers, y.numbers);
  return x.made(x.shape, numbers, ...links);
}
