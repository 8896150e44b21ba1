/** TypeScript as HTML in colours, made when the site is built: a page needs no script for it. */

import { typescriptLanguage } from "@codemirror/lang-javascript";
import { highlightCode, tagHighlighter } from "@lezer/highlight";
import { CODE_COLOURS } from "../code_palette.ts";
import { escaped } from "./html.ts";

const highlighter = tagHighlighter(
  CODE_COLOURS.map(({ name, tag }) => ({ tag, class: `code-${name}` })),
);

/**
 * Code as the inside of a `<code>`.
 *
 * @param link where a name leads to, if anywhere
 */
export function codeHtml(
  code: string,
  link: (name: string) => string | undefined = () => undefined,
): string {
  let html = "";
  highlightCode(
    code,
    typescriptLanguage.parser.parse(code),
    highlighter,
    (text, classes) => {
      const target = /^[A-Za-z]\w*$/.test(text) ? link(text) : undefined;
      const words = target === undefined
        ? escaped(text)
        : `<a href="${escaped(target)}">${escaped(text)}</a>`;
      html += classes ? `<span class="${classes}">${words}</span>` : words;
    },
    () => html += "\n",
  );
  return html;
}

/** The styles of the classes that {@link codeHtml} writes. */
export function codeStyles(): string {
  return CODE_COLOURS.map(({ name, style }) => {
    const properties = Object.entries(style)
      .map(([property, value]) => `  ${kebab(property)}: ${value};\n`);
    return `.code-${name} {\n${properties.join("")}}\n`;
  }).join("\n");
}

function kebab(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
