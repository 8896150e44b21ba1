/** Each number by itself: functions of one number, of two, and a choice between two. */

import type { Floats, MapName, ZipName } from "../backend.ts";

/**
 * The functions of one number `x`, some with a constant `c`.
 *
 * NaN gives NaN, but for `isPositive` and `isFinite`, which answer 0.
 */
export const MAPS: Readonly<
  Record<MapName, (x: number, c: number) => number>
> = {
  negate: (x) => -x,
  exp: (x) => Math.exp(x),
  log: (x) => Math.log(x),
  sqrt: (x) => Math.sqrt(x),
  square: (x) => x * x,
  reciprocal: (x) => 1 / x,
  abs: (x) => Math.abs(x),
  sign: (x) => Math.sign(x),
  sin: (x) => Math.sin(x),
  cos: (x) => Math.cos(x),
  tanh: (x) => Math.tanh(x),
  sigmoid,
  softplus,
  relu: (x) => x < 0 ? 0 : x, // so that NaN stays NaN
  isPositive: (x) => x > 0 ? 1 : 0,
  isFinite: (x) => Number.isFinite(x) ? 1 : 0,
  leakyRelu: (x, c) => x > 0 ? x : c * x,
  power: (x, c) => x ** c,
  scale: (x, c) => c * x,
  shift: (x, c) => x + c,
};

/** `1 / (1 + e⁻ˣ)`; where `e⁻ˣ` is infinite the quotient is 0, which is right. */
function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** `ln(1 + eˣ)`, rearranged so that no power of e is above 1. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The functions of two numbers. */
export const ZIPS: Readonly<
  Record<ZipName, (x: number, y: number) => number>
> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  power: (x, y) => x ** y,
  maximum: (x, y) => Math.max(x, y), // NaN if one is NaN
  minimum: (x, y) => Math.min(x, y),
  greater: (x, y) => x > y ? 1 : 0,
  equal: (x, y) => x === y ? 1 : 0,
  throughRelu: (x, y) => y > 0 ? x : 0,
  throughTanh: (x, y) => x * (1 - y * y),
  throughSigmoid: (x, y) => x * y * (1 - y),
};

/** `out[i] = f(a[i])`. */
export function map(f: MapName, a: Floats, out: Floats, c: number): void {
  const formula = MAPS[f];
  for (let i = 0; i < a.length; i++) out[i] = formula(a[i], c);
}

/** `out[i] = f(a[i], b[i])`. */
export function zip(f: ZipName, a: Floats, b: Floats, out: Floats): void {
  const formula = ZIPS[f];
  for (let i = 0; i < a.length; i++) out[i] = formula(a[i], b[i]);
}

/** `out[i]` is `a[i]` where the condition is not 0, else `b[i]`; NaN is not 0. */
export function where(
  condition: Floats,
  a: Floats,
  b: Floats,
  out: Floats,
): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = condition[i] !== 0 ? a[i] : b[i];
  }
}
