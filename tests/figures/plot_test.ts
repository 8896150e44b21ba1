import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import { plot } from "nets/figures";

Deno.test("plot() is one image with our alt text and caption", () => {
  const chart = plot({
    alt: "Rises.",
    caption: "Look right.",
    marks: [Plot.lineY([1, 2])],
  });
  assert.match(chart.outerHTML, /^<svg /);
  assert.equal(chart.getAttribute("aria-label"), "Rises.");
  assert.equal(chart.getAttribute("data-caption"), "Look right.");
});

Deno.test("plot() makes clips that have the same name every time", () => {
  const draw = () =>
    plot({ alt: "A line.", marks: [Plot.lineY([1, 2, 3], { clip: true })] })
      .outerHTML;
  assert.match(draw(), /clip-1/);
  assert.equal(draw(), draw());
});

Deno.test("plot() refuses a legend, which would make a page of it", () => {
  assert.throws(
    () =>
      plot({
        alt: "x",
        color: { legend: true },
        marks: [Plot.dot([1, 2], { fill: (d: number) => `c${d}` })],
      }),
    {
      name: "ValueError",
      message:
        "Cannot draw a plot: it must be one picture, but a legend, title or subtitle makes it a page; label the marks directly",
    },
  );
});
