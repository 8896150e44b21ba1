/**
 * The matrix product.
 *
 *   a    [m, k]   number i, p at a + i rowA + p columnA: so a transposed matrix is read in place
 *   b    [k, n]   rows of rowB bytes; or [n, k], if transposedB
 *   c    [m, n]   rows of rowC bytes
 *
 * After K. Goto and R. van de Geijn ("Anatomy of high-performance matrix multiplication", 2008):
 * eight columns of b at a time are packed into a panel that stays in the first cache; against it,
 * ROWS rows of a are multiplied, and their ROWS x 8 sums stay in registers all along k.
 */

import { turn } from "./places";
import { fma } from "./vector";

/** Twelve sums, two of b and one of a fill V8's 15 registers; a product of its own takes one more. */
const ROWS = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;

/** Where the numbers of a column lie side by side, four come in one load: it and the sums of a sixth row do not fit. */
const ROWS_DOWN = 5;

/** So much of k at once that the panel, 32 bytes each, is at home in a cache of 32 KiB. */
const DEPTH = 384;

/** So many rows of a at once that their part of k is at home in the second cache, of 512 KiB or more. */
const TALL = 240;

/**
 * With so many columns it pays to lay the rows of a as columns, five by five, before they are read
 * again and again. Where products are not fused, other things take longer than reading.
 */
const MANY = ASC_FEATURE_RELAXED_SIMD ? 200 : i32.MAX_VALUE;

/** Five numbers of a column, side by side. */
const FIVE = ROWS_DOWN * 4;

/** The workspace holds the panel, a tile for the last columns, zeros, and rows of a. */
const TILE = DEPTH * 32, ZEROS = TILE + 6 * 32, LAID = ZEROS + 32;

/** What the workspace takes, in bytes. */
export function matmulWorkspace(): i32 {
  return LAID + (ASC_FEATURE_RELAXED_SIMD ? TALL * DEPTH * 4 : 0);
}

/**
 * `c = a b + start`, then `max(0, c)` if `relu`.
 *
 * @param start where the sums begin, a table with rows of rowStart bytes: c itself, or one row
 *   of biases for all (rowStart = 0), or nothing at all (0)
 */
export function matmul(
  m: i32, k: i32, n: i32,
  a: usize, rowA: usize, columnA: usize,
  b: usize, rowB: usize, transposedB: bool,
  c: usize, rowC: usize,
  start: usize, rowStart: usize, relu: bool,
  workspace: usize,
): void {
  v128.store(workspace, f32x4.splat(0), ZEROS);
  v128.store(workspace, f32x4.splat(0), ZEROS + 16);
  let done = 0;
  do {
    const depth = share(k - done), last = done + depth == k;
    const nothing = start == 0 && done == 0;
    for (let i = 0; i < m; i += TALL) {
      const rows = min(TALL, m - i), laid = n >= MANY ? rows - rows % ROWS_DOWN : 0;
      layRows(a + i * rowA + done * columnA, rowA, columnA, workspace + LAID, laid, depth);
      for (let j = 0; j < n; j += 8) {
        const columns = min(8, n - j);
        if (transposedB) packTransposed(b + j * rowB + done * 4, rowB, workspace, depth, columns);
        else pack(b + done * rowB + j * 4, rowB, workspace, depth, columns);
        const at = a + i * rowA + done * columnA, to = c + i * rowC + j * 4, finish = relu && last;
        let from = start + i * rowStart + j * 4, rowFrom = rowStart;
        if (nothing) { from = workspace + ZEROS; rowFrom = 0; }
        if (done > 0) { from = to; rowFrom = rowC; }
        if (columns == 8) {
          laidStrip(laid, workspace + LAID, workspace, to, rowC, depth, from, rowFrom, finish);
          strip(rows - laid, at + laid * rowA, rowA, columnA, workspace, to + laid * rowC, rowC, depth, from + laid * rowFrom, rowFrom, finish);
        } else edge(rows, columns, at, rowA, columnA, workspace, to, rowC, depth, from, rowFrom, finish);
      }
    }
    done += depth;
  } while (done < k);
}

/** How much of what is left of k comes next: near the end two equal shares, not a full one and a crumb. */
function share(left: i32): i32 {
  if (left <= DEPTH) return left;
  return left >= 2 * DEPTH ? DEPTH : (left + 1) / 2;
}

/** Eight columns of c, all rows. */
function strip(
  m: i32, a: usize, rowA: usize, columnA: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  if (columnA == 4) stripOf(false, true, m, a, rowA, rowA, panel, c, rowC, k, from, rowFrom, relu);
  else stripOf(true, true, m, a, rowA, columnA, panel, c, rowC, k, from, rowFrom, relu);
}

/** Eight columns of rows that lie as columns, five by five. */
function laidStrip(
  m: i32, laid: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  for (; m > 0; m -= ROWS_DOWN) {
    sums(ROWS_DOWN, true, true, laid, FIVE, panel, c, rowC, k, from, rowFrom, relu);
    laid += k * FIVE; c += ROWS_DOWN * rowC; from += ROWS_DOWN * rowFrom;
  }
}

/** Four columns, all rows. */
function narrowStrip(
  m: i32, a: usize, rowA: usize, columnA: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  if (columnA == 4) stripOf(false, false, m, a, rowA, rowA, panel, c, rowC, k, from, rowFrom, relu);
  else stripOf(true, false, m, a, rowA, columnA, panel, c, rowC, k, from, rowFrom, relu);
}

@inline
function stripOf(
  down: bool, wide: bool, m: i32, a: usize, rowA: usize, stride: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  const rows = down ? ROWS_DOWN : ROWS;
  for (; m >= rows; m -= rows) {
    sums(down ? ROWS_DOWN : ROWS, down, wide, a, stride, panel, c, rowC, k, from, rowFrom, relu);
    a += rows * rowA; c += rows * rowC; from += rows * rowFrom;
  }
  if (m >= 4) {
    sums(4, down, wide, a, stride, panel, c, rowC, k, from, rowFrom, relu);
    a += 4 * rowA; c += 4 * rowC; from += 4 * rowFrom; m -= 4;
  }
  if (m >= 2) {
    sums(2, down, wide, a, stride, panel, c, rowC, k, from, rowFrom, relu);
    a += 2 * rowA; c += 2 * rowC; from += 2 * rowFrom; m -= 2;
  }
  if (m == 1) sums(1, down, wide, a, stride, panel, c, rowC, k, from, rowFrom, relu);
}

/** Fewer than eight columns: computed as eight in the tile, of which those that exist are copied. */
function edge(
  m: i32, columns: i32, a: usize, rowA: usize, columnA: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  const tile = panel + TILE;
  for (let i = 0; i < m; i += ROWS) {
    const rows = min(m - i, ROWS);
    for (let r = 0; r < rows; r++) copyNumbers(tile + r * 32, from + (i + r) * rowFrom, columns);
    if (columns > 4) strip(rows, a + i * rowA, rowA, columnA, panel, tile, 32, k, tile, 32, relu);
    else narrowStrip(rows, a + i * rowA, rowA, columnA, panel, tile, 32, k, tile, 32, relu);
    for (let r = 0; r < rows; r++) copyNumbers(c + (i + r) * rowC, tile + r * 32, columns);
  }
}

@inline
function copyNumbers(to: usize, from: usize, n: i32): void {
  for (let i = 0; i < n; i++) store<f32>(to + i * 4, load<f32>(from + i * 4));
}

/**
 * The sums of up to six rows and eight columns, all along k, four steps at a time; or, if not `wide`,
 * of the first four columns, of which there are few.
 *
 * `rows`, `down` and `wide` are known when this is compiled: what they rule out is not there any more.
 *
 * @param down the numbers of a column of a lie side by side, and stride leads to the next column;
 *   else those of a row do, and stride leads to the next row
 */
@inline
function sums(
  rows: i32, down: bool, wide: bool, a: usize, stride: usize, panel: usize,
  c: usize, rowC: usize, k: i32, from: usize, rowFrom: usize, relu: bool,
): void {
  let a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride, a4 = a3 + stride, a5 = a4 + stride;
  let b0: v128, b1 = f32x4.splat(0), x: v128, quad = f32x4.splat(0);
  let c00 = v128.load(from), c01 = v128.load(from, 16); if (rows > 1) from += rowFrom;
  let c10 = v128.load(from), c11 = v128.load(from, 16); if (rows > 2) from += rowFrom;
  let c20 = v128.load(from), c21 = v128.load(from, 16); if (rows > 3) from += rowFrom;
  let c30 = v128.load(from), c31 = v128.load(from, 16); if (rows > 4) from += rowFrom;
  let c40 = v128.load(from), c41 = v128.load(from, 16); if (rows > 5) from += rowFrom;
  let c50 = v128.load(from), c51 = v128.load(from, 16);
  let steps = k >> 2;
  if (wide && steps) do {
    b0 = v128.load(panel); b1 = v128.load(panel, 16);
    if (down && rows >= 4) quad = v128.load(a);
    x = down ? number(0, rows, quad, a) : v128.load32_splat(a, 0); c00 = fma(x, b0, c00); c01 = fma(x, b1, c01);
    if (rows > 1) { x = down ? number(1, rows, quad, a) : v128.load32_splat(a1, 0); c10 = fma(x, b0, c10); c11 = fma(x, b1, c11); }
    if (rows > 2) { x = down ? number(2, rows, quad, a) : v128.load32_splat(a2, 0); c20 = fma(x, b0, c20); c21 = fma(x, b1, c21); }
    if (rows > 3) { x = down ? number(3, rows, quad, a) : v128.load32_splat(a3, 0); c30 = fma(x, b0, c30); c31 = fma(x, b1, c31); }
    if (rows > 4) { x = down ? v128.load32_splat(a, 16) : v128.load32_splat(a4, 0); c40 = fma(x, b0, c40); c41 = fma(x, b1, c41); }
    if (rows > 5) { x = down ? v128.load32_splat(a, 20) : v128.load32_splat(a5, 0); c50 = fma(x, b0, c50); c51 = fma(x, b1, c51); }
    if (down) a += stride;
    b0 = v128.load(panel, 32); b1 = v128.load(panel, 48);
    if (down && rows >= 4) quad = v128.load(a);
    x = down ? number(0, rows, quad, a) : v128.load32_splat(a, 4); c00 = fma(x, b0, c00); c01 = fma(x, b1, c01);
    if (rows > 1) { x = down ? number(1, rows, quad, a) : v128.load32_splat(a1, 4); c10 = fma(x, b0, c10); c11 = fma(x, b1, c11); }
    if (rows > 2) { x = down ? number(2, rows, quad, a) : v128.load32_splat(a2, 4); c20 = fma(x, b0, c20); c21 = fma(x, b1, c21); }
    if (rows > 3) { x = down ? number(3, rows, quad, a) : v128.load32_splat(a3, 4); c30 = fma(x, b0, c30); c31 = fma(x, b1, c31); }
    if (rows > 4) { x = down ? v128.load32_splat(a, 16) : v128.load32_splat(a4, 4); c40 = fma(x, b0, c40); c41 = fma(x, b1, c41); }
    if (rows > 5) { x = down ? v128.load32_splat(a, 20) : v128.load32_splat(a5, 4); c50 = fma(x, b0, c50); c51 = fma(x, b1, c51); }
    if (down) a += stride;
    b0 = v128.load(panel, 64); b1 = v128.load(panel, 80);
    if (down && rows >= 4) quad = v128.load(a);
    x = down ? number(0, rows, quad, a) : v128.load32_splat(a, 8); c00 = fma(x, b0, c00); c01 = fma(x, b1, c01);
    if (rows > 1) { x = down ? number(1, rows, quad, a) : v128.load32_splat(a1, 8); c10 = fma(x, b0, c10); c11 = fma(x, b1, c11); }
    if (rows > 2) { x = down ? number(2, rows, quad, a) : v128.load32_splat(a2, 8); c20 = fma(x, b0, c20); c21 = fma(x, b1, c21); }
    if (rows > 3) { x = down ? number(3, rows, quad, a) : v128.load32_splat(a3, 8); c30 = fma(x, b0, c30); c31 = fma(x, b1, c31); }
    if (rows > 4) { x = down ? v128.load32_splat(a, 16) : v128.load32_splat(a4, 8); c40 = fma(x, b0, c40); c41 = fma(x, b1, c41); }
    if (rows > 5) { x = down ? v128.load32_splat(a, 20) : v128.load32_splat(a5, 8); c50 = fma(x, b0, c50); c51 = fma(x, b1, c51); }
    if (down) a += stride;
    b0 = v128.load(panel, 96); b1 = v128.load(panel, 112);
    if (down && rows >= 4) quad = v128.load(a);
    x = down ? number(0, rows, quad, a) : v128.load32_splat(a, 12); c00 = fma(x, b0, c00); c01 = fma(x, b1, c01);
    if (rows > 1) { x = down ? number(1, rows, quad, a) : v128.load32_splat(a1, 12); c10 = fma(x, b0, c10); c11 = fma(x, b1, c11); }
    if (rows > 2) { x = down ? number(2, rows, quad, a) : v128.load32_splat(a2, 12); c20 = fma(x, b0, c20); c21 = fma(x, b1, c21); }
    if (rows > 3) { x = down ? number(3, rows, quad, a) : v128.load32_splat(a3, 12); c30 = fma(x, b0, c30); c31 = fma(x, b1, c31); }
    if (rows > 4) { x = down ? v128.load32_splat(a, 16) : v128.load32_splat(a4, 12); c40 = fma(x, b0, c40); c41 = fma(x, b1, c41); }
    if (rows > 5) { x = down ? v128.load32_splat(a, 20) : v128.load32_splat(a5, 12); c50 = fma(x, b0, c50); c51 = fma(x, b1, c51); }
    if (down) a += stride;
    else { a += 16; a1 += 16; a2 += 16; a3 += 16; a4 += 16; a5 += 16; }
    panel += 128;
  } while (--steps);
  steps = wide ? k & 3 : k;
  if (steps) do {
    b0 = v128.load(panel);
    if (wide) b1 = v128.load(panel, 16);
    if (down && rows >= 4) quad = v128.load(a);
    x = down ? number(0, rows, quad, a) : v128.load32_splat(a, 0); c00 = fma(x, b0, c00); if (wide) c01 = fma(x, b1, c01);
    if (rows > 1) { x = down ? number(1, rows, quad, a) : v128.load32_splat(a1, 0); c10 = fma(x, b0, c10); if (wide) c11 = fma(x, b1, c11); }
    if (rows > 2) { x = down ? number(2, rows, quad, a) : v128.load32_splat(a2, 0); c20 = fma(x, b0, c20); if (wide) c21 = fma(x, b1, c21); }
    if (rows > 3) { x = down ? number(3, rows, quad, a) : v128.load32_splat(a3, 0); c30 = fma(x, b0, c30); if (wide) c31 = fma(x, b1, c31); }
    if (rows > 4) { x = down ? v128.load32_splat(a, 16) : v128.load32_splat(a4, 0); c40 = fma(x, b0, c40); if (wide) c41 = fma(x, b1, c41); }
    if (rows > 5) { x = down ? v128.load32_splat(a, 20) : v128.load32_splat(a5, 0); c50 = fma(x, b0, c50); if (wide) c51 = fma(x, b1, c51); }
    if (down) a += stride;
    else { a += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; a5 += 4; }
    panel += 32;
  } while (--steps);
  if (relu) {
    const zero = f32x4.splat(0);
    c00 = f32x4.max(c00, zero); c01 = f32x4.max(c01, zero);
    c10 = f32x4.max(c10, zero); c11 = f32x4.max(c11, zero);
    c20 = f32x4.max(c20, zero); c21 = f32x4.max(c21, zero);
    c30 = f32x4.max(c30, zero); c31 = f32x4.max(c31, zero);
    c40 = f32x4.max(c40, zero); c41 = f32x4.max(c41, zero);
    c50 = f32x4.max(c50, zero); c51 = f32x4.max(c51, zero);
  }
  v128.store(c, c00); v128.store(c, c01, 16);
  if (rows > 1) { c += rowC; v128.store(c, c10); v128.store(c, c11, 16); }
  if (rows > 2) { c += rowC; v128.store(c, c20); v128.store(c, c21, 16); }
  if (rows > 3) { c += rowC; v128.store(c, c30); v128.store(c, c31, 16); }
  if (rows > 4) { c += rowC; v128.store(c, c40); v128.store(c, c41, 16); }
  if (rows > 5) { c += rowC; v128.store(c, c50); v128.store(c, c51, 16); }
}

/** Number r of a column of a, four times: from the quad, if there is one, for each load must be checked by the engine. */
@inline
function number(r: i32, rows: i32, quad: v128, a: usize): v128 {
  if (rows < 4) {
    if (r == 0) return v128.load32_splat(a);
    return r == 1 ? v128.load32_splat(a, 4) : v128.load32_splat(a, 8);
  }
  if (r == 0) return v128.shuffle<f32>(quad, quad, 0, 0, 0, 0);
  if (r == 1) return v128.shuffle<f32>(quad, quad, 1, 1, 1, 1);
  return r == 2 ? v128.shuffle<f32>(quad, quad, 2, 2, 2, 2) : v128.shuffle<f32>(quad, quad, 3, 3, 3, 3);
}

/** Five rows of a after the other, each five as columns. */
function layRows(a: usize, rowA: usize, columnA: usize, to: usize, m: i32, depth: i32): void {
  for (; m > 0; m -= ROWS_DOWN) {
    if (columnA == 4) turnFive(a, rowA, to, depth);
    else copyFives(a, columnA, to, depth);
    a += ROWS_DOWN * rowA; to += depth * FIVE;
  }
}

function turnFive(a: usize, rowA: usize, to: usize, k: i32): void {
  const fifth = 4 * rowA;
  for (; k >= 4; k -= 4) {
    turn(to, FIVE, a, rowA);
    for (let p = 0; p < 4; p++) store<f32>(to + p * FIVE, load<f32>(a + fifth + p * 4), 16);
    a += 16; to += 4 * FIVE;
  }
  for (; k > 0; k--) {
    for (let r = 0; r < ROWS_DOWN; r++) store<f32>(to + r * 4, load<f32>(a + r * rowA));
    a += 4; to += FIVE;
  }
}

function copyFives(a: usize, columnA: usize, to: usize, k: i32): void {
  for (; k > 0; k--) {
    v128.store(to, v128.load(a));
    store<f32>(to, load<f32>(a, 16), 16);
    a += columnA; to += FIVE;
  }
}

/** Eight columns of b, row by row; where there are fewer, what stands beyond them is never looked at. */
function pack(b: usize, rowB: usize, panel: usize, k: i32, columns: i32): void {
  for (; k > 0; k--) {
    if (columns == 8) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
    } else copyNumbers(panel, b, columns);
    b += rowB; panel += 32;
  }
}

/** The same of a transposed b, whose columns lie in memory as rows: four by four, turned in registers. */
function packTransposed(b: usize, rowB: usize, panel: usize, k: i32, columns: i32): void {
  let j = 0;
  for (; j + 4 <= columns; j += 4) packFour(b + j * rowB, rowB, panel + j * 4, k);
  for (; j < columns; j++) packOne(b + j * rowB, panel + j * 4, k);
}

function packFour(b: usize, rowB: usize, panel: usize, k: i32): void {
  for (; k >= 4; k -= 4) { turn(panel, 32, b, rowB); b += 16; panel += 128; }
  for (let j = 0; j < 4; j++) packOne(b + j * rowB, panel + j * 4, k);
}

function packOne(b: usize, panel: usize, k: i32): void {
  for (; k > 0; k--) { store<f32>(panel, load<f32>(b)); b += 4; panel += 32; }
}
