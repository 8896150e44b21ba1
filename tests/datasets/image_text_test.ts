/** Images as text: five greys, two characters a pixel. */

import assert from "node:assert/strict";
import { imageText } from "../../lib/datasets/image_text.ts";

Deno.test("imageText() writes five greys between nothing and the largest number", () => {
  assert.equal(imageText([0, 4, 8, 12, 16], 5), "  ░░▒▒▓▓██");
});

Deno.test("imageText() breaks into rows, and an empty image stays empty", () => {
  assert.equal(imageText([1, 0, 0, 1, 1, 1], 2), "██  \n  ██\n████");
  assert.equal(imageText([0, 0], 2), "    ");
  assert.equal(imageText([-1, 1], 2), "  ██");
});

Deno.test("imageText() needs a width", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => imageText([1]), {
    message:
      "Cannot write an image as text: the width must be a whole number, 1 or more, but it is undefined",
  });
});
