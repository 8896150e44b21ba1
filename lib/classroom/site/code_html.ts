/** TypeScript as HTML in colours, made when the site is built: a page needs no script for it. */

import { typescriptLanguage } from "@codemirror/lang-javascript";
import { highlightCode, tagHighlighter } from "@lezer/highlight";
import { CODE_COLOURS } from "../code_palette.ts";
import { escaped } from "./html.ts";

const highlighter = tagHighlighter(
  CODE_COLOURS.map(({ name, tag }) => ({ tag, class: `code-${name}` })),
);

type Tree = ReturnType<typeof typescriptLanguage.parser.parse>;

/** What is to be made of code. */
export type CodeOptions = {
  /** Where a name of the library leads to, if anywhere. */
  readonly link?: (name: string) => string | undefined;
  /** Whether the code is a part of a class, as its methods are. */
  readonly inClass?: boolean;
};

/**
 * Code as the inside of a `<code>`.
 *
 * Names are links where the library is meant: properties and what the code itself
 * declares are not, though they may be called the same.
 */
export function codeHtml(code: string, options: CodeOptions = {}): string {
  const { link, inClass = false } = options;
  const before = inClass ? "class _ {\n" : "";
  const text = before + code + (inClass ? "\n}" : "");
  const tree = typescriptLanguage.parser.parse(text);
  const own = link === undefined ? new Set() : declaredIn(tree, text);
  let html = "", at = before.length;
  const put = (words: string, classes: string) => {
    const isName = /^[A-Za-z]\w*$/.test(words) && text[at - 1] !== "." &&
      !/code-(property|comment|string|keyword)/.test(classes);
    const target = isName && !own.has(words) ? link?.(words) : undefined;
    at += words.length;
    const inside = target === undefined
      ? escaped(words)
      : `<a href="${escaped(target)}">${escaped(words)}</a>`;
    html += classes ? `<span class="${classes}">${inside}</span>` : inside;
  };
  const end = before.length + code.length;
  highlightCode(
    text,
    tree,
    highlighter,
    put,
    () => {
      at++;
      html += "\n";
    },
    before.length,
    end,
  );
  return html;
}

/** The names that code declares; what it imports belongs to others. */
function declaredIn(tree: Tree, text: string): Set<string> {
  const names = new Set<string>();
  tree.iterate({
    enter(node) {
      if (node.name === "ImportDeclaration") return false;
      if (/^(Variable|Type)Definition$/.test(node.name)) {
        names.add(text.slice(node.from, node.to));
      }
    },
  });
  return names;
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
