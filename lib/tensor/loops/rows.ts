/** Rows by their numbers: taking them, and adding them back. */

import type { Floats } from "../backend.ts";
import { notARow } from "../indices.ts";

/**
 * The rows of `a`, each `width` numbers, that the indices name.
 *
 * @throws {ValueError} if an index is not a row
 */
export function gather(
  a: Floats,
  width: number,
  indices: Floats,
  out: Floats,
): void {
  if (width === 0) return;
  checkRows(indices, a.length / width);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * width;
    for (let j = 0; j < width; j++) out[i * width + j] = a[from + j];
  }
}

/**
 * Adds each row of `a` to the row that its index names, of `out`, which is zeros `[rows, width]`.
 *
 * @throws {ValueError} if an index is not a row
 */
export function scatter(
  a: Floats,
  width: number,
  indices: Floats,
  rows: number,
  out: Floats,
): void {
  checkRows(indices, rows);
  const sums = new Float64Array(out.length);
  for (let i = 0; i < indices.length; i++) {
    const to = indices[i] * width;
    for (let j = 0; j < width; j++) sums[to + j] += a[i * width + j];
  }
  out.set(sums);
}

function checkRows(indices: Floats, rows: number): void {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i];
    if (!Number.isInteger(index) || index < 0 || index >= rows) {
      throw notARow(i, index, rows);
    }
  }
}
