import assert from "node:assert/strict";
import { sideBySide } from "nets/figures";
import { figure } from "../../lib/figures/document.ts";

const square = (alt: string) => figure({ width: 100, height: 80, alt });

Deno.test("sideBySide() puts pictures in rows", () => {
  const three = sideBySide(["A.", "B.", "C."].map(square), { columns: 2 });
  assert.equal(three.getAttribute("viewBox"), "0 0 212 172");
  const places = [
    ...three.outerHTML.matchAll(
      /<svg [^>]*y="(\d+)" x="(\d+)"|<svg [^>]*x="(\d+)" y="(\d+)"/g,
    ),
  ];
  assert.equal(places.length, 3);
});

Deno.test("sideBySide() copies: a picture can be used again", () => {
  const one = square("A.");
  const before = one.outerHTML;
  sideBySide([one, one]);
  assert.equal(one.outerHTML, before);
});

Deno.test("sideBySide() says all alt texts", () => {
  assert.equal(
    sideBySide(["A.", "B."].map(square)).getAttribute("aria-label"),
    "A. B.",
  );
});

Deno.test("sideBySide() says what it cannot do", () => {
  assert.throws(() => sideBySide([]), {
    message:
      "Cannot put pictures side by side: there must be one at least, but there is none",
  });
  assert.throws(() => sideBySide([square("A.")], { titles: ["a", "b"] }), {
    message:
      "Cannot put pictures side by side: it takes 1 title, but 2 were given",
  });
});
