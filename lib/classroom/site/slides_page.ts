/** A lecture as slides: they need a script, which begins at once. */

import type { Json } from "../json.ts";
import type { Edition } from "./edition.ts";
import { escaped, scriptJson } from "./html.ts";
import { pageHtml } from "./page_shell.ts";
import { plainLine } from "./prose_html.ts";
import type { SiteLecture } from "./site_lecture.ts";

/**
 * The page of a lecture's slides.
 *
 * @param file the notebook as the site offers it
 */
export function slidesPage(
  lecture: SiteLecture,
  edition: Edition,
  file: Json,
): string {
  const title = `${lecture.number} · ${escaped(lecture.title)}`;
  return pageHtml({
    root: "../",
    title: `Slides: ${lecture.number} · ${lecture.title}`,
    description: plainLine(lecture.about),
    edition,
    place: "slides",
    hasFormulas: true,
    styles: ["assets/live.css"],
    body: `<main id="main" tabindex="-1" data-lecture="${lecture.name}">
<div class="waiting">
<h1>${title}</h1>
<noscript><p>Slides need JavaScript, which is switched off here.</p></noscript>
<p>All of it stands on <a href="../${lecture.name}.html">the page to read</a> as well.</p>
</div>
</main>
<script type="application/json" id="lecture">${scriptJson(file)}</script>`,
  });
}
