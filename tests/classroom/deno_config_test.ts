/** Which `deno.json` holds for a folder. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { configOf, ownModules } from "../../lib/classroom/deno_config.ts";
import { CONFIG, NOTEBOOKS } from "../../lib/classroom/project.ts";

Deno.test("configOf() looks upward, and takes the project's where there is none", async () => {
  assert.equal((await configOf(NOTEBOOKS)).file, CONFIG);
  const folder = await Deno.makeTempDir({ prefix: "nets-test-" });
  try {
    assert.equal((await configOf(folder)).file, CONFIG);
    const file = resolve(folder, "deno.json");
    await Deno.writeTextFile(file, '{ "lock": { "frozen": true } }');
    const below = resolve(folder, "a", "b");
    await Deno.mkdir(below, { recursive: true });
    assert.deepEqual(await configOf(below), {
      file,
      imports: {},
      frozen: true,
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("ownModules() are the names that stand for files", () => {
  const imports = { "nets": "./lib/mod.ts", "mathjs": "npm:mathjs@15.2.0" };
  assert.deepEqual(ownModules(imports), ["nets"]);
});
