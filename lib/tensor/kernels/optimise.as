/**
 * One step of an optimiser: changes a parameter w by its slope g, in its place.
 *
 *   w, g   [n]
 *   v, m   [n]   what the optimiser remembers: running means, changed as well
 *
 * PyTorch's formulas. What an optimiser remembers of a slope that stays 0 would shrink to numbers so
 * small that processors compute with them many times slower; below 1e-30 it becomes 0.
 */

import { fma, put, take } from "./vector";

@inline
function remembered(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(1e-30)));
}

// Each rule is written once, for four numbers or the last one to three: `left` is the constant 4 in the loop.

/** `g ← g + decay w`; `w ← w − rate g`. */
export function sgd(w: usize, g: usize, n: i32, rate: f32, decay: f32): void {
  const step = f32x4.splat(-rate), shrink = f32x4.splat(decay);
  for (; n >= 4; n -= 4) { sgdFour(4, w, g, step, shrink); w += 16; g += 16; }
  if (n > 0) sgdFour(n, w, g, step, shrink);
}

@inline
function sgdFour(left: i32, w: usize, g: usize, step: v128, shrink: v128): void {
  const old = take(w, left), slope = fma(shrink, old, take(g, left));
  put(w, fma(step, slope, old), left);
}

/** `g ← g + decay w`; `v ← momentum v + g`; `w ← w − rate v`, or `− rate (g + momentum v)`. */
export function momentum(
  w: usize, g: usize, v: usize, n: i32, rate: f32, decay: f32, momentum: f32, nesterov: bool,
): void {
  const step = f32x4.splat(-rate), shrink = f32x4.splat(decay), keep = f32x4.splat(momentum);
  for (; n >= 4; n -= 4) { momentumFour(4, w, g, v, step, shrink, keep, nesterov); w += 16; g += 16; v += 16; }
  if (n > 0) momentumFour(n, w, g, v, step, shrink, keep, nesterov);
}

@inline
function momentumFour(
  left: i32, w: usize, g: usize, v: usize, step: v128, shrink: v128, keep: v128, nesterov: bool,
): void {
  const old = take(w, left), slope = fma(shrink, old, take(g, left));
  const velocity = remembered(fma(keep, take(v, left), slope));
  put(v, velocity, left);
  put(w, fma(step, nesterov ? fma(keep, velocity, slope) : velocity, old), left);
}

/** `g ← g + decay w`; `v ← smoothing v + (1 − smoothing) g²`; `w ← w − rate g / (√v + epsilon)`. */
export function rmsprop(
  w: usize, g: usize, v: usize, n: i32, rate: f32, decay: f32, smoothing: f32, rest: f32, epsilon: f32,
): void {
  const step = f32x4.splat(rate), shrink = f32x4.splat(decay);
  const keep = f32x4.splat(smoothing), learn = f32x4.splat(rest), least = f32x4.splat(epsilon);
  for (; n >= 4; n -= 4) {
    rmspropFour(4, w, g, v, step, shrink, keep, learn, least);
    w += 16; g += 16; v += 16;
  }
  if (n > 0) rmspropFour(n, w, g, v, step, shrink, keep, learn, least);
}

@inline
function rmspropFour(
  left: i32, w: usize, g: usize, v: usize, step: v128, shrink: v128, keep: v128, learn: v128, least: v128,
): void {
  const old = take(w, left), slope = fma(shrink, old, take(g, left));
  const mean = remembered(fma(keep, take(v, left), f32x4.mul(learn, f32x4.mul(slope, slope))));
  put(v, mean, left);
  put(w, f32x4.sub(old, f32x4.div(f32x4.mul(step, slope), f32x4.add(f32x4.sqrt(mean), least))), left);
}

/**
 * `g ← g + decay w`; `m ← beta1 m + (1 − beta1) g`; `v ← beta2 v + (1 − beta2) g²`;
 * `w ← keep w − rate m / (√v correction + epsilon)`.
 *
 * @param rest1 1 − beta1, rounded once; rest2 likewise
 * @param rate with the correction of the mean, 1 / (1 − beta1ᵗ), in it
 * @param correction 1 / √(1 − beta2ᵗ)
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, n: i32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  rate: f32, correction: f32, epsilon: f32, decay: f32, keep: f32,
): void {
  const keepM = f32x4.splat(beta1), learnM = f32x4.splat(rest1), keepV = f32x4.splat(beta2), learnV = f32x4.splat(rest2);
  const step = f32x4.splat(rate), correct = f32x4.splat(correction), least = f32x4.splat(epsilon);
  const shrink = f32x4.splat(decay), keepW = f32x4.splat(keep);
  for (; n >= 4; n -= 4) {
    adamFour(4, w, g, m, v, keepM, learnM, keepV, learnV, step, correct, least, shrink, keepW);
    w += 16; g += 16; m += 16; v += 16;
  }
  if (n > 0) adamFour(n, w, g, m, v, keepM, learnM, keepV, learnV, step, correct, least, shrink, keepW);
}

@inline
function adamFour(
  left: i32, w: usize, g: usize, m: usize, v: usize, keepM: v128, learnM: v128, keepV: v128, learnV: v128,
  step: v128, correct: v128, least: v128, shrink: v128, keepW: v128,
): void {
  const old = take(w, left), slope = fma(shrink, old, take(g, left));
  const mean = remembered(fma(keepM, take(m, left), f32x4.mul(learnM, slope)));
  put(m, mean, left);
  const square = remembered(fma(keepV, take(v, left), f32x4.mul(learnV, f32x4.mul(slope, slope))));
  put(v, square, left);
  const size = fma(f32x4.sqrt(square), correct, least);
  put(w, f32x4.sub(f32x4.mul(keepW, old), f32x4.div(f32x4.mul(step, mean), size)), left);
}
