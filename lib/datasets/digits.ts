/** 1,797 handwritten digits, 8 pixels wide and 8 high. */

import csv from "../../data/digits/digits.csv" with { type: "text" };
import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { ClassificationSet } from "./classification_set.ts";
import { csvRows } from "./csv.ts";
import { pixelNames } from "./pixel_names.ts";

/** How many pixels a digit is wide, and high. */
export const DIGIT_SIDE = 8;

const FILE = "data/digits/digits.csv";
const COLUMNS = {
  digit: { kind: "text", values: [..."0123456789"] },
  pixels: { kind: "text" },
} as const;

/**
 * The digits of E. Alpaydin and C. Kaynak (1998), written by 13 people: each pixel says
 * how many of 16 finer ones had ink, 0 for paper to 16 for ink all over.
 *
 * @returns 1,797 examples of 64 features, row by row from the top left, in 10 classes; see `data/digits/README.md`
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { x, y } = digits();
 * assert.equal(y[0], 0);
 * assert.deepEqual(x[0].slice(0, 8), [0, 0, 5, 13, 9, 1, 0, 0]);
 * ```
 */
export function digits(): ClassificationSet {
  const rows = csvRows(FILE, csv, COLUMNS);
  return new ClassificationSet({
    name: "digits",
    features: pixelNames(DIGIT_SIDE, DIGIT_SIDE),
    classes: COLUMNS.digit.values,
    x: rows.map(({ pixels }, i) => pixelsOf(FILE, i + 1, String(pixels))),
    y: rows.map(({ digit }) => Number(digit)),
  });
}

/**
 * The 64 numbers that stand in one cell, a character each: 0 to 9, then a to g.
 *
 * @param file what to call its file in errors
 * @param row the number of its row in errors
 * @throws {ValueError} if there are more or fewer, or another character
 */
export function pixelsOf(file: string, row: number, pixels: string): number[] {
  if (/^[0-9a-g]{64}$/.test(pixels)) {
    return [...pixels].map((grey) => parseInt(grey, 17));
  }
  throw new ValueError(
    `read ${file}`,
    `row ${row}, column pixels: must be 64 characters from 0 to 9 or a to g, but it is ${
      written(pixels)
    }`,
  );
}
