/** Digits: the images of scikit-learn's load_digits(), and cells that are no image. */

import assert from "node:assert/strict";
import { digits, pixelsOf } from "../../lib/datasets/digits.ts";

Deno.test("digits() has the counts of scikit-learn's load_digits()", () => {
  const data = digits();
  assert.equal(data.length, 1797);
  assert.deepEqual(
    Object.values(data.counts()),
    [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
  );
});

Deno.test("digits() has its pixels and its labels, each in its place", () => {
  const { x, y } = digits();
  // Computed with load_digits(): X.sum(), (X * arange(64)).sum(), (X.sum(1) * arange(1797)).sum(), (y * arange(1797)).sum().
  let all = 0, byPixel = 0, byImage = 0;
  x.forEach((image, i) =>
    image.forEach((grey, j) => {
      all += grey;
      byPixel += grey * j;
      byImage += grey * i;
    })
  );
  assert.deepEqual([all, byPixel, byImage], [561718, 17660653, 503342547]);
  assert.equal(y.reduce((sum, label, i) => sum + label * i, 0), 7264791);
  assert.equal((all / (1797 * 64)).toFixed(12), "4.884164579855");
});

Deno.test("digits() names its pixels by where they are", () => {
  const { features } = digits();
  assert.deepEqual([features[0], features[8], features[63]], [
    "row 1 column 1",
    "row 2 column 1",
    "row 8 column 8",
  ]);
});

Deno.test("pixelsOf() reads 0 to 16 and takes nothing else for a pixel", () => {
  assert.deepEqual(pixelsOf("f", 1, "0g".repeat(32)).slice(0, 3), [0, 16, 0]);
  const message = (pixels: string) =>
    `Cannot read digits.csv: row 3, column pixels: must be 64 characters from 0 to 9 or a to g, but it is "${pixels}"`;
  for (const pixels of ["0".repeat(63), "0".repeat(65), `h${"0".repeat(63)}`]) {
    assert.throws(() => pixelsOf("digits.csv", 3, pixels), {
      name: "ValueError",
      message: message(pixels),
    });
  }
});
