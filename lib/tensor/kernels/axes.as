/**
 * Along the middle axis of three: repeating, and its opposite, summing; the largest, and its place.
 *
 *   long    [outer, length, inner]
 *   short   [outer, inner]
 */

import { largest, put, take } from "./vector";

/** Rows shorter than this are taken four at a time, one number of each. */
const SHORT = 16;

/** What is repeated is repeated with what was: in blocks of so many bytes at most, which stay near. */
const BLOCK: usize = 4096;

/** Repeats each row of `short` to fill `long`. */
export function expand(long: usize, short: usize, outer: i32, length: i32, inner: i32): void {
  const all: usize = length * inner * 4, row: usize = inner * 4;
  for (let o = 0; o < outer; o++) {
    if (inner == 1) fill(long, load<f32>(short), length);
    else if (all > 0) repeat(long, short, row, all);
    long += all; short += row;
  }
}

@inline
function fill(to: usize, value: f32, n: i32): void {
  const x = f32x4.splat(value);
  for (; n >= 4; n -= 4) { v128.store(to, x); to += 16; }
  for (; n > 0; n--) { store<f32>(to, value); to += 4; }
}

/** The first row is copied; then what is there is copied behind itself. */
@inline
function repeat(to: usize, from: usize, row: usize, all: usize): void {
  memory.copy(to, from, row);
  let block = row, done = row;
  while (done < all) {
    const next = min(block, all - done);
    memory.copy(to + done, to, next);
    done += next;
    if (block < BLOCK) block = done;
  }
}

/** Sums, made in 64 bits and rounded once. */
export function sum(short: usize, long: usize, outer: i32, length: i32, inner: i32): void {
  if (inner == 1) {
    for (; outer >= 4 && length < SHORT; outer -= 4) {
      sumFourRows(short, long, length);
      long += length * 16; short += 16;
    }
    for (; outer > 0; outer--) {
      store<f32>(short, <f32>sumRow(long, length));
      long += length * 4; short += 4;
    }
    return;
  }
  for (let o = 0; o < outer; o++) {
    let i = 0;
    for (; i + 8 <= inner; i += 8) sumColumns(short + i * 4, long + i * 4, length, inner * 4, 8);
    if (i < inner) sumColumns(short + i * 4, long + i * 4, length, inner * 4, inner - i);
    long += length * inner * 4; short += inner * 4;
  }
}

/** One number of each of four rows. */
@inline
function across(a: usize, row: usize): v128 {
  const two = v128.load32_lane(a + row, v128.load32_zero(a), 1);
  return v128.load32_lane(a + 3 * row, v128.load32_lane(a + 2 * row, two, 2), 3);
}

@inline
function sumFourRows(out: usize, a: usize, n: i32): void {
  let s0 = f64x2.splat(0), s1 = s0;
  for (let i = 0; i < n; i++) {
    const x = across(a + i * 4, n * 4);
    s0 = f64x2.add(s0, first(x)); s1 = f64x2.add(s1, last(x));
  }
  v128.store(out, rounded(s0, s1));
}

/** The first two of four numbers, or the last two, in 64 bits. */
@inline
function first(x: v128): v128 { return f64x2.promote_low_f32x4(x); }
@inline
function last(x: v128): v128 { return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1)); }

@inline
function sumRow(a: usize, n: i32): f64 {
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; n >= 8; n -= 8) {
    const x = v128.load(a), y = v128.load(a, 16);
    s0 = f64x2.add(s0, first(x)); s1 = f64x2.add(s1, last(x));
    s2 = f64x2.add(s2, first(y)); s3 = f64x2.add(s3, last(y));
    a += 32;
  }
  for (; n > 0; n -= 4) {
    const x = take(a, n);
    s0 = f64x2.add(s0, first(x)); s1 = f64x2.add(s1, last(x));
    a += 16;
  }
  const s = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}

/** Up to eight columns side by side: as many as `left`, which is the constant 8 but for the last ones. */
@inline
function sumColumns(out: usize, a: usize, n: i32, row: usize, left: i32): void {
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; n > 0; n--) {
    const x = take(a, left), y = left > 4 ? take(a + 16, left - 4) : f32x4.splat(0);
    s0 = f64x2.add(s0, first(x)); s1 = f64x2.add(s1, last(x));
    s2 = f64x2.add(s2, first(y)); s3 = f64x2.add(s3, last(y));
    a += row;
  }
  put(out, rounded(s0, s1), left);
  if (left > 4) put(out + 16, rounded(s2, s3), left - 4);
}

@inline
function rounded(low: v128, high: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** The largest: NaN if one is, −∞ of none. */
export function maximum(short: usize, long: usize, outer: i32, length: i32, inner: i32): void {
  if (inner == 1) {
    for (; outer >= 4 && length < SHORT; outer -= 4) {
      largestOfFourRows(short, long, length);
      long += length * 16; short += 16;
    }
    for (; outer > 0; outer--) {
      store<f32>(short, largestOfRow(long, length));
      long += length * 4; short += 4;
    }
    return;
  }
  for (let o = 0; o < outer; o++) {
    let i = 0;
    for (; i + 4 <= inner; i += 4) largestOfColumns(short + i * 4, long + i * 4, length, inner * 4, 4);
    if (i < inner) largestOfColumns(short + i * 4, long + i * 4, length, inner * 4, inner - i);
    long += length * inner * 4; short += inner * 4;
  }
}

@inline
function largestOfFourRows(out: usize, a: usize, n: i32): void {
  let best = f32x4.splat(-Infinity);
  for (let i = 0; i < n; i++) best = f32x4.max(best, across(a + i * 4, n * 4));
  v128.store(out, best);
}

@inline
function largestOfRow(a: usize, n: i32): f32 {
  let best = f32x4.splat(-Infinity);
  for (; n >= 4; n -= 4) { best = f32x4.max(best, v128.load(a)); a += 16; }
  let one = largest(best);
  for (; n > 0; n--) { one = max(one, load<f32>(a)); a += 4; }
  return one;
}

@inline
function largestOfColumns(out: usize, a: usize, n: i32, row: usize, left: i32): void {
  let best = f32x4.splat(-Infinity);
  for (; n > 0; n--) { best = f32x4.max(best, take(a, left)); a += row; }
  put(out, best, left);
}

/** Where the first largest stands; the first NaN counts as largest; 0 of none. */
export function argMax(short: usize, long: usize, outer: i32, length: i32, inner: i32): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      store<f32>(short, <f32>placeOfLargest(long + i * 4, length, inner * 4));
      short += 4;
    }
    long += length * inner * 4;
  }
}

@inline
function placeOfLargest(a: usize, n: i32, step: usize): i32 {
  let best: f32 = -Infinity, place = 0;
  for (let l = 0; l < n; l++) {
    const x = load<f32>(a + l * step);
    if (isNaN(x)) return l;
    if (x > best) { best = x; place = l; }
  }
  return place;
}
