/**
 * Two numbers at a time: `out[i] = f(a[i], b[i])`, and a choice between two.
 *
 *   a, b   [n]
 *   out    [n]   may be one of them
 */

import { choose, put, take, truth } from "./vector";

const ADD = 0, SUBTRACT = 1, MULTIPLY = 2, DIVIDE = 3, MAXIMUM = 4, MINIMUM = 5, GREATER = 6, EQUAL = 7;
const THROUGH_RELU = 8, THROUGH_TANH = 9, THROUGH_SIGMOID = 10;

/** The formulas. `f` is known when this is compiled: of all lines one is left. */
@inline
function value(f: i32, x: v128, y: v128): v128 {
  const one = f32x4.splat(1);
  if (f == ADD) return f32x4.add(x, y);
  if (f == SUBTRACT) return f32x4.sub(x, y);
  if (f == MULTIPLY) return f32x4.mul(x, y);
  if (f == DIVIDE) return f32x4.div(x, y);
  if (f == MAXIMUM) return f32x4.max(x, y);
  if (f == MINIMUM) return f32x4.min(x, y);
  if (f == GREATER) return truth(f32x4.gt(x, y));
  if (f == EQUAL) return truth(f32x4.eq(x, y));
  if (f == THROUGH_RELU) return v128.and(x, f32x4.gt(y, f32x4.splat(0)));
  if (f == THROUGH_TANH) return f32x4.mul(x, f32x4.sub(one, f32x4.mul(y, y)));
  return f32x4.mul(f32x4.mul(x, y), f32x4.sub(one, y));
}

@inline
function each(f: i32, out: usize, a: usize, b: usize, n: i32): void {
  for (; n >= 8; n -= 8) {
    const x0 = v128.load(a), y0 = v128.load(b), x1 = v128.load(a, 16), y1 = v128.load(b, 16);
    v128.store(out, value(f, x0, y0));
    v128.store(out, value(f, x1, y1), 16);
    a += 32; b += 32; out += 32;
  }
  for (; n > 0; n -= 4) {
    put(out, value(f, take(a, n), take(b, n)), n);
    a += 16; b += 16; out += 16;
  }
}

export function zip_add(out: usize, a: usize, b: usize, n: i32): void { each(ADD, out, a, b, n); }
export function zip_subtract(out: usize, a: usize, b: usize, n: i32): void { each(SUBTRACT, out, a, b, n); }
export function zip_multiply(out: usize, a: usize, b: usize, n: i32): void { each(MULTIPLY, out, a, b, n); }
export function zip_divide(out: usize, a: usize, b: usize, n: i32): void { each(DIVIDE, out, a, b, n); }
export function zip_maximum(out: usize, a: usize, b: usize, n: i32): void { each(MAXIMUM, out, a, b, n); }
export function zip_minimum(out: usize, a: usize, b: usize, n: i32): void { each(MINIMUM, out, a, b, n); }
export function zip_greater(out: usize, a: usize, b: usize, n: i32): void { each(GREATER, out, a, b, n); }
export function zip_equal(out: usize, a: usize, b: usize, n: i32): void { each(EQUAL, out, a, b, n); }
export function zip_throughRelu(out: usize, a: usize, b: usize, n: i32): void { each(THROUGH_RELU, out, a, b, n); }
export function zip_throughTanh(out: usize, a: usize, b: usize, n: i32): void { each(THROUGH_TANH, out, a, b, n); }
export function zip_throughSigmoid(out: usize, a: usize, b: usize, n: i32): void { each(THROUGH_SIGMOID, out, a, b, n); }

export function zip_power(out: usize, a: usize, b: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<f32>(out + i * 4, Mathf.pow(load<f32>(a + i * 4), load<f32>(b + i * 4)));
  }
}

/** `a[i]` where `condition[i]` is not 0, else `b[i]`; NaN is not 0. */
export function where(out: usize, condition: usize, a: usize, b: usize, n: i32): void {
  for (; n >= 4; n -= 4) {
    whereFour(4, out, condition, a, b);
    condition += 16; a += 16; b += 16; out += 16;
  }
  if (n > 0) whereFour(n, out, condition, a, b);
}

@inline
function whereFour(left: i32, out: usize, condition: usize, a: usize, b: usize): void {
  const isZero = f32x4.eq(take(condition, left), f32x4.splat(0));
  put(out, choose(isZero, take(b, left), take(a, left)), left);
}
