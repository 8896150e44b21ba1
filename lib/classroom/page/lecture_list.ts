/** The first page: all lectures, to choose one. */

import type { LectureEntry } from "../presenter/protocol.ts";
import { element } from "./element.ts";
import { pathOf } from "./route.ts";

/** Shows the lectures there are. */
export async function showLectureList(): Promise<void> {
  const main = element("main.lecture-list");
  document.body.replaceChildren(main);
  const entries = await lectures();
  main.replaceChildren(
    element("h1", {}, "Nets by Hand"),
    element("p.quiet", {}, "Choose a lecture. Every cell in it runs live."),
    entries === undefined
      ? element(
        "p",
        { role: "alert" },
        "The presenter does not answer. Start it again with ",
        element("code", {}, "deno task lecture"),
        ", and open the link that it shows.",
      )
      : element("ol.lectures", {}, ...entries.map(card)),
  );
}

async function lectures(): Promise<readonly LectureEntry[] | undefined> {
  try {
    const answer = await fetch("/lectures");
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

function card(entry: LectureEntry): HTMLElement {
  const { name, number, title, minutes, open, unsaved, problem } = entry;
  const words = [
    minutes &&
    `${minutes.talk} min lecture, ${minutes.exercises} min exercises`,
    unsaved ? "changes not saved" : open ? "open" : undefined,
  ].filter(Boolean).join(" · ");
  const inside = [
    element("span.number", {}, number),
    element(
      "span.about",
      {},
      element("strong", {}, title),
      element(`span.${problem ? "problem" : "quiet"}`, {}, problem ?? words),
    ),
  ];
  return element(
    "li",
    {},
    problem ? element("div.lecture.broken", {}, ...inside) : element(
      "a.lecture",
      { href: pathOf({ view: "read", name }) },
      ...inside,
    ),
    problem ? null : element(
      "a.as-slides",
      {
        href: pathOf({ view: "slides", name }),
        "aria-label": `${title}, as slides`,
      },
      "Slides",
    ),
  );
}
