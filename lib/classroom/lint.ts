/** The lint of lectures: what hurts a class, as a table of rules. */

import type { Lecture, Rule } from "./lint_rule.ts";
import {
  bareImports,
  codeLength,
  codeRun,
  knownTags,
  objectives,
  oneTitle,
  slideType,
} from "./lint_cells.ts";
import {
  cellTime,
  minutes,
  notebookTime,
  number,
  tidy,
} from "./lint_lecture.ts";
import {
  altText,
  noErrors,
  outputSize,
  saved,
  settled,
} from "./lint_outputs.ts";
import type { Problem } from "./problem.ts";

/**
 * Every rule. Two more things are errors and are found elsewhere: what does not compile
 * (a name declared twice, too) by `code_check.ts`, and claims that do not hold by `claims.ts`.
 */
export const RULES: readonly Rule[] = [
  objectives,
  minutes,
  number,
  oneTitle,
  slideType,
  knownTags,
  codeLength,
  codeRun,
  bareImports,
  altText,
  noErrors,
  settled,
  saved,
  outputSize,
  cellTime,
  notebookTime,
  tidy,
];

/** What the rules find, each problem with the name of its rule. */
export async function lintLecture(
  lecture: Lecture,
  rules: readonly Rule[] = RULES,
): Promise<Problem[]> {
  const found = await Promise.all(rules.map(async ({ name, find }) => {
    const problems = await find(lecture);
    return problems.map((problem) => ({
      ...problem,
      message: `${problem.message} (${name})`,
    }));
  }));
  return found.flat();
}
