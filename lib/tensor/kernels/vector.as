/** Four numbers at a time: what all kernels share. Addresses are in bytes, sizes in numbers. */

/** `a b + c`: rounded once where the processor fuses it (relaxed SIMD), twice where not. */
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The next numbers: four of them, or the one to three that are left, and zeros. */
@inline
export function take(from: usize, left: i32): v128 {
  return left >= 4 ? v128.load(from) : takePart(from, left);
}

/** Puts down four numbers, or the one to three that are left. */
@inline
export function put(to: usize, x: v128, left: i32): void {
  if (left >= 4) v128.store(to, x);
  else putPart(to, x, left);
}

/** Where the comparison holds `x`, else `y`. */
@inline
export function choose(holds: v128, x: v128, y: v128): v128 {
  return v128.bitselect(x, y, holds);
}

/** Where the comparison holds 1, else 0. */
@inline
export function truth(holds: v128): v128 {
  return v128.and(holds, f32x4.splat(1));
}

/** The four added. */
@inline
export function total(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The largest of the four; NaN if one is. */
@inline
export function largest(x: v128): f32 {
  const pairs = f32x4.max(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

function takePart(from: usize, left: i32): v128 {
  if (left == 1) return v128.load32_zero(from);
  const two = v128.load64_zero(from);
  return left == 2 ? two : v128.load32_lane(from, two, 2, 8);
}

function putPart(to: usize, x: v128, left: i32): void {
  if (left == 1) return v128.store32_lane(to, x, 0);
  v128.store64_lane(to, x, 0);
  if (left == 3) v128.store32_lane(to, x, 2, 8);
}
