/** A lecture to read: complete in itself, without a script and on paper; with one, its cells run. */

import type { Json } from "../json.ts";
import { cellHtml } from "./cell_html.ts";
import { contentsHtml } from "./contents_html.ts";
import type { Edition } from "./edition.ts";
import { Figures } from "./figures.ts";
import { escaped, scriptJson } from "./html.ts";
import { pageHtml } from "./page_shell.ts";
import { PageIds, plainLine } from "./prose_html.ts";
import type { SiteLecture } from "./site_lecture.ts";

/** What the page of a lecture needs to know of the site around it. */
export type LecturePlace = {
  readonly edition: Edition;
  readonly before: SiteLecture | undefined;
  readonly after: SiteLecture | undefined;
  /** The notebook as the site offers it. */
  readonly file: Json;
  /** Scripts of figures, by name; those of this lecture are put in. */
  readonly scripts: Map<string, string>;
  /** Where a name of the library is explained, if anywhere. */
  readonly link: (name: string) => string | undefined;
};

/** The page of a lecture. */
export function lecturePage(lecture: SiteLecture, place: LecturePlace): string {
  const { cells } = lecture.notebook;
  const figures = new Figures(place.scripts);
  const page = {
    ids: new PageIds([...cells.map(({ id }) => id), "main", "lecture"]),
    figures,
    link: place.link,
  };
  const column = cells.map((cell, i) => cellHtml(cell, cells[i - 1], page));
  return pageHtml({
    root: "",
    title: `${lecture.number} · ${lecture.title}`,
    description: plainLine(lecture.about),
    edition: place.edition,
    place: "lecture",
    hasContents: true,
    hasFormulas: true,
    body: `${contentsHtml(lecture.sections)}
${turns(lecture, place)}
<main id="main" tabindex="-1" data-lecture="${lecture.name}">
<div class="column${place.edition === "instructor" ? " with-notes" : ""}">
${column.join("\n")}
</div>
</main>
${neighbours(place)}
<script type="application/json" id="lecture">${
      scriptJson(place.file)
    }</script>`,
  });
}

/** The line above a lecture: where it stands, and its other forms. */
function turns({ name, minutes }: SiteLecture, place: LecturePlace): string {
  const time = minutes === undefined
    ? ""
    : `<span class="quiet">${minutes.talk} min, exercises ${minutes.exercises} min</span>`;
  return `<nav class="turns" aria-label="This lecture">
<p>${turn(place.before, "prev")}${turn(place.after, "next")}</p>
<p>${time}<a href="slides/${name}.html">Slides</a><a href="notebooks/${name}.ipynb" download>Notebook (.ipynb)</a></p>
</nav>`;
}

function turn(lecture: SiteLecture | undefined, rel: "prev" | "next"): string {
  if (lecture === undefined) return "";
  const words = rel === "prev" ? `← ${lecture.number}` : `${lecture.number} →`;
  return `<a rel="${rel}" href="${lecture.name}.html" title="${
    escaped(lecture.title)
  }">${words}<span class="for-ears"> ${escaped(lecture.title)}</span></a>`;
}

/** Below the lecture: where to go on. */
function neighbours({ before, after }: LecturePlace): string {
  const card = (
    lecture: SiteLecture | undefined,
    rel: "prev" | "next",
    words: string,
  ) =>
    lecture === undefined
      ? ""
      : `<a rel="${rel}" href="${lecture.name}.html"><span class="quiet">${words}</span> ${lecture.number} · ${
        escaped(lecture.title)
      }</a>`;
  return `<nav class="neighbours" aria-label="Lectures before and after">
${card(before, "prev", "← Before")}
${card(after, "next", "Next →")}
</nav>`;
}
