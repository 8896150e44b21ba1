/** A comment of the library as HTML: words, parameters, errors, examples. */

import { codeHtml } from "./code_html.ts";
import type { DocTag, JsDoc } from "./doc_json.ts";
import { escaped } from "./html.ts";
import type { NameLink } from "./library_links.ts";
import { PageIds, proseHtml } from "./prose_html.ts";

/** Headings in comments have no addresses: those belong to the names. */
const NO_IDS = new (class extends PageIds {
  override take(): boolean {
    return false;
  }
})([]);

/** All that a comment says. */
export function docHtml({ doc, tags = [] }: JsDoc, link: NameLink): string {
  const of = (kind: string) => tags.filter((tag) => tag.kind === kind);
  return [
    words(doc, link),
    list(
      "Takes",
      of("param"),
      ({ name, doc }) => [`<code>${escaped(name ?? "")}</code>`, doc],
      link,
    ),
    list("Returns", of("return"), ({ doc }) => ["", doc], link),
    list(
      "Throws",
      of("throws"),
      (
        { tsType, doc },
      ) => [`<code>${codeHtml(tsType?.repr ?? "", { link })}</code>`, doc],
      link,
    ),
    ...of("example").map(({ doc = "" }) => example(doc, link)),
  ].filter((part) => part !== "").join("\n");
}

/** The first sentence of a comment, as Markdown. */
export function firstSentence({ doc = "" }: JsDoc): string {
  const [paragraph] = plainLinks(doc).split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, " ").trim();
  return /^.*?[.:!?](?=\s+[A-Z`“])/.exec(line)?.[0].replace(/:$/, ".") ?? line;
}

function words(doc: string | undefined, link: NameLink): string {
  if (!doc?.trim()) return "";
  const source = doc.replace(
    /\{@link(?:code|plain)? +([\w.]+) *\}/g,
    (_, name: string) => {
      const target = link(name.split(".")[0]);
      return target === undefined ? `\`${name}\`` : `[\`${name}\`](${target})`;
    },
  );
  return `<div class="prose">${proseHtml(source, { ids: NO_IDS, link })}</div>`;
}

function plainLinks(doc: string): string {
  return doc.replace(/\{@link(?:code|plain)? +([\w.]+) *\}/g, "`$1`");
}

/** What stands behind a tag: what it is about, as HTML, and what is said of it. */
type Row = (tag: DocTag) => readonly [string, string | undefined];

function list(
  title: string,
  tags: readonly DocTag[],
  row: Row,
  link: NameLink,
): string {
  if (tags.length === 0) return "";
  const rows = tags.map((tag) => {
    const [name, doc] = row(tag);
    return `<li>${name}${words(doc, link)}</li>`;
  });
  return `<div class="doc-list"><p class="doc-title">${title}</p><ul>${
    rows.join("")
  }</ul></div>`;
}

/** An example: its title is its first line, the code is what a test runs. */
function example(doc: string, link: NameLink): string {
  const [, title, code] = /^([^]*?)```\w*\n([^]*?)```/.exec(doc) ?? [];
  if (code === undefined) return words(doc, link);
  const name = title.trim();
  return `<figure class="example">${
    name === "" ? "" : `<figcaption>${escaped(name)}</figcaption>`
  }<pre class="still"><code>${
    codeHtml(code.trimEnd(), { link })
  }</code></pre></figure>`;
}
