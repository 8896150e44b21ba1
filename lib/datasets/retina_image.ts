/** Shapes and letters as the 20 × 20 photocells of the Mark I saw them: light or dark. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";

/** How many photocells the retina is wide, and high. */
export const RETINA_SIDE = 20;

/** How far a shape may lie from the middle and still be seen whole. */
export const MOST_SHIFT = 3;

/** Letters are 5 cells wide and 7 high, each cell 2 × 2 photocells. */
const LETTERS = {
  E: ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
  F: ["#####", "#....", "#....", "####.", "#....", "#....", "#...."],
  T: ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."],
  X: ["#...#", "#...#", ".#.#.", "..#..", ".#.#.", "#...#", "#...#"],
} as const;

/** Shapes by what they cover of a square, whose sides are at −1 and 1; `v` points down. */
const SHAPES = {
  square: () => true,
  circle: (u: number, v: number) => u * u + v * v <= 1,
  triangle: (u: number, v: number) => Math.abs(u) <= (v + 7 / 6) / 2,
  bar: (u: number) => Math.abs(u) < 0.25,
} as const;

/** What can be shown to the retina. */
export type RetinaShape = keyof typeof LETTERS | keyof typeof SHAPES;

/** All of them. */
export const RETINA_SHAPES: readonly RetinaShape[] = [
  "square",
  "circle",
  "triangle",
  "bar",
  "E",
  "F",
  "T",
  "X",
];

/**
 * A shape on the retina: 1 where it covers a photocell, 0 elsewhere, row by row from the
 * top left. Shapes are 12 cells wide and high, letters 10 wide and 14 high.
 *
 * @param shape which
 * @param shift how many cells right of the middle, and how many below it, −3 to 3
 * @returns `[400]`
 * @throws {ValueError} if there is no such shape, or a shift is not such a number
 *
 * @example A bar, 2 cells wide and 12 high: an even number beside the middle
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(retinaImage("bar").reduce((cells, lit) => cells + lit), 24);
 * ```
 */
export function retinaImage(
  shape: RetinaShape,
  shift: readonly [number, number] = [0, 0],
): number[] {
  const covers = coverOf(shape);
  checkShift(shape, shift);
  const middle = (RETINA_SIDE - 1) / 2;
  return Array.from({ length: RETINA_SIDE ** 2 }, (_, i) => {
    const column = i % RETINA_SIDE, row = Math.floor(i / RETINA_SIDE);
    return covers(column - middle - shift[0], row - middle - shift[1]) ? 1 : 0;
  });
}

/** What a shape covers; from its middle, in photocells. */
function coverOf(shape: RetinaShape): (x: number, y: number) => boolean {
  if (Object.hasOwn(SHAPES, shape)) {
    const covers = SHAPES[shape as keyof typeof SHAPES];
    return (x, y) =>
      Math.max(Math.abs(x), Math.abs(y)) < 6 && covers(x / 6, y / 6);
  }
  if (Object.hasOwn(LETTERS, shape)) {
    const cells = LETTERS[shape as keyof typeof LETTERS];
    return (x, y) =>
      cells[Math.floor((y + 7) / 2)]?.[Math.floor((x + 5) / 2)] === "#";
  }
  throw new ValueError(
    `show ${written(shape)} to the retina`,
    `it must be one of ${RETINA_SHAPES.join(", ")}, but it is ${
      written(shape)
    }`,
  );
}

function checkShift(shape: string, shift: readonly number[]): void {
  const action = `show ${written(shape)} to the retina`;
  if (!Array.isArray(shift) || shift.length !== 2) {
    throw new ShapeError(
      action,
      `the shift must be two numbers, but it is ${written(shift)}`,
    );
  }
  const bad = shift.find((by) =>
    !Number.isInteger(by) || Math.abs(by) > MOST_SHIFT
  );
  if (bad === undefined) return;
  throw new ValueError(
    action,
    `a shift must be a whole number from -${MOST_SHIFT} to ${MOST_SHIFT}, but one is ${
      written(bad)
    }`,
  );
}
