/** Every lecture, on the real kernel: it runs, gives what is saved, claims nothing wrong, and is fit for a class. */

import assert from "node:assert/strict";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { checkCode } from "../../lib/classroom/code_check.ts";
import { compareOutputs } from "../../lib/classroom/compare.ts";
import { lintLecture, RULES } from "../../lib/classroom/lint.ts";
import { parseNotebook, readText } from "../../lib/classroom/notebook_file.ts";
import { type Problem, showProblem } from "../../lib/classroom/problem.ts";
import { nameOf } from "../../lib/classroom/project.ts";
import { runNotebook } from "../../lib/classroom/runner.ts";

/** A machine that runs tests is no measure of time; `deno task check` measures it. */
const TIMELESS = RULES.filter(({ name }) => !name.endsWith("-time"));

function none(path: string, problems: readonly Problem[]): void {
  const text = problems.map((problem) => showProblem(path, problem)).join("\n");
  assert.equal(problems.length, 0, `\n${text}`);
}

for (const path of await listNotebooks()) {
  Deno.test(`${nameOf(path)} runs, and is what it says it is`, async (t) => {
    const text = await readText(path);
    const notebook = parseNotebook(path, text);
    const run = await runNotebook(notebook);
    await t.step(
      "every cell runs, and every claim holds",
      () => none(path, run.problems),
    );
    await t.step("the outputs are the saved ones", () => {
      assert.ok(run.complete, "not every cell ran");
      none(path, compareOutputs(notebook, run.notebook));
    });
    await t.step("its cells have no type errors", async () => {
      none(path, (await checkCode([notebook])).get(path) ?? []);
    });
    await t.step("nothing in it hurts a class", async () => {
      none(path, await lintLecture({ notebook, text, run }, TIMELESS));
    });
  });
}
