/** The index of the search: sections of the lectures, names of the library. */

import MiniSearch from "minisearch";
import { firstSentence } from "./doc_html.ts";
import type { ModuleDoc } from "./library.ts";
import { plainLine } from "./prose_html.ts";
import { SEARCH_OPTIONS, type SearchDocument } from "./search_document.ts";
import type { SiteLecture } from "./site_lecture.ts";

/** The index as JSON, to be loaded with the same options. */
export function searchIndex(
  lectures: readonly SiteLecture[],
  modules: readonly ModuleDoc[],
): string {
  const found = [
    ...lectures.flatMap(sectionsOfLecture),
    ...modules.flatMap(namesOf),
  ];
  const index = new MiniSearch<SearchDocument>(SEARCH_OPTIONS);
  index.addAll(found.map((one, id) => ({ ...one, id })));
  return JSON.stringify(index);
}

/** The sections of a lecture, each with the text of its cells up to the next. */
function sectionsOfLecture(
  lecture: SiteLecture,
): readonly Omit<SearchDocument, "id">[] {
  const { cells } = lecture.notebook;
  const starts = lecture.sections.map(({ id }) =>
    cells.findIndex((cell) => cell.id === id)
  );
  return lecture.sections.flatMap(({ id, title, level }, i) => {
    // Of two headings in one cell, the first speaks for both.
    if (i > 0 && starts[i - 1] === starts[i]) return [];
    const until = starts.find((start) => start > starts[i]) ?? cells.length;
    const here = cells.slice(starts[i], until);
    const code = here.filter(({ kind }) => kind === "code")
      .map(({ source }) => source).join("\n");
    const text = here.filter(({ kind }) => kind === "markdown")
      .map(({ source }) => plainLine(source.replace(/^#+ .*$/gm, "")))
      .join(" ");
    return [{
      title: plainLine(level === 1 ? lecture.title : title),
      where: `${lecture.number} · ${lecture.title}`,
      address: `${lecture.name}.html#${encodeURIComponent(id)}`,
      kind: "lecture" as const,
      text,
      code,
    }];
  });
}

function namesOf(
  { name: where, page, groups }: ModuleDoc,
): readonly Omit<SearchDocument, "id">[] {
  return groups.flatMap(({ symbols }) => symbols).flatMap((symbol) =>
    [
      { name: symbol.name, words: symbol.words },
      ...symbol.members.filter(({ name }) => name !== "constructor")
        .map(({ name, words }) => ({ name: `${symbol.name}.${name}`, words })),
    ].map(({ name, words }) => ({
      title: name,
      where,
      address: `api/${page}.html#${name}`,
      kind: "library" as const,
      text: plainLine(firstSentence(words)),
    }))
  );
}
