/** Rules for what stands in the cells. */

import { eachCell, type Lecture, lineCount, type Rule } from "./lint_rule.ts";
import { isObject, tagsOf } from "./notebook.ts";
import type { Problem } from "./problem.ts";

/** One screen of code at lecture zoom. */
const MOST_LINES = 25;

/** Every tag that means something in this course. */
const TAGS = [
  "title",
  "objective",
  "demo",
  "predict",
  "exercise",
  "solution",
  "quiz",
  "errata",
  "keypoints",
  "references",
  "instructor",
  "long",
  "raises-exception",
];

const SLIDE_TYPES = ["slide", "subslide", "fragment", "skip", "notes", "-"];

/** A code cell that does not fit on the screen. */
export const codeLength: Rule = {
  name: "code-length",
  says: `a code cell has at most ${MOST_LINES} lines`,
  find: (lecture) =>
    eachCell(lecture, ({ kind, source }) => {
      const lines = lineCount(source);
      if (kind !== "code" || lines <= MOST_LINES) return undefined;
      return `a code cell may have ${MOST_LINES} lines, but it has ${lines}`;
    }),
};

/** Code upon code without a word between. */
export const codeRun: Rule = {
  name: "code-run",
  says: "no more than two code cells stand in a row",
  find: (lecture) => {
    const { cells } = lecture.notebook;
    const isCode = (i: number) => cells[i]?.kind === "code";
    return eachCell(lecture, (_, i) => {
      if (!isCode(i) || !isCode(i - 1) || !isCode(i - 2)) return undefined;
      return isCode(i - 3)
        ? undefined
        : "two code cells may stand in a row, but this is the third";
    });
  },
};

/** What a cell is in a slide show. */
export const slideType: Rule = {
  name: "slide-type",
  says: "each cell says what it is in a slide show",
  find: (lecture) =>
    eachCell(lecture, ({ metadata: { slideshow } }) => {
      const type = isObject(slideshow) ? slideshow.slide_type : undefined;
      if (SLIDE_TYPES.includes(String(type))) return undefined;
      const kinds = SLIDE_TYPES.join(", ");
      return `slideshow.slide_type must be one of ${kinds}, but it is ${type}`;
    }),
};

/** Tags that nothing knows are most often slips. */
export const knownTags: Rule = {
  name: "known-tags",
  says: "tags are those of the course",
  find: (lecture) =>
    eachCell(lecture, (cell) => {
      const unknown = tagsOf(cell).find((tag) => !TAGS.includes(tag));
      if (unknown === undefined) return undefined;
      return `the tag "${unknown}" is not one of ${TAGS.join(", ")}`;
    }),
};

/** Paths and addresses in imports tie a cell to one place. */
export const bareImports: Rule = {
  name: "bare-imports",
  says: "imports are bare names",
  find: ({ notebook }) =>
    notebook.cells.flatMap(({ kind, source }, i) =>
      kind === "code" ? importProblems(source, i + 1) : []
    ),
};

/** The end of an import or export statement, and a call of `import()`. */
const STATEMENT = /^\s*(?:import|export|\})[^"'`]*["'](\S+?)["']/;
const CALL = /\bimport\(\s*["'](\S+?)["']/;

function importProblems(source: string, cell: number): Problem[] {
  return source.split("\n").flatMap((text, i) => {
    const from = (STATEMENT.exec(text) ?? CALL.exec(text))?.[1];
    const isBare = from === undefined ||
      !/^\.{0,2}\/|^(?!node:)\w+:/.test(from);
    if (isBare) return [];
    const message =
      `imports must be bare, such as "nets", but this is "${from}"`;
    return [{ cell, line: i + 1, message }];
  });
}

/** One heading of the first level: the title. */
export const oneTitle: Rule = {
  name: "one-title",
  says: "there is one heading of the first level",
  find: (lecture) => {
    const titles = headings(lecture).filter(({ level }) => level === 1);
    if (titles.length === 1) return [];
    if (titles.length === 0) {
      return [{ message: "there must be one heading of the first level" }];
    }
    return titles.slice(1).map(({ cell, line, text }) => ({
      cell,
      line,
      message: `"${text}" is one more heading of the first level`,
    }));
  },
};

/** The headings of the Markdown cells; what is fenced as code is none. */
export function headings({ notebook }: Lecture) {
  return notebook.cells.flatMap(({ kind, source }, i) => {
    let fence = false;
    return kind !== "markdown" ? [] : source.split("\n").flatMap((text, j) => {
      if (/^\s*(```|~~~)/.test(text)) fence = !fence;
      const match = fence ? null : /^(#{1,6})\s+(.*)/.exec(text);
      if (match === null) return [];
      const level = match[1].length;
      return [{ level, text: match[2], cell: i + 1, line: j + 1 }];
    });
  });
}

/** What a student will be able to do. */
export const objectives: Rule = {
  name: "objectives",
  says: "a cell tagged objective says what one can do afterwards",
  find: ({ notebook }) =>
    notebook.cells.some((cell) =>
        tagsOf(cell).includes("objective") && cell.source.trim() !== ""
      )
      ? []
      : [{ message: "no cell is tagged objective" }],
};
