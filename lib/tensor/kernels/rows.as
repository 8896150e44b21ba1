/**
 * Rows by their numbers: taking them, and adding them back.
 *
 *   indices   [n]   whole numbers, held as 32-bit floats
 */

import { put, take } from "./vector";

/** The place of the first index that is not one of the rows, or −1. */
export function badIndex(indices: usize, n: i32, rows: i32): i32 {
  for (let i = 0; i < n; i++) {
    const index = load<f32>(indices + i * 4);
    if (!(index >= 0 && index < <f32>rows && floor(index) == index)) return i;
  }
  return -1;
}

/** `out[i] = a[indices[i]]`, for rows of `width` numbers. */
export function gather(out: usize, a: usize, width: i32, indices: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    memory.copy(out, a + <usize>load<f32>(indices + i * 4) * width * 4, width * 4);
    out += width * 4;
  }
}

/** `out[indices[i]] += a[i]`, with out all zeros at first. */
export function scatter(out: usize, a: usize, width: i32, indices: usize, n: i32, rows: i32): void {
  memory.fill(out, 0, rows * width * 4);
  for (let i = 0; i < n; i++) {
    addTo(out + <usize>load<f32>(indices + i * 4) * width * 4, a, width);
    a += width * 4;
  }
}

@inline
function addTo(to: usize, a: usize, n: i32): void {
  for (; n >= 4; n -= 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(a)));
    to += 16; a += 16;
  }
  if (n > 0) put(to, f32x4.add(take(to, n), take(a, n)), n);
}
