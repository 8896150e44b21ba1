/** Names for pixels, so that an image is a row of features like any other. */

/**
 * The names of an image's pixels, row by row from the top left.
 *
 * @param height in pixels
 * @param width in pixels
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(pixelNames(1, 2), ["row 1 column 1", "row 1 column 2"]);
 * ```
 */
export function pixelNames(height: number, width: number): string[] {
  return Array.from(
    { length: height * width },
    (_, i) => `row ${Math.floor(i / width) + 1} column ${i % width + 1}`,
  );
}
