/** A module of the library as a page. */

import { codeHtml } from "./code_html.ts";
import { docHtml, firstSentence } from "./doc_html.ts";
import type { Edition } from "./edition.ts";
import { escaped } from "./html.ts";
import type { Group, MemberDoc, ModuleDoc, SymbolDoc } from "./library.ts";
import { linksFrom, type NameLink } from "./library_links.ts";
import { pageHtml } from "./page_shell.ts";
import { lineHtml, plainLine } from "./prose_html.ts";

/** The page of a module. */
export function libraryPage(
  module: ModuleDoc,
  modules: readonly ModuleDoc[],
  edition: Edition,
): string {
  const link = linksFrom(modules, module);
  const main = `<main id="main" tabindex="-1" class="library">
<h1><code>${module.name}</code></h1>
${docHtml({ doc: module.words }, link)}
${module.groups.map((one, i) => group(one, i, link)).join("\n")}
</main>`;
  return pageHtml({
    root: "../",
    title: module.name,
    description: plainLine(firstSentence({ doc: module.words })),
    edition,
    place: "library",
    hasContents: true,
    hasFormulas: main.includes('class="katex'),
    body: `${contents(module)}\n${main}`,
  });
}

function group(
  { title, symbols }: Group,
  index: number,
  link: NameLink,
): string {
  return `<section aria-labelledby="group-${index + 1}">
<h2 id="group-${index + 1}">${escaped(title)}</h2>
${symbols.map((one) => symbol(one, link)).join("\n")}
</section>`;
}

function symbol(one: SymbolDoc, link: NameLink): string {
  const others: NameLink = (name) => name === one.name ? undefined : link(name);
  return `<article class="symbol" id="${one.name}" aria-labelledby="name-${one.name}">
<h3 id="name-${one.name}"><a href="#${one.name}">${one.name}</a> <span class="kind">${one.kind}</span></h3>
<pre class="signature"><code>${
    codeHtml(one.signature, { link: others })
  }</code></pre>
${docHtml(one.words, others)}
${one.members.map((part) => member(part, one, others)).join("\n")}
<p class="written">${escaped(one.place)}</p>
</article>`;
}

function member(
  { name, signature, words }: MemberDoc,
  { name: owner }: SymbolDoc,
  link: NameLink,
): string {
  const id = `${owner}.${name}`;
  return `<div class="member" id="${id}">
<h4><a href="#${id}">${name === "constructor" ? `new ${owner}` : name}</a></h4>
<pre class="signature"><code>${
    codeHtml(signature, { link, inClass: true })
  }</code></pre>
${docHtml(words, link)}
</div>`;
}

function contents({ name, groups }: ModuleDoc): string {
  const lists = groups.map(({ title, symbols }, i) =>
    `<li class="level-2"><a href="#group-${i + 1}"><span class="words">${
      escaped(title)
    }</span></a></li>
${
      symbols.map(({ name }) =>
        `<li class="level-3"><a href="#${name}"><code>${name}</code></a></li>`
      ).join("\n")
    }`
  );
  return `<nav class="contents" aria-label="Contents">
<details class="contents-fold">
<summary>Contents</summary>
<p class="up"><a href="index.html">All modules</a></p>
<ol>
<li class="level-1"><a href="#main"><code>${name}</code></a></li>
${lists.join("\n")}
</ol>
</details>
</nav>`;
}

/** The page that lists all modules and their names. */
export function libraryIndexPage(
  modules: readonly ModuleDoc[],
  edition: Edition,
): string {
  return pageHtml({
    root: "../",
    title: "The library",
    description:
      "Every name of the library: threshold units, circuits, perceptrons, gradients, networks, figures.",
    edition,
    place: "library",
    hasFormulas: false,
    body: `<main id="main" tabindex="-1" class="library overview">
<h1>The library</h1>
<p class="lead">Small, typed, written to be read. Each name below is explained with an example that a test runs.</p>
${modules.map(overview).join("\n")}
</main>`,
  });
}

function overview({ name, page, words, groups }: ModuleDoc): string {
  const lists = groups.map(({ title, symbols }) =>
    `<div class="names"><h3>${escaped(title)}</h3><ul>${
      symbols.map(({ name }) =>
        `<li><a href="${page}.html#${name}"><code>${name}</code></a></li>`
      ).join("")
    }</ul></div>`
  );
  return `<section aria-labelledby="${page}">
<h2 id="${page}"><a href="${page}.html"><code>${name}</code></a></h2>
<p>${lineHtml(firstSentence({ doc: words }))}</p>
${lists.join("\n")}
</section>`;
}
