/** Something wrong with a notebook, and how it is said. */

import { showPath } from "./project.ts";

/** Something wrong, and where. Cells are counted from 1, Markdown cells too. */
export type Problem = {
  readonly message: string;
  readonly cell?: number;
  readonly line?: number;
  readonly column?: number;
  /** Lines to show below the message: a piece of code, a difference. */
  readonly detail?: string;
};

/**
 * The problem as a reader sees it: where, what, and the lines below.
 *
 * @example Notebook, cell and line come first
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   showProblem("05_xor.ipynb", { message: "it loops", cell: 3, line: 2 }),
 *   "05_xor.ipynb, cell 3, line 2: it loops",
 * );
 * ```
 */
export function showProblem(path: string, problem: Problem): string {
  const { cell, line, column, message, detail } = problem;
  const where = [showPath(path)];
  if (cell !== undefined) where.push(`cell ${cell}`);
  if (line !== undefined) {
    where.push(`line ${line}${column === undefined ? "" : `:${column}`}`);
  }
  const below = detail === undefined || detail === ""
    ? ""
    : `\n${indent(detail)}`;
  return `${where.join(", ")}: ${message}${below}`;
}

function indent(text: string): string {
  return text.split("\n").map((line) => `    ${line}`.trimEnd()).join("\n");
}
