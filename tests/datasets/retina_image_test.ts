/** Images on the retina: what each shape covers, and where a shift takes it. */

import assert from "node:assert/strict";
import {
  RETINA_SHAPES,
  RETINA_SIDE,
  retinaImage,
  type RetinaShape,
} from "../../lib/datasets/retina_image.ts";

/** Rows of an image, `#` where it is lit. */
function drawn(shape: RetinaShape): string[] {
  const image = retinaImage(shape).map((lit) => lit === 1 ? "#" : ".");
  return Array.from(
    { length: RETINA_SIDE },
    (_, row) => image.slice(row * 20, (row + 1) * 20).join(""),
  );
}

Deno.test("retinaImage() draws an E and an F that differ in the lowest stroke alone", () => {
  const [e, f] = [drawn("E"), drawn("F")];
  const differ = e.flatMap((row, i) => row === f[i] ? [] : [i]);
  assert.deepEqual(differ, [15, 16]);
  assert.deepEqual([e[15], f[15]], [
    ".....##########.....",
    ".....##.............",
  ]);
});

Deno.test("retinaImage() draws shapes of the size that it says", () => {
  const cells = (shape: RetinaShape) =>
    retinaImage(shape).reduce((a, b) => a + b);
  assert.equal(cells("square"), 12 * 12);
  assert.equal(cells("bar"), 2 * 12);
  assert.equal(cells("triangle"), 2 * (2 + 4 + 6 + 8 + 10 + 12));
  assert.ok(Math.abs(cells("circle") - Math.PI * 6 ** 2) < 4);
});

Deno.test("retinaImage() draws every shape symmetrically, but for the letters that are not", () => {
  for (const shape of RETINA_SHAPES.filter((s) => s !== "E" && s !== "F")) {
    for (const row of drawn(shape)) {
      assert.equal([...row].reverse().join(""), row, shape);
    }
  }
});

Deno.test("retinaImage() shifts to the right and down, and nothing leaves the retina", () => {
  for (const shape of RETINA_SHAPES) {
    const image = retinaImage(shape);
    for (const [right, down] of [[3, -3], [-3, 3], [1, 0], [0, -2]]) {
      const moved = retinaImage(shape, [right, down]);
      image.forEach((lit, i) => {
        if (lit === 1) assert.equal(moved[i + right + 20 * down], 1, shape);
      });
      assert.equal(
        moved.reduce((a, b) => a + b),
        image.reduce((a, b) => a + b),
      );
    }
  }
});

Deno.test("retinaImage() of no shape, or shifted out of sight, is refused", () => {
  assert.throws(() => retinaImage("cat" as "E"), {
    name: "ValueError",
    message:
      'Cannot show "cat" to the retina: it must be one of square, circle, triangle, bar, E, F, T, X, but it is "cat"',
  });
  assert.throws(() => retinaImage("E", [0, 4]), {
    message:
      'Cannot show "E" to the retina: a shift must be a whole number from -3 to 3, but one is 4',
  });
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => retinaImage("E", 1), {
    name: "ShapeError",
    message:
      'Cannot show "E" to the retina: the shift must be two numbers, but it is 1',
  });
});
