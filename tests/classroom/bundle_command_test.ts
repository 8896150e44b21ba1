/** The scripts of figures that stand in git are what their sources make. */

import assert from "node:assert/strict";
import { figureScripts } from "../../lib/classroom/bundle_command.ts";
import { showPath } from "../../lib/classroom/project.ts";

Deno.test("figureScripts() are the ones in git: after a change of the library, run deno task bundle", async () => {
  const stale: string[] = [];
  for (const { path, made } of await figureScripts()) {
    const kept = await Deno.readTextFile(path).catch(() => "");
    if (kept !== made) stale.push(showPath(path));
  }
  assert.deepEqual(stale, []);
});
