/**
 * The cross-entropy of a softmax, with its slope.
 *
 *   logits   [rows, classes]
 *   labels   [rows]            the number of the right class, held as a 32-bit float
 *   losses   [rows]            −ln softmax at the right class
 *   slopes   [rows, classes]   softmax, less 1 at the right class
 */

import { exp4, log4 } from "./elementary";
import { largest, put, take, total } from "./vector";

/** The largest of a row is first taken away from all of it, so that no power of e is above 1. */
export function crossEntropy(
  losses: usize, slopes: usize, logits: usize, labels: usize, rows: i32, classes: i32,
): void {
  for (let row = 0; row < rows; row++) {
    const right = <usize>load<f32>(labels + row * 4) * 4;
    const top = largestOf(logits, classes);
    const sum = powers(slopes, logits, top, classes);
    const log = f32x4.extract_lane(log4(f32x4.splat(sum)), 0);
    store<f32>(losses + row * 4, log - (load<f32>(logits + right) - top));
    divide(slopes, sum, classes);
    store<f32>(slopes + right, load<f32>(slopes + right) - 1);
    logits += classes * 4; slopes += classes * 4;
  }
}

@inline
function largestOf(a: usize, n: i32): f32 {
  let best = f32x4.splat(-Infinity);
  for (; n >= 4; n -= 4) { best = f32x4.max(best, v128.load(a)); a += 16; }
  let one = largest(best);
  for (; n > 0; n--) { one = max(one, load<f32>(a)); a += 4; }
  return one;
}

/** `out[i] = e^(a[i] − top)`. @returns their sum */
@inline
function powers(out: usize, a: usize, top: f32, n: i32): f32 {
  const shift = f32x4.splat(top);
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4) {
    const e = exp4(f32x4.sub(v128.load(a), shift));
    sum = f32x4.add(sum, e);
    v128.store(out, e);
    a += 16; out += 16;
  }
  if (n > 0) {
    put(out, exp4(f32x4.sub(take(a, n), shift)), n);
    sum = f32x4.add(sum, take(out, n)); // zeros where nothing was left
  }
  return total(sum);
}

@inline
function divide(a: usize, by: f32, n: i32): void {
  const divisor = f32x4.splat(by);
  for (; n >= 4; n -= 4) { v128.store(a, f32x4.div(v128.load(a), divisor)); a += 16; }
  if (n > 0) put(a, f32x4.div(take(a, n), divisor), n);
}
