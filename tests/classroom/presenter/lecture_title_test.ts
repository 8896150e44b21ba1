/** What a notebook calls itself. */

import assert from "node:assert/strict";
import {
  minutesOf,
  titleOf,
} from "../../../lib/classroom/presenter/lecture_title.ts";
import { notebookOf } from "../make_notebook.ts";

Deno.test("titleOf() is the first heading in prose, without the number", () => {
  const title = (...parts: readonly string[]) => titleOf(notebookOf(parts));
  assert.equal(title("# no heading", "md:text\n\n# 07 · Gates\nmore"), "Gates");
  assert.equal(title("md:# Of 2 minds"), "Of 2 minds");
  assert.equal(title("md:## small", "md:#tag"), "99_test");
});

Deno.test("minutesOf() needs both numbers", () => {
  const minutes = (minutes: Record<string, number>) =>
    minutesOf(notebookOf([], { metadata: { nets: { minutes } } }));
  assert.deepEqual(minutes({ talk: 50, exercises: 20 }), {
    talk: 50,
    exercises: 20,
  });
  assert.equal(minutes({ talk: 50 }), undefined);
  assert.equal(minutesOf(notebookOf([])), undefined);
});
