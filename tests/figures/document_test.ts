import assert from "node:assert/strict";
import {
  described,
  draw,
  figure,
  lineThrough,
  px,
} from "../../lib/figures/document.ts";

Deno.test("px() rounds to hundredths and refuses what would silently not be drawn", () => {
  assert.deepEqual([1 / 3, -0.001, 12].map(px), ["0.33", "0", "12"]);
  assert.throws(() => px(NaN), {
    name: "ValueError",
    message:
      "Cannot draw a mark: every length must be a finite number, but one is NaN",
  });
});

Deno.test("draw() writes attributes in the order in which they are given", () => {
  assert.equal(
    draw("rect", { x: 1, y: undefined, width: 2 }).outerHTML,
    '<rect x="1" width="2" />',
  );
});

Deno.test("draw() escapes text", () => {
  assert.equal(
    draw("text", {}, "a < b & c").outerHTML,
    "<text>a &lt; b &amp; c</text>",
  );
});

Deno.test("figure() can stand alone: it has its namespace, and its caption is data", () => {
  const source =
    figure({ width: 10, height: 5, alt: "Nothing.", caption: "Look." })
      .outerHTML;
  assert.match(source, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(source, /viewBox="0 0 10 5"/);
  assert.match(source, /data-caption="Look\."/);
});

Deno.test("described() asks for alt text", () => {
  assert.throws(() => described(draw("svg"), "  "), {
    message:
      "Cannot draw a figure: it must have alt text, but `alt` is empty; say in a sentence what it shows",
  });
});

Deno.test("lineThrough() closes a loop if asked", () => {
  assert.equal(lineThrough([[0, 0], [1, 0.5]], true), "M0,0L1,0.5Z");
});
