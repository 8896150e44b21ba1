/** XML: what a DOM writes as HTML can be read as an image. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { asXml } from "../../lib/notebook/xml.ts";
import { pageOf } from "./page.ts";

const document = pageOf("");
const SPACE = "http://www.w3.org/2000/svg";
const words = fc.string({
  unit: fc.constantFrom(..."<>&\"'=;#%ab \u00a0é𝛿\u0007"),
});

/** The few rules of XML that a tag with attributes must keep; no parser is at hand. */
const ELEMENT =
  /^<svg( [\w:-]+='[^<&']*')*><text( [\w:-]+='[^<&']*')*(\/|>[^<&]*<\/text)><\/svg>$/;
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  apos: "'",
  quot: '"',
};

function read(xml: string): string {
  return xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => {
    assert.ok(code || name in entities, `XML does not know &${name};`);
    return code ? String.fromCodePoint(Number(code)) : entities[name];
  });
}

Deno.test("asXml() writes any attribute and any text so that XML reads the same", () => {
  fc.assert(fc.property(words, words, (attribute, content) => {
    // A DOM that writes `&amp;` for both `&` and `&amp;` has lost the difference already.
    fc.pre(!/&(amp|lt|gt|quot|apos|#\d+);/.test(attribute));
    const svg = document.createElementNS(SPACE, "svg");
    const text = document.createElementNS(SPACE, "text");
    text.setAttribute("data-name", attribute);
    text.textContent = content;
    svg.append(text);
    const xml = asXml(svg.outerHTML);
    const bare = xml.replace(/&(?:#\d+|amp|lt|gt|apos|quot);/g, "");
    assert.match(bare, ELEMENT);
    const legal = (s: string) => s.replaceAll("\u0007", "");
    const [, attributeRead, contentRead = ""] = xml.match(
      / data-name='([^']*)'(?:\/>|>([^<]*)<\/text>)/,
    )!;
    assert.equal(read(attributeRead), legal(attribute));
    assert.equal(read(contentRead), legal(content));
  }));
});

Deno.test("asXml() adds the namespace where it is missing, and only there", () => {
  assert.equal(asXml("<svg></svg>"), `<svg xmlns='${SPACE}'></svg>`);
  assert.equal(
    asXml(`<svg xmlns="${SPACE}"></svg>`),
    `<svg xmlns='${SPACE}'></svg>`,
  );
  assert.equal(
    asXml(`<svg xmlns:x="y"><g role="img" /></svg>`),
    `<svg xmlns='${SPACE}' xmlns:x='y'><g role='img'/></svg>`,
  );
});

Deno.test("asXml() leaves text alone that looks like an attribute", () => {
  const svg = `<svg><text>a="b</text><text x="3">c"</text></svg>`;
  assert.equal(
    asXml(svg),
    `<svg xmlns='${SPACE}'><text>a="b</text><text x='3'>c"</text></svg>`,
  );
});
