/** An image as text, to look at without a picture. */

import { checkCount, checkList } from "../shape.ts";

const GREYS = " ░▒▓█";

/**
 * An image in characters, two for each pixel since they are narrow: nothing for 0, ██ for
 * the largest number.
 *
 * @param image its pixels, row by row from the top left, from 0 on
 * @param width how many pixels stand in a row
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(imageText([0, 1, 1, 0], 2), "  ██\n██  ");
 * ```
 */
export function imageText(image: readonly number[], width: number): string {
  const action = "write an image as text";
  checkList(action, "pixels", image);
  checkCount(action, "the width", width, 1);
  const most = image.reduce((most, grey) => Math.max(most, grey), 0) || 1;
  const letters = image.map((grey) => {
    const level = Math.round(Math.max(0, grey) / most * (GREYS.length - 1));
    return GREYS[level].repeat(2);
  });
  return Array.from(
    { length: Math.ceil(image.length / width) },
    (_, row) => letters.slice(row * width, (row + 1) * width).join(""),
  ).join("\n");
}
