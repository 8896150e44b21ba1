/** Each number by itself: the functions of one number. */

import type { Floats, MapName } from "../backend.ts";

/** Fills `out` with a function of each number of `a`, and of a constant `c` if it has one. */
type Loop = (a: Floats, out: Floats, c: number) => void;

/**
 * The functions, each with a loop of its own: one loop for all, which would call a function for each
 * number, takes seven times as long.
 *
 * NaN gives NaN, but for `isPositive` and `isFinite`, which answer 0, and `x⁰`, which is 1.
 */
export const MAPS: Readonly<Record<MapName, Loop>> = {
  negate: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = -a[i];
  },
  exp: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.exp(a[i]);
  },
  log: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.log(a[i]);
  },
  sqrt: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.sqrt(a[i]);
  },
  square: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] * a[i];
  },
  reciprocal: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = 1 / a[i];
  },
  abs: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.abs(a[i]);
  },
  sign: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.sign(a[i]);
  },
  sin: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.sin(a[i]);
  },
  cos: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.cos(a[i]);
  },
  tanh: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.tanh(a[i]);
  },
  sigmoid: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = sigmoid(a[i]);
  },
  softplus: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = softplus(a[i]);
  },
  relu: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = relu(a[i]);
  },
  isPositive: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] > 0 ? 1 : 0;
  },
  isFinite: (a, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Number.isFinite(a[i]) ? 1 : 0;
  },
  leakyRelu: (a, out, c) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] > 0 ? a[i] : c * a[i];
  },
  power: (a, out, c) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] ** c;
  },
  scale: (a, out, c) => {
    for (let i = 0; i < a.length; i++) out[i] = c * a[i];
  },
  shift: (a, out, c) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] + c;
  },
};

/** `max(0, x)`, which leaves NaN as it is: an error should be seen. */
export function relu(x: number): number {
  return x < 0 ? 0 : x;
}

/** `1 / (1 + e⁻ˣ)`; where `e⁻ˣ` is infinite the quotient is 0, which is right. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** `ln(1 + eˣ)`, rearranged so that no power of e is above 1. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
