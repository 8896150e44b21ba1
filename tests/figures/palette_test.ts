import assert from "node:assert/strict";
import { palette, SMALLEST_TEXT } from "../../lib/figures/palette.ts";
import { contrast } from "./anatomy.ts";

Deno.test("palette has Okabe and Ito's blue and vermilion for the two classes", () => {
  assert.deepEqual([palette.blue, palette.vermilion], ["#0072B2", "#D55E00"]);
  assert.equal(SMALLEST_TEXT, 14);
});

Deno.test("palette sets text only in colours with a contrast of 4.5 or more, and lines in 3 or more", () => {
  for (
    const text of [
      palette.ink,
      palette.blueText,
      palette.vermilionText,
      palette.greyText,
    ]
  ) {
    for (const ground of [palette.paper, palette.blueTint]) {
      assert.ok(contrast(text, ground) >= 4.5, `${text} on ${ground}`);
    }
  }
  assert.ok(contrast(palette.paper, palette.blue) >= 4.5);
  for (const line of [palette.blue, palette.vermilion, palette.grey]) {
    assert.ok(contrast(line, palette.paper) >= 3, line);
  }
});

Deno.test("contrast, by which palette is judged, is 21 for black on white", () => {
  assert.equal(contrast("#000000", "#FFFFFF"), 21);
});
