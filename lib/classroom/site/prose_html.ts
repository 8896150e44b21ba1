/** Markdown as HTML of a static page: links between pages, code in colours, each id once. */

import { renderMarkdown } from "../markdown.ts";
import { codeHtml } from "./code_html.ts";
import { escaped, unescaped } from "./html.ts";

/** The ids of one page, each of which names one thing. */
export class PageIds {
  readonly #taken: Set<string>;

  /**
   * Begins a page.
   *
   * @param taken ids that have an owner already
   */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Whether an id is still free; it is not after that. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }
}

/** What a text needs to know of the page it stands in. */
export type ProseOptions = {
  readonly ids: PageIds;
  /** Where a name in code leads to, if anywhere. */
  readonly link?: (name: string) => string | undefined;
  /** Pictures pasted into the text, as data addresses by name. */
  readonly pictures?: ReadonlyMap<string, string>;
};

/** Markdown as HTML for a page that lies where the lectures lie. */
export function proseHtml(source: string, options: ProseOptions): string {
  return renderMarkdown(source, { notebook: (name) => `${name}.html` })
    // Pages of the site follow each other in one window.
    .replace(/(<a href="(?!\w+:)[^"]*") target="_blank" rel="[^"]*"/g, "$1")
    .replace(
      /<h([1-6]) id="([^"]+)"/g,
      (tag, level, id) => options.ids.take(unescaped(id)) ? tag : `<h${level}`,
    )
    .replace(
      /<pre><code class="language-(?:ts|typescript|js|javascript)">([^]*?)<\/code><\/pre>/g,
      (_, code) =>
        `<pre><code>${
          codeHtml(unescaped(code).trimEnd(), options)
        }</code></pre>`,
    )
    .replace(
      /src="attachment:([^"]+)"/g,
      (_, name) =>
        `src="${escaped(options.pictures?.get(unescaped(name)) ?? "")}"`,
    );
}

/** A line of Markdown without the paragraph around it, and without links. */
export function lineHtml(source: string): string {
  return renderMarkdown(source).trim()
    .replace(/^<p>([^]*)<\/p>$/, "$1")
    .replace(/<\/?a\b[^>]*>/g, "");
}

/**
 * A line of Markdown as a reader would say it, without signs.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(plainLine("The _weight_ $w_1^{[2]}$ of `unit`"), "The weight w_1^[2] of unit");
 * ```
 */
export function plainLine(source: string): string {
  return source
    .replace(/<[^>]+>/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\$+([^$]*)\$+/g, (_, formula: string) => plainFormula(formula))
    .replace(
      /(^|[\s(“])([*_]{1,2})(?=\S)([^*\n]*?\S)\2(?=[\s).,;:?!”]|$)/g,
      "$1$3",
    )
    .replace(/[`#>]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const LETTERS: Readonly<Record<string, string>> = {
  theta: "θ",
  sigma: "σ",
  delta: "δ",
  eta: "η",
  ell: "ℓ",
  partial: "∂",
  ge: "≥",
  le: "≤",
  cdot: "·",
  times: "×",
  to: "→",
  dots: "…",
  sum: "Σ",
  alpha: "α",
  gamma: "γ",
  lambda: "λ",
  approx: "≈",
  ne: "≠",
  neq: "≠",
};

function plainFormula(formula: string): string {
  return formula
    .replace(/\\([A-Za-z]+)/g, (_, word: string) => LETTERS[word] ?? " ")
    .replace(/\\./g, " ")
    .replace(/[{}&]/g, "");
}
