/** The contents of a lecture beside it: its sections, with planned minutes. */

import type { Section } from "../presenter/section.ts";
import { lineHtml } from "./prose_html.ts";

/** The contents, as the presenter shows them; folded where there is no room beside the text. */
export function contentsHtml(sections: readonly Section[]): string {
  return `<nav class="contents" aria-label="Contents">
<details class="contents-fold">
<summary>Contents</summary>
<ol>
${sections.map(line).join("\n")}
</ol>
</details>
</nav>`;
}

function line({ id, level, title, minutes }: Section): string {
  const time = minutes === undefined
    ? ""
    : `<span class="minutes" title="${minutes} minutes planned">${minutes} min</span>`;
  return `<li class="level-${level}"><a href="#${
    encodeURIComponent(id)
  }"><span class="words">${lineHtml(title)}</span>${time}</a></li>`;
}
