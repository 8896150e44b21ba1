/** Markup: nothing that is put into a page breaks out of its place. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { escapeHtml, markup, sentence } from "../../lib/notebook/markup.ts";
import { pageOf } from "./page.ts";

Deno.test("markup leaves any text what it is, in an element and in an attribute", () => {
  const text = fc.string({ unit: fc.constantFrom(..."<>&\"'`=/ab \u00a0é𝛿") });
  fc.assert(fc.property(text, (words) => {
    const page = markup`<p title="${words}">${words}</p>`;
    const document = pageOf(page);
    const paragraph = document.querySelector("p");
    assert.equal(document.body.children.length, 1);
    assert.equal(paragraph.children.length, 0);
    assert.equal(paragraph.textContent, words);
    assert.equal(paragraph.getAttribute("title"), words);
  }));
});

Deno.test("markup keeps what is markup already, and joins lists", () => {
  const items = ["a<b", "c"].map((text) => markup`<li>${text}</li>`);
  assert.equal(
    markup`<ul>${items}</ul>${undefined}${null}${false}${0}`.source,
    "<ul><li>a&lt;b</li><li>c</li></ul>0",
  );
});

Deno.test("escapeHtml() escapes an ampersand once", () => {
  assert.equal(escapeHtml("&lt;"), "&amp;lt;");
});

Deno.test("sentence() sets only what stands between backticks as code", () => {
  const document = pageOf(`<p>${sentence("`a<b` and <i>c</i>")}</p>`);
  assert.equal(document.querySelectorAll("code").length, 1);
  assert.equal(document.querySelector("code").textContent, "a<b");
  assert.equal(document.querySelector("i"), null);
  assert.equal(document.querySelector("p").textContent, "a<b and <i>c</i>");
});
