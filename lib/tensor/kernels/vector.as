/** Four numbers at a time: what all kernels share. Addresses are in bytes, sizes in numbers. */

/** `a b + c`: rounded once where the processor fuses it (relaxed SIMD), twice where not. */
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The next numbers, four of them or the one to three that are left; zeros after them. */
@inline
export function load(at: usize, left: i32): v128 {
  return left >= 4 ? v128.load(at) : loadPart(at, left);
}

/** Puts down four numbers, or the one to three that are left. */
@inline
export function store(at: usize, x: v128, left: i32): void {
  if (left >= 4) v128.store(at, x);
  else storePart(at, x, left);
}

function loadPart(at: usize, left: i32): v128 {
  if (left == 1) return v128.load32_zero(at);
  const two = v128.load64_zero(at);
  return left == 2 ? two : v128.load32_lane(at, two, 2, 8);
}

function storePart(at: usize, x: v128, left: i32): void {
  if (left == 1) return v128.store32_lane(at, x, 0);
  v128.store64_lane(at, x, 0);
  if (left == 3) v128.store32_lane(at, x, 2, 8);
}
