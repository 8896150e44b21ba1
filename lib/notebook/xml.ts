/** An element's markup as XML: a DOM writes HTML, and an image is read as XML, where one bare `&` spoils all. */

/** A tag with attributes; in what a DOM writes, a `<` outside of one is always escaped. */
const TAG = /<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([\w:.-]+)="([^"]*)"/g;
/** What the figure around an image says already. */
const OUTSIDE = ["aria-label", "data-caption", "role"];
const NAMESPACE = "http://www.w3.org/2000/svg";
/** What is a reference in XML: the other names of HTML, `&nbsp;` and so on, are not. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi;

/**
 * The markup of an `svg` element as an XML document, without its alt text and caption.
 *
 * @param svg what a DOM gives as `outerHTML`
 *
 * @example An attribute that a DOM writes and XML does not allow
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   asXml('<svg role="img"><g id="a & b <c>" /></svg>'),
 *   "<svg xmlns='http://www.w3.org/2000/svg'><g id='a &amp; b &lt;c>'/></svg>",
 * );
 * ```
 */
export function asXml(svg: string): string {
  return svg.replace(TAG, (_, name, attributes: string, end, at) => {
    const list = [...attributes.matchAll(ATTRIBUTE)].map((
      [, key, value],
    ) => [key, value]);
    const kept = at > 0 ? list : asRoot(list);
    return `<${name}${
      kept.map(([key, value]) => ` ${key}='${escaped(value)}'`).join("")
    }${end}>`;
    // deno-lint-ignore no-control-regex -- XML has no such characters
  }).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "");
}

function asRoot(attributes: readonly string[][]): readonly string[][] {
  const kept = attributes.filter(([key]) => !OUTSIDE.includes(key));
  return kept.some(([key]) => key === "xmlns")
    ? kept
    : [["xmlns", NAMESPACE], ...kept];
}

function escaped(value: string): string {
  return value.replace(REFERENCE, "&amp;").replaceAll("<", "&lt;").replaceAll(
    "'",
    "&apos;",
  );
}
