/** An image as a retina takes it: a bit for each photocell, checked and in one list. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList } from "../shape.ts";

/** 1 where a photocell is lit, 0 where it is dark: row after row, or all rows in one list. */
export type RetinaImage =
  | readonly number[]
  | readonly (readonly number[])[];

/**
 * The photocells of an image, row after row.
 *
 * @param x `[rows, columns]` or `[rows · columns]`
 * @returns `[rows · columns]`
 * @throws {ShapeError} if the image is of another size
 * @throws {ValueError} if a photocell is neither 0 nor 1
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(photocellsOf([[0, 1], [1, 0]], 2, 2), [0, 1, 1, 0]);
 * ```
 */
export function photocellsOf(
  x: RetinaImage,
  rows: number,
  columns: number,
): readonly number[] {
  const action = `see with ${rows} × ${columns} photocells`;
  checkList(action, "photocells", x);
  const cells = inRows(x) ? listOf(action, x, rows, columns) : x;
  if (cells.length !== rows * columns) {
    throw wrongSize(action, rows, columns, `it is a list of ${cells.length}`);
  }
  const bad = cells.findIndex((lit) => lit !== 0 && lit !== 1);
  if (bad < 0) return cells;
  throw new ValueError(
    action,
    `photocells must be 0 or 1, but that in row ${
      Math.floor(bad / columns) + 1
    }, column ${bad % columns + 1} is ${written(cells[bad])}`,
  );
}

function inRows(x: RetinaImage): x is readonly (readonly number[])[] {
  return x.some((row) => Array.isArray(row));
}

function listOf(
  action: string,
  x: readonly (readonly number[])[],
  rows: number,
  columns: number,
): readonly number[] {
  if (x.length !== rows) {
    throw wrongSize(action, rows, columns, `it has ${x.length}`);
  }
  const bad = x.findIndex((row) => row?.length !== columns);
  if (bad < 0) return x.flat();
  const there = x[bad]?.length ?? "none";
  throw wrongSize(action, rows, columns, `row ${bad + 1} has ${there}`);
}

function wrongSize(
  action: string,
  rows: number,
  columns: number,
  what: string,
): ShapeError {
  return new ShapeError(
    action,
    `an image must be ${rows} rows of ${columns}, or one list of ${
      rows * columns
    }, but ${what}`,
  );
}
