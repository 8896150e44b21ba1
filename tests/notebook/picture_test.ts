/** Pictures: an element becomes one image with words, whatever it is labelled. */

import assert from "node:assert/strict";
import { DISPLAY } from "../../lib/notebook/kernel.ts";
import {
  beside,
  dataUri,
  isDrawing,
  pictureBundle,
} from "../../lib/notebook/picture.ts";
import { drawing, pageOf } from "./page.ts";

Deno.test("pictureBundle() says in words what an image shows, quotation marks included", () => {
  const alt = `The "line" x₁ & x₂ <= 1 isn't drawn`;
  const bundle = pictureBundle(
    drawing({ "aria-label": alt, "data-caption": "See <b>!", width: "320.4" }),
  );
  const page = pageOf(bundle["text/html"]);
  assert.equal(bundle["text/plain"], alt);
  assert.equal(page.querySelector("img").getAttribute("alt"), alt);
  assert.equal(page.querySelector("img").getAttribute("width"), "320");
  assert.equal(page.querySelector("figcaption").textContent, "See <b>!");
  assert.equal(page.querySelectorAll("script, style, b").length, 0);
});

Deno.test("pictureBundle() sets both colours, and a caption only if there is one", () => {
  const page = pageOf(
    pictureBundle(drawing({ "aria-label": "A dot." }))["text/html"],
  );
  const style = page.querySelector("figure").getAttribute("style") ?? "";
  assert.match(style, /background:#\w{6}/);
  assert.match(style, /;color:#\w{6}/);
  assert.equal(page.querySelector("figcaption"), null);
  assert.equal(page.querySelector("img").hasAttribute("width"), false);
});

Deno.test("pictureBundle() refuses a picture without words", () => {
  for (const attributes of [{}, { "aria-label": "" }]) {
    assert.throws(() => pictureBundle(drawing(attributes)), {
      name: "ValueError",
      message: "Cannot show a picture: it must say in words what it shows, " +
        "but it has no aria-label; draw it with { alt: … }",
    });
  }
});

Deno.test("dataUri() is read back as the drawing, in every character", async () => {
  const svg = `<svg id="100 % #1"><text>ŷ ≥ θ &amp; "q" 'a'\n𝛿</text></svg>`;
  const uri = dataUri(svg);
  assert.doesNotMatch(uri, /["<>#\n]/);
  // An address parser, as in a browser.
  const response = await fetch(uri);
  assert.equal(response.headers.get("content-type"), "image/svg+xml");
  assert.equal(
    await response.text(),
    `<svg xmlns='http://www.w3.org/2000/svg' id='100 % #1'><text>ŷ ≥ θ &amp; "q" 'a'\n𝛿</text></svg>`,
  );
});

Deno.test("beside() puts several pictures into one output", () => {
  const bundle = beside(
    drawing({ "aria-label": "One." }),
    drawing({ "aria-label": "Two." }),
  )[DISPLAY]();
  assert.equal(bundle["text/plain"], "One.\nTwo.");
  assert.equal(
    pageOf(bundle["text/html"]).querySelectorAll("figure img").length,
    2,
  );
});

Deno.test("isDrawing() knows elements from other things", () => {
  assert.ok(isDrawing(drawing({})));
  for (
    const thing of [null, undefined, 1, "<svg></svg>", {}, {
      outerHTML: "<svg>",
    }]
  ) {
    assert.equal(isDrawing(thing), false);
  }
});
