/** Writing HTML safely: whatever is put into a template is escaped, unless it is HTML already. */

/** A piece of HTML that is safe to put into a page as it stands. */
export class Html {
  /** @param source the markup; nothing in it is escaped any more */
  constructor(readonly source: string) {}

  /** The markup as a string. */
  toString(): string {
    return this.source;
  }
}

/**
 * Text as HTML that shows the same text, in an element or in a quoted attribute.
 *
 * @param text anything; a quotation mark or an angle bracket in it stays one
 *
 * @example A label cannot break out of its attribute
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(escapeHtml(`a "b" <c> & 'd'`), "a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;");
 * ```
 */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

/**
 * A template that is HTML: text and numbers put into it are escaped, {@link Html} is
 * kept, arrays are joined, and `undefined`, `null` and `false` leave nothing.
 *
 * @example Text is escaped, markup is not
 * ```ts
 * import assert from "node:assert/strict";
 * const bold = markup`<b>${"x < y"}</b>`;
 * assert.equal(String(markup`<p>${bold} ${[1, 2]}${false}</p>`), "<p><b>x &lt; y</b> 12</p>");
 * ```
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly unknown[]
): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(asSource)));
}

function asSource(value: unknown): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(asSource).join("");
  if (value === undefined || value === null || value === false) return "";
  return escapeHtml(String(value));
}

/**
 * A sentence as HTML: what stands between backticks becomes code, the rest is text.
 *
 * @param text plain text with `` `code` `` in it
 *
 * @example Code inside a sentence, and nothing else is markup
 * ```ts
 * import assert from "node:assert/strict";
 * const source = sentence("`z >= 0` is <b>not</b> bold").source;
 * assert.match(source, /^<code style="[^"]*">z &gt;= 0<.code> is &lt;b&gt;not&lt;.b&gt; bold$/);
 * ```
 */
export function sentence(text: string): Html {
  return markup`${
    text.split("`").map((part, i) => i % 2 === 0 ? part : code(part))
  }`;
}

/**
 * Code inside a line; a page's own style for code must not touch our colours.
 *
 * @param text the code
 */
export function code(text: string): Html {
  return markup`<code style="${CODE}">${text}</code>`;
}

const CODE = "font-family:monospace;font-size:.95em;color:inherit;" +
  "background:none;padding:0;border:0";
