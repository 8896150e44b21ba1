/** The built kernels that stand in git are what their source makes. */

import assert from "node:assert/strict";
import { builtKernels } from "../../lib/classroom/kernels_command.ts";
import { showPath } from "../../lib/classroom/project.ts";

Deno.test("builtKernels() are the ones in git: after a change of the source, run deno task kernels", async () => {
  const stale: string[] = [];
  for (const { path, made } of await builtKernels()) {
    const kept = await Deno.readTextFile(path).catch(() => "");
    if (kept !== made) stale.push(showPath(path));
  }
  assert.deepEqual(stale, []);
});
