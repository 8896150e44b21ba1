/**
 * Elementary functions of four numbers at a time, to about two units in the last of 24 bits.
 *
 * The polynomials are those of S. L. Moshier's Cephes library (expf.c, logf.c, tanhf.c).
 */

import { choose, fma } from "./vector";

const LN2_HIGH: f32 = 0.693359375, LN2_LOW: f32 = -2.12194440e-4; // the first part has few digits, so its multiples are exact

@inline
function number(x: f32): v128 {
  return f32x4.splat(x);
}

/** A number added to it is rounded to a whole one, which then stands in its lowest bits. */
const ROUNDER: f32 = 12582912; // 1.5 · 2²³

/** `eˣ = 2ⁿ eʳ` with `x = n ln 2 + r` and `|r| ≤ ln 2 / 2`. */
export function exp4(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, number(-105)), number(89)); // beyond, the result is 0 or infinite; NaN stays NaN
  const rounded = fma(x, number(1.44269504088896341), number(ROUNDER));
  const n = f32x4.sub(rounded, number(ROUNDER));
  let r = f32x4.sub(x, f32x4.mul(n, number(LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(n, number(LN2_LOW)));
  let p = fma(number(1.9875691500e-4), r, number(1.3981999507e-3));
  p = fma(p, r, number(8.3334519073e-3));
  p = fma(p, r, number(4.1665795894e-2));
  p = fma(p, r, number(1.6666665459e-1));
  p = fma(p, r, number(5.0000001201e-1));
  p = f32x4.add(fma(p, f32x4.mul(r, r), r), number(1));
  // 2ⁿ in two factors, for it may itself be too large or too small where the result is not
  const whole = i32x4.sub(rounded, number(ROUNDER)), half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, power2(half)), power2(i32x4.sub(whole, half)));
}

/** `2ⁿ`, put together from its bits. */
@inline
function power2(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** `ln x = e ln 2 + ln m` with `x = 2ᵉ m` and `√½ ≤ m < √2`. */
export function log4(x: v128): v128 {
  const tiny = f32x4.lt(x, number(1.17549435e-38)); // its bits are counted otherwise
  const y = choose(tiny, f32x4.mul(x, number(8388608)), x);
  let e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(y, 23), i32x4.splat(126)));
  e = choose(tiny, f32x4.sub(e, number(23)), e);
  let m = v128.or(v128.and(y, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const low = f32x4.lt(m, number(0.707106781186547524));
  e = f32x4.sub(e, v128.and(low, number(1)));
  m = f32x4.sub(f32x4.add(m, v128.and(low, m)), number(1));
  const square = f32x4.mul(m, m);
  let p = fma(number(7.0376836292e-2), m, number(-1.1514610310e-1));
  p = fma(p, m, number(1.1676998740e-1));
  p = fma(p, m, number(-1.2420140846e-1));
  p = fma(p, m, number(1.4249322787e-1));
  p = fma(p, m, number(-1.6668057665e-1));
  p = fma(p, m, number(2.0000714765e-1));
  p = fma(p, m, number(-2.4999993993e-1));
  p = fma(p, m, number(3.3333331174e-1));
  p = f32x4.mul(f32x4.mul(p, m), square);
  p = fma(e, number(LN2_LOW), p);
  p = fma(square, number(-0.5), p);
  const ordinary = fma(e, number(LN2_HIGH), f32x4.add(m, p));
  // ln 0 = −∞, ln ∞ = ∞, and of what is below 0, or NaN, it is NaN
  const above = choose(f32x4.lt(x, number(Infinity)), ordinary, x);
  const least = choose(f32x4.eq(x, number(0)), number(-Infinity), number(NaN));
  return choose(f32x4.gt(x, number(0)), above, least);
}

/** The hyperbolic tangent: an odd polynomial near 0, and `1 − 2 / (e²ˣ + 1)` where that loses nothing. */
export function tanh4(x: v128): v128 {
  const sign = v128.and(x, number(-0.0)), size = f32x4.abs(x);
  const square = f32x4.mul(x, x);
  let p = fma(number(-5.70498872745e-3), square, number(2.06390887954e-2));
  p = fma(p, square, number(-5.37397155531e-2));
  p = fma(p, square, number(1.33314422036e-1));
  p = fma(p, square, number(-3.33332819422e-1));
  const near = fma(f32x4.mul(p, square), size, size);
  const e = exp4(f32x4.add(size, size));
  const far = f32x4.sub(number(1), f32x4.div(number(2), f32x4.add(e, number(1))));
  return v128.or(choose(f32x4.lt(size, number(0.625)), near, far), sign);
}

/** `1 / (1 + e⁻ˣ)`, and `eˣ / (1 + eˣ)` below 0, so that no power of e is above 1. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const above = choose(f32x4.lt(x, number(0)), e, number(1));
  return f32x4.div(above, f32x4.add(number(1), e));
}

/** `ln(1 + eˣ) = max(x, 0) + ln(1 + e)` with `e = e⁻ᴵˣᴵ`. */
export function softplus4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  // W. Kahan: what rounding 1 + e lost, the quotient e / (sum − 1) gives back
  const sum = f32x4.add(number(1), e), kept = f32x4.sub(sum, number(1));
  const log = f32x4.div(f32x4.mul(log4(sum), e), kept);
  const small = choose(f32x4.eq(kept, number(0)), e, log);
  return f32x4.add(f32x4.max(x, number(0)), small);
}
