/** Markdown with formulas as HTML: one renderer for the presenter's pages and for everything written later. */

import { katex } from "@mdit/plugin-katex";
import MarkdownIt from "markdown-it";
import type { MarkdownIt as Renderer, Token } from "markdown-it";

const renderer = new MarkdownIt({ html: true, linkify: true })
  .use(katex, {
    // A formula that KaTeX finds unusual is still the author's formula.
    logger: () => "ignore" as const,
    // No formula may grow over the page or keep the browser busy.
    maxSize: 30,
    maxExpand: 2000,
    transformer: (html: string, block: boolean) =>
      block
        ? html.replace(/^<p /, "<div ").replace(/<\/p>\n?$/, "</div>\n")
        : html,
  })
  .use(displayInLine)
  .use(headingIds)
  .use(links);
renderer.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** What a text needs to know of the page it stands in. */
export type MarkdownOptions = {
  /** The address of a notebook's page, by its name `03_perceptron`; the presenter's, if nothing is said. */
  readonly notebook?: (name: string) => string;
};

/**
 * Markdown as HTML, with formulas between dollar signs set by KaTeX.
 *
 * A dollar sign before or after an amount is left alone, as in Pandoc: a formula begins right
 * after its dollar sign and ends right before one that no digit follows. HTML in the source
 * stays as it is, so whoever puts the result into a page must sanitise it first.
 *
 * @param source the Markdown of a cell or of an output
 * @returns HTML; formulas carry MathML for screen readers, headings an id, and links to
 *   notebooks beside this one lead to their pages
 *
 * @example A formula, and a price
 * ```ts
 * import assert from "node:assert/strict";
 * const html = renderMarkdown("Both $x_1$ cost $5 and $10.");
 * assert.equal(html.match(/<math /g)?.length, 1);
 * assert.match(html, /cost \$5 and \$10\.<\/p>/);
 * ```
 */
export function renderMarkdown(
  source: string,
  { notebook = (name) => `/read/${name}` }: MarkdownOptions = {},
): string {
  return renderer.render(source, { notebook });
}

/** `$$…$$` within a line, which the plugin knows only as a block of its own. */
function displayInLine(md: Renderer): void {
  const closed = /\$\$([^$]+?)\$\$/y;
  md.inline.ruler.before(
    "math_inline_dollar",
    "math_in_line",
    (state, silent) => {
      closed.lastIndex = state.pos;
      const found = closed.exec(state.src);
      if (!found) return false;
      if (!silent) state.push("math_in_line", "math", 0).content = found[1];
      state.pos += found[0].length;
      return true;
    },
  );
  md.renderer.rules.math_in_line = (tokens, i, options, env, self) =>
    md.renderer.rules.math_block!(tokens, i, options, env, self)
      .replace(/^<div /, "<span ").replace(/<\/div>\n?$/, "</span>");
  // A line that goes on after its formula is text; the plugin would look for the end further down.
  md.block.ruler.before(
    "math_block_dollar",
    "math_then_text",
    (state, start, end, silent) => {
      const line = state.getLines(start, start + 1, state.blkIndent, false)
        .trim();
      if (silent || !/^\$\$[^$]+\$\$./.test(line)) return false;
      let next = start + 1;
      while (
        next < end && !state.isEmpty(next) &&
        state.sCount[next] >= state.blkIndent
      ) next++;
      state.push("paragraph_open", "p", 1).map = [start, next];
      const text = state.push("inline", "", 0);
      text.content = state.getLines(start, next, state.blkIndent, false).trim();
      text.children = [];
      state.push("paragraph_close", "p", -1);
      state.line = next;
      return true;
    },
  );
}

/** Ids as GitHub makes them, so that `[…](#the-definition)` works here and there. */
function headingIds(md: Renderer): void {
  md.core.ruler.push("heading_ids", ({ tokens }) => {
    const seen = new Map<string, number>();
    tokens.forEach((token, i) => {
      if (token.type !== "heading_open") return;
      const slug = slugOf(tokens[i + 1]);
      const before = seen.get(slug) ?? 0;
      seen.set(slug, before + 1);
      if (slug) token.attrSet("id", before ? `${slug}-${before}` : slug);
    });
  });
}

function slugOf(heading: Token): string {
  return (heading.children ?? []).map((part) => part.content).join("")
    .trim().toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
}

/** A link opens a window of its own: a lecture is not lost by following one. */
function links(md: Renderer): void {
  md.renderer.rules.link_open = (tokens, i, options, env, self) => {
    const link = tokens[i];
    const target = String(link.attrGet("href") ?? "");
    const { notebook } = env as Required<MarkdownOptions>;
    const to = /^(?:\.\/)?([^/:?#]+)\.ipynb(#.*)?$/.exec(target);
    if (to) link.attrSet("href", `${notebook(to[1])}${to[2] ?? ""}`);
    if (!target.startsWith("#")) {
      link.attrSet("target", "_blank");
      link.attrSet("rel", "noopener noreferrer");
    }
    return self.renderToken(tokens, i, options);
  };
}
