/** Text as HTML: nothing that is written in a lecture can become a tag by accident. */

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * Text for an element or for an attribute between double quotes.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(escaped('a < "b"'), "a &lt; &quot;b&quot;");
 * ```
 */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
}

/** The text that {@link escaped} HTML stands for. */
export function unescaped(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => MEANINGS[sign]);
}

const MEANINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(SIGNS).map(([a, b]) => [b, a])),
  "&#39;": "'",
};

/**
 * JSON for a `<script>` that holds data: no text in it can end the script.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(scriptJson({ a: "</script>" }), '{"a":"\\u003c/script>"}');
 * ```
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** HTML without its tags and with its signs put back: what a reader sees of it. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim();
}
