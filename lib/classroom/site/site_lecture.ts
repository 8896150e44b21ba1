/** A lecture as the site knows it: what the list of lectures says of it, and its cells. */

import { type Notebook, tagsOf } from "../notebook.ts";
import { readNotebook } from "../notebook_file.ts";
import { LectureCell } from "../presenter/lecture_cell.ts";
import { minutesOf, titleOf } from "../presenter/lecture_title.ts";
import { type Section, sectionsOf } from "../presenter/section.ts";
import { nameOf } from "../project.ts";
import { type Edition, editionOf } from "./edition.ts";

/** A lecture of the site. */
export type SiteLecture = {
  /** The name of its pages: `02_logic_gates`. */
  readonly name: string;
  /** `02`. */
  readonly number: string;
  readonly title: string;
  readonly minutes?: { readonly talk: number; readonly exercises: number };
  /** What it is about, as Markdown: the first paragraph. */
  readonly about: string;
  /** What a student can do after it, as Markdown. */
  readonly objectives: readonly string[];
  readonly sections: readonly Section[];
  /** As this edition shows it. */
  readonly notebook: Notebook;
};

/**
 * Reads a lecture.
 *
 * @throws {NotebookError} if the file is no notebook
 */
export async function readLecture(
  path: string,
  edition: Edition,
): Promise<SiteLecture> {
  const notebook = editionOf(await readNotebook(path), edition);
  const name = nameOf(path);
  const minutes = minutesOf(notebook);
  const first = notebook.cells.find(({ kind }) => kind === "markdown");
  const objectives = notebook.cells
    .find((cell) => tagsOf(cell).includes("objective"))?.source ?? "";
  return {
    name,
    number: name.split("_")[0],
    title: titleOf(notebook),
    ...(minutes === undefined ? {} : { minutes }),
    about: paragraphsOf(first?.source ?? "")
      .find((text) => !text.startsWith("#")) ?? "",
    objectives: objectivesIn(objectives),
    sections: sectionsOf(
      notebook.cells.map((cell) => LectureCell.ofFile(cell).view()),
    ),
    notebook,
  };
}

/**
 * The objectives that a cell lists, without the exercises that test them.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const source = "You can\n\n1. build a gate\n   (exercises 02.1, 02.2);\n2. name it (quiz).";
 * assert.deepEqual(objectivesIn(source), ["build a gate", "name it"]);
 * ```
 */
export function objectivesIn(source: string): readonly string[] {
  return [...source.matchAll(/^\d+\. (.+(?:\n {2,}.+)*)/gm)]
    .map(([, text]) =>
      text.replace(/\s+/g, " ").replace(/[;.]$/, "")
        .replace(/\s*\([^()]*(?:\d\d\.\d|quiz|exercise)[^()]*\)$/, "")
    );
}

function paragraphsOf(source: string): string[] {
  return source.split(/\n\s*\n/)
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}
