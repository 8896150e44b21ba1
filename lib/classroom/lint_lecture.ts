/** Rules for a lecture as a whole: its length, its file, the time it takes. */

import type { Rule } from "./lint_rule.ts";
import { isObject, netsOf, tagsOf } from "./notebook.ts";
import { notebookText } from "./notebook_file.ts";
import { normalise } from "./normalise.ts";
import { nameOf } from "./project.ts";

/** Seconds that a class waits for a cell, and all cells of a lecture may take. */
const CELL = 2, NOTEBOOK = 20;

/** How long the lecture is. */
export const minutes: Rule = {
  name: "minutes",
  says: "the notebook says how many minutes it takes",
  find: ({ notebook }) => {
    const { minutes } = netsOf(notebook);
    const isNumber = (part: string) =>
      isObject(minutes) && typeof minutes[part] === "number";
    if (isNumber("talk") && isNumber("exercises")) return [];
    return [{
      message: "metadata.nets.minutes must be numbers { talk, exercises }, " +
        `but it is ${JSON.stringify(minutes)}`,
    }];
  },
};

/** Which lecture it is. */
export const number: Rule = {
  name: "number",
  says: "the notebook's number is that of its file",
  find: ({ notebook }) => {
    const { number } = netsOf(notebook);
    const [expected] = nameOf(notebook.path).split("_");
    if (number === expected) return [];
    return [{
      message: `metadata.nets.number must be "${expected}", ` +
        `but it is ${JSON.stringify(number)}`,
    }];
  },
};

/** A class does not wait. */
export const cellTime: Rule = {
  name: "cell-time",
  says: `a cell takes at most ${CELL} s, if it is not tagged long`,
  find: ({ notebook, run }) =>
    [...run?.times ?? []].flatMap(([cell, ms]) => {
      const long = tagsOf(notebook.cells[cell - 1]).includes("long");
      if (long || ms <= CELL * 1000) return [];
      const seconds = (ms / 1000).toFixed(1);
      return [{
        cell,
        message: `a cell may take ${CELL} s, but it took ${seconds} s`,
      }];
    }),
};

/** A lecture is run again before class. */
export const notebookTime: Rule = {
  name: "notebook-time",
  says: `a notebook takes at most ${NOTEBOOK} s`,
  find: ({ run }) =>
    run === undefined || run.seconds <= NOTEBOOK ? [] : [{
      message: `a notebook may take ${NOTEBOOK} s, but it took ${
        run.seconds.toFixed(1)
      } s`,
    }],
};

/** The same notebook is always the same bytes, so that a difference means something. */
export const tidy: Rule = {
  name: "tidy",
  says: "the file is as --save writes it",
  find: async ({ notebook, text }) =>
    await notebookText(normalise(notebook)) === text ? [] : [{
      message: "the file is not as `deno task run --save` writes it",
    }],
};
