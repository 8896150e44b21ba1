/** What all pages of the site have around their text: head, bar, footer. */

import type { Edition } from "./edition.ts";
import { escaped } from "./html.ts";
import { policyOf } from "./policy.ts";

/** One page. */
export type Page = {
  /** From the page to the site's root: pages lie there or one folder below. */
  readonly root: "" | "../";
  readonly title: string;
  /** One sentence, without markup. */
  readonly description: string;
  readonly edition: Edition;
  /** Which of the site's places is this. */
  readonly place: "home" | "lecture" | "slides" | "library";
  /** Whether contents stand beside its text. */
  readonly hasContents?: boolean;
  /** Whether formulas stand in it. */
  readonly hasFormulas: boolean;
  /** Further styles, from the site's root. */
  readonly styles?: readonly string[];
  /** Between bar and footer. */
  readonly body: string;
};

/** The whole page. */
export function pageHtml(page: Page): string {
  const { root, place, edition } = page;
  const runs = place === "lecture" || place === "slides";
  const styles = [
    ...(page.hasFormulas ? ["assets/katex.css"] : []),
    "assets/site.css",
    ...page.styles ?? [],
  ];
  const title = place === "home" ? page.title : `${page.title} · Nets by Hand`;
  return `<!doctype html>
<html lang="en" class="site${
    page.hasContents ? " with-contents" : ""
  }" data-view="${
    place === "slides" ? "slides" : "read"
  }" data-place="${place}" data-root="${root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(runs)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${
    edition === "instructor"
      ? '<meta name="robots" content="noindex, nofollow">\n'
      : ""
  }<title>${escaped(title)}</title>
<meta name="description" content="${escaped(page.description)}">
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
${
    styles.map((path) => `<link rel="stylesheet" href="${root}${path}">`).join(
      "\n",
    )
  }
<script src="${root}assets/theme.js"></script>
<script src="${root}assets/site.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${bar(page)}
${
    edition === "instructor"
      ? '<p class="edition" role="note">Edition for instructors: it holds the notes, and is not for students.</p>\n'
      : ""
  }${page.body}
${footer(root)}
</body>
</html>
`;
}

function bar({ root, place }: Page): string {
  const link = (path: string, words: string, current: boolean) =>
    `<a href="${root}${path}"${
      current ? ' aria-current="page"' : ""
    }>${words}</a>`;
  return `<header class="toolbar site-bar">
<div class="where">
<a class="brand" href="${root}index.html">Nets by Hand</a>
<nav aria-label="Site">
${link("index.html", "Lectures", place === "home")}
${link("api/index.html", "Library", place === "library")}
</nav>
</div>
<div class="find" data-keep></div>
<div class="theme-place"></div>
</header>`;
}

function footer(root: string): string {
  return `<footer class="site-foot">
<p><a href="${root}index.html">Nets by Hand</a>: lectures on the foundations of neural networks that run. Code and text under the MIT licence.</p>
</footer>`;
}
