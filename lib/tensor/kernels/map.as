/**
 * Each number by itself: `out[i] = f(a[i])`, for some with a constant `c`.
 *
 *   a     [n]
 *   out   [n]   may be a itself
 */

import { exp4, log4, sigmoid4, softplus4, tanh4 } from "./elementary";
import { choose, put, take, truth } from "./vector";

const NEGATE = 0, EXP = 1, LOG = 2, SQRT = 3, SQUARE = 4, RECIPROCAL = 5, ABS = 6, SIGN = 7, TANH = 8, SIGMOID = 9;
const SOFTPLUS = 10, RELU = 11, IS_POSITIVE = 12, IS_FINITE = 13, LEAKY_RELU = 14, SCALE = 15, SHIFT = 16;

/** The formulas. `f` is known when this is compiled: of all lines one is left. */
@inline
function value(f: i32, x: v128, c: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  if (f == NEGATE) return f32x4.neg(x);
  if (f == EXP) return exp4(x);
  if (f == LOG) return log4(x);
  if (f == SQRT) return f32x4.sqrt(x);
  if (f == SQUARE) return f32x4.mul(x, x);
  if (f == RECIPROCAL) return f32x4.div(one, x);
  if (f == ABS) return f32x4.abs(x);
  if (f == SIGN) return choose(f32x4.gt(x, zero), one, choose(f32x4.lt(x, zero), f32x4.splat(-1), x));
  if (f == TANH) return tanh4(x);
  if (f == SIGMOID) return sigmoid4(x);
  if (f == SOFTPLUS) return softplus4(x);
  if (f == RELU) return f32x4.pmax(x, zero); // x < 0 ? 0 : x, so that NaN stays NaN
  if (f == IS_POSITIVE) return truth(f32x4.gt(x, zero));
  if (f == IS_FINITE) return truth(f32x4.lt(f32x4.abs(x), f32x4.splat(Infinity)));
  if (f == LEAKY_RELU) return choose(f32x4.gt(x, zero), x, f32x4.mul(c, x));
  if (f == SCALE) return f32x4.mul(c, x);
  return f32x4.add(x, c);
}

@inline
function each(f: i32, out: usize, a: usize, n: i32, c: f32): void {
  const constant = f32x4.splat(c);
  for (; n >= 8; n -= 8) {
    const x = v128.load(a), y = v128.load(a, 16);
    v128.store(out, value(f, x, constant));
    v128.store(out, value(f, y, constant), 16);
    a += 32; out += 32;
  }
  for (; n > 0; n -= 4) {
    put(out, value(f, take(a, n), constant), n);
    a += 16; out += 16;
  }
}

export function map_negate(out: usize, a: usize, n: i32, c: f32): void { each(NEGATE, out, a, n, c); }
export function map_exp(out: usize, a: usize, n: i32, c: f32): void { each(EXP, out, a, n, c); }
export function map_log(out: usize, a: usize, n: i32, c: f32): void { each(LOG, out, a, n, c); }
export function map_sqrt(out: usize, a: usize, n: i32, c: f32): void { each(SQRT, out, a, n, c); }
export function map_square(out: usize, a: usize, n: i32, c: f32): void { each(SQUARE, out, a, n, c); }
export function map_reciprocal(out: usize, a: usize, n: i32, c: f32): void { each(RECIPROCAL, out, a, n, c); }
export function map_abs(out: usize, a: usize, n: i32, c: f32): void { each(ABS, out, a, n, c); }
export function map_sign(out: usize, a: usize, n: i32, c: f32): void { each(SIGN, out, a, n, c); }
export function map_tanh(out: usize, a: usize, n: i32, c: f32): void { each(TANH, out, a, n, c); }
export function map_sigmoid(out: usize, a: usize, n: i32, c: f32): void { each(SIGMOID, out, a, n, c); }
export function map_softplus(out: usize, a: usize, n: i32, c: f32): void { each(SOFTPLUS, out, a, n, c); }
export function map_relu(out: usize, a: usize, n: i32, c: f32): void { each(RELU, out, a, n, c); }
export function map_isPositive(out: usize, a: usize, n: i32, c: f32): void { each(IS_POSITIVE, out, a, n, c); }
export function map_isFinite(out: usize, a: usize, n: i32, c: f32): void { each(IS_FINITE, out, a, n, c); }
export function map_leakyRelu(out: usize, a: usize, n: i32, c: f32): void { each(LEAKY_RELU, out, a, n, c); }
export function map_scale(out: usize, a: usize, n: i32, c: f32): void { each(SCALE, out, a, n, c); }
export function map_shift(out: usize, a: usize, n: i32, c: f32): void { each(SHIFT, out, a, n, c); }

// One at a time, what no network computes often: in 64 bits, since the 32-bit sine of AssemblyScript 0.28 is wrong from 2⁸⁷ on.

export function map_sin(out: usize, a: usize, n: i32, c: f32): void {
  for (let i = 0; i < n; i++) store<f32>(out + i * 4, <f32>Math.sin(load<f32>(a + i * 4)));
}

export function map_cos(out: usize, a: usize, n: i32, c: f32): void {
  for (let i = 0; i < n; i++) store<f32>(out + i * 4, <f32>Math.cos(load<f32>(a + i * 4)));
}

export function map_power(out: usize, a: usize, n: i32, c: f32): void {
  if (c == 2) return map_square(out, a, n, c);
  for (let i = 0; i < n; i++) store<f32>(out + i * 4, Mathf.pow(load<f32>(a + i * 4), c));
}
