/** The lectures in the classic Jupyter Notebook, in a real browser, on Deno's kernel as it is: Run All. */

import assert from "node:assert/strict";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { compareOutputs } from "../../lib/classroom/compare.ts";
import { normalise } from "../../lib/classroom/normalise.ts";
import {
  parseNotebook,
  readNotebook,
} from "../../lib/classroom/notebook_file.ts";
import { showProblem } from "../../lib/classroom/problem.ts";
import { showPath } from "../../lib/classroom/project.ts";
import { ClassicJupyter, runAll, whyNot } from "../support/classic_jupyter.ts";

const reason = await whyNot();
if (reason) {
  console.log(`The classic Jupyter Notebook is not tested: ${reason}.`);
}

Deno.test({
  name: "Run All in the classic notebook puts every output under its own cell",
  ignore: reason !== undefined,
}, async (t) => {
  await using jupyter = await ClassicJupyter.start("stock");
  for (const path of await listNotebooks()) {
    await t.step(showPath(path), async () => {
      const page = await jupyter.open(path);
      const fresh = normalise(parseNotebook(path, await runAll(page)));
      await page.close();
      const problems = compareOutputs(await readNotebook(path), fresh);
      assert.deepEqual(
        problems.map((problem) => showProblem(path, problem)),
        [],
      );
    });
  }
});
