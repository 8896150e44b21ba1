/** `check`: the answer to an exercise, answered in the cell. */

import { exerciseOf } from "../exercises/catalogue.ts";
import { grade } from "../exercises/grade.ts";
import { feedbackBundle } from "./feedback.ts";
import { inKernel, publish, settle } from "./kernel.ts";

/**
 * Checks an answer and shows how it did: what passed, the first case that did not, the
 * mistake if it is a known one, three hints that unfold one after another, and the
 * solution. A wrong answer is no error: the notebook runs on. Outside a notebook it
 * does nothing.
 *
 * @param id the exercise: `"02.3"`
 * @param answer the answer, a value or a function as the task says
 * @throws {ValueError} if there is no such exercise
 *
 * @example A slip in the id is an error, a wrong answer is not
 * ```ts
 * import assert from "node:assert/strict";
 * await assert.rejects(check("99.1", 0), {
 *   message: "Cannot find exercise 99.1: its id must be one of this notebook's, but there are none",
 * });
 * ```
 */
export async function check(id: string, answer: unknown): Promise<void> {
  const exercise = exerciseOf(id);
  if (!inKernel()) return;
  await publish(feedbackBundle(await grade(exercise, answer)));
  await settle();
}
