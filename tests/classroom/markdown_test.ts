/** Markdown with formulas: what comes out for the page, and that every formula of the course is one. */

import assert from "node:assert/strict";
import { renderMarkdown } from "../../lib/classroom/markdown.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { listNotebooks } from "../../lib/classroom/choose.ts";

const formulas = (html: string) => html.match(/<math /g)?.length ?? 0;
const blocks = (html: string) =>
  html.match(/class="katex-display"/g)?.length ?? 0;
/** What stands in the page as text, formulas taken out. */
const text = (html: string) =>
  html.replace(/<span class="katex">.*?<\/math>.*?(<\/span>)+/gs, "∎")
    .replace(/<[^>]+>/g, "").trim();

Deno.test("renderMarkdown() sets formulas in a line, in lists and in tables", () => {
  assert.equal(formulas(renderMarkdown("a $x$, and $\\frac12$.")), 2);
  assert.equal(formulas(renderMarkdown("- $x$\n- b\n  $y$")), 2);
  assert.equal(
    formulas(renderMarkdown("| a | b |\n| - | - |\n| $x$ | $y_1$ |")),
    2,
  );
});

Deno.test("renderMarkdown() sets formulas of their own line, whatever stands around them", () => {
  for (
    const source of [
      "$$x$$",
      "$$\nx\n$$",
      "text\n$$x$$\ntext",
      "- item\n\n  $$x$$\n",
      "> $$x$$",
      "so $$x$$ holds",
      "$$x$$ holds\n\n- and this stays a list",
    ]
  ) assert.equal(blocks(renderMarkdown(source)), 1, source);
});

Deno.test("renderMarkdown() goes on with the text after a formula that begins a line", () => {
  const html = renderMarkdown("$$x$$ holds\ntoo\n\n- a list");
  assert.match(html, /holds\ntoo<\/p>\n<ul>/);
});

Deno.test("renderMarkdown() takes no amount of money for a formula", () => {
  for (
    const source of [
      "It costs $5 and $10.",
      "From $5–$10, or $20,000.",
      "5 $ or 10 $",
      "\\$x\\$",
    ]
  ) assert.equal(formulas(renderMarkdown(source)), 0, source);
  assert.equal(formulas(renderMarkdown("$5 for $x$ and $10 for $y$")), 2);
});

Deno.test("renderMarkdown() leaves dollar signs in code alone", () => {
  assert.equal(
    formulas(renderMarkdown("`$x$`\n\n```ts\nconst a = `${b}$`;\n```")),
    0,
  );
});

Deno.test("renderMarkdown() keeps the words of a formula it cannot read", () => {
  const html = renderMarkdown("before $\\nonsense{$ after");
  assert.match(html, /class="katex-error"/);
  assert.match(html, /before/);
  assert.match(html, /\\nonsense\{/);
  assert.match(html, /after/);
});

Deno.test("renderMarkdown() gives headings ids, each its own", () => {
  assert.match(
    renderMarkdown("## 1 · One unit, by *hand*\n\n## Same\n\n## Same"),
    /<h2 id="1--one-unit-by-hand">[^]*<h2 id="same">[^]*<h2 id="same-1">/,
  );
});

Deno.test("renderMarkdown() opens links in a window of their own, but stays for a place on the page", () => {
  assert.equal(
    renderMarkdown("[a](https://example.org)"),
    '<p><a href="https://example.org" target="_blank" rel="noopener noreferrer">a</a></p>\n',
  );
  assert.equal(renderMarkdown("[a](#same)"), '<p><a href="#same">a</a></p>\n');
});

Deno.test("renderMarkdown() leads from notebook to notebook in the reading view", () => {
  for (
    const [link, leads] of [
      ["05_xor.ipynb", "/read/05_xor"],
      ["./05_xor.ipynb#same", "/read/05_xor#same"],
      ["https://example.org/a.ipynb", "https://example.org/a.ipynb"],
      ["../a.ipynb", "../a.ipynb"],
    ]
  ) {
    const href = /href="([^"]*)"/.exec(renderMarkdown(`[a](${link})`))?.[1];
    assert.equal(href, leads);
  }
});

Deno.test("renderMarkdown() leads from notebook to notebook as its page says", () => {
  const page = { notebook: (name: string) => `../${name}.html` };
  assert.match(
    renderMarkdown("[a](05_xor.ipynb#same)", page),
    /href="\.\.\/05_xor\.html#same"/,
  );
});

Deno.test("renderMarkdown() makes no link of a javascript: address", () => {
  assert.doesNotMatch(renderMarkdown("[a](javascript:alert(1))"), /<a /);
});

Deno.test("renderMarkdown() keeps the line ends and the language of a code fence", () => {
  assert.equal(
    renderMarkdown("```ts\nif (a < b) {\n}\n```"),
    '<pre><code class="language-ts">if (a &lt; b) {\n}\n</code></pre>\n',
  );
});

Deno.test("renderMarkdown() sets every formula of every notebook, for eyes and for screen readers", async () => {
  let checked = 0;
  for (const path of await listNotebooks()) {
    const notebook = await readNotebook(path);
    const sources = notebook.cells.flatMap((cell) => [
      ...(cell.kind === "markdown" ? [cell.source] : []),
      ...cell.outputs.flatMap((output) => {
        const shown = "data" in output
          ? output.data["text/markdown"]
          : undefined;
        return typeof shown === "string" ? [shown] : [];
      }),
    ]);
    for (const source of sources) {
      const html = renderMarkdown(source);
      assert.doesNotMatch(html, /katex-error/, source);
      assert.doesNotMatch(
        text(html.replace(/<code>.*?<\/code>/gs, "")),
        /\$/,
        source,
      );
      assert.equal(
        formulas(html),
        html.match(/class="katex-html"/g)?.length ?? 0,
      );
      checked += formulas(html);
    }
  }
  assert.ok(checked > 300, `only ${checked} formulas were found`);
});
