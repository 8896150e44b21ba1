/**
 * The matrix product three times as fast: tile by tile, from numbers packed side by side.
 *
 * The plain loop in `matmul_plain.ts` reads two numbers for each product it adds. A tile of 2 rows
 * and 4 columns keeps its 8 sums in registers and reads 6 numbers for 8 products. Each sum still
 * adds the same products in the same order, so the results are the same to the last bit.
 *
 * Rows and columns are first copied, in the order in which the tile reads them and in 64 bits: a
 * transposed matrix then costs no more than another, and no number is widened more than once for
 * many products.
 */

import type { Floats, Product } from "../backend.ts";
import { type Layer, matmulPlain } from "./matmul_plain.ts";

/** How many numbers of rows are packed at once: half a megabyte, which stays near the processor. */
const NEAR = 2 ** 16;

// Kept from product to product, for a new array must first be filled with zeros.
let packedRows = new Float64Array(NEAR);
let packedColumns = new Float64Array(0);
/** What the sums of a tile begin with, and what they end at. */
const starts = new Float64Array(4), sums = new Float64Array(8);

/** Where the entries of a matrix lie: entry `[i, p]` at `start + i · across + p · along`. */
type Layout = {
  readonly start: number;
  readonly across: number;
  readonly along: number;
};

/**
 * `c[i, j] = Σₚ a[i, p] · b[p, j]`, for each of `count` pairs of matrices.
 *
 * @param a `[m, k]`, or `[k, m]` if it lies transposed
 * @param b `[k, n]`, or `[n, k]` if it lies transposed
 * @param out `[m, n]`
 * @param layer with it, `c[i, j] = g(bias[j] + Σₚ a[i, p] · b[p, j])`
 */
export function matmul(
  a: Floats,
  b: Floats,
  product: Product,
  out: Floats,
  layer?: Layer,
): void {
  const { m, k, n, count = 1, transposeA, transposeB } = product;
  if (m < 3) return matmulPlain(a, b, product, out, layer); // packing would cost more than it saves
  const block = Math.max(2, 2 * Math.floor(NEAR / (2 * k))); // of rows, and whole tiles of them
  makeRoom(k);
  for (let matrix = 0; matrix < count; matrix++) {
    const rows = layout(matrix * m * k, m, k, transposeA);
    const columns = layout(matrix * k * n, n, k, !transposeB);
    for (let first = 0; first < m; first += block) {
      const height = Math.min(block, m - first);
      for (let i = 0; i < height; i += 2) {
        pack(a, rows, first + i, m, 2, k, packedRows, i * k);
      }
      for (let j = 0; j < n; j += 4) {
        pack(b, columns, j, n, 4, k, packedColumns, 0);
        for (let c = 0; c < 4; c++) starts[c] = layer?.bias[j + c] ?? 0;
        for (let i = 0; i < height; i += 2) {
          tile(k, i * k);
          store(out, matrix * m + first + i, j, (matrix + 1) * m, n, layer);
        }
      }
    }
  }
}

function makeRoom(k: number): void {
  if (packedRows.length < 2 * k) packedRows = new Float64Array(2 * k);
  if (packedColumns.length < 4 * k) packedColumns = new Float64Array(4 * k);
}

/** How the lines of a matrix `[lines, k]` lie, or of one `[k, lines]` if it is transposed. */
function layout(
  start: number,
  lines: number,
  k: number,
  transposed?: boolean,
): Layout {
  return transposed
    ? { start, across: 1, along: lines }
    : { start, across: k, along: 1 };
}

/** Copies `width` lines side by side: first the first number of each, then the second. */
function pack(
  from: Floats,
  { start, across, along }: Layout,
  first: number,
  lines: number,
  width: number,
  k: number,
  to: Float64Array,
  at: number,
): void {
  // Beyond the last line stays what was there: its sums are never stored.
  const there = Math.min(width, lines - first);
  for (let p = 0; p < k; p++, at += width) {
    const place = start + first * across + p * along;
    for (let line = 0; line < there; line++) {
      to[at + line] = from[place + line * across];
    }
  }
}

/** The sums of 2 packed rows, which begin at `row`, with the 4 packed columns. */
function tile(k: number, row: number): void {
  const rows = packedRows, columns = packedColumns;
  let c00 = starts[0], c01 = starts[1], c02 = starts[2], c03 = starts[3];
  let c10 = c00, c11 = c01, c12 = c02, c13 = c03;
  for (let p = 0, column = 0; p < k; p++, row += 2, column += 4) {
    const a0 = rows[row], a1 = rows[row + 1];
    const b0 = columns[column], b1 = columns[column + 1];
    const b2 = columns[column + 2], b3 = columns[column + 3];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
  }
  sums[0] = c00;
  sums[1] = c01;
  sums[2] = c02;
  sums[3] = c03;
  sums[4] = c10;
  sums[5] = c11;
  sums[6] = c12;
  sums[7] = c13;
}

/** Puts the sums of a tile in their places, as far as they lie inside the matrix. */
function store(
  out: Floats,
  row: number,
  column: number,
  rows: number,
  n: number,
  layer: Layer | undefined,
): void {
  const height = Math.min(2, rows - row), width = Math.min(4, n - column);
  if (layer === undefined && height === 2 && width === 4) {
    const at = row * n + column; // as most tiles: without a loop
    out[at] = sums[0];
    out[at + 1] = sums[1];
    out[at + 2] = sums[2];
    out[at + 3] = sums[3];
    out[at + n] = sums[4];
    out[at + n + 1] = sums[5];
    out[at + n + 2] = sums[6];
    out[at + n + 3] = sums[7];
    return;
  }
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const sum = sums[4 * i + j];
      out[(row + i) * n + column + j] = layer?.activation(sum) ?? sum;
    }
  }
}
