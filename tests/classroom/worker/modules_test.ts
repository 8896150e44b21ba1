/** The modules of a page: those that the course's notebooks import, with the names that they take. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { NOTEBOOKS } from "../../../lib/classroom/project.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import { cellProgram } from "../../../lib/classroom/worker/cell_program.ts";
import { importFault } from "../../../lib/classroom/worker/import_words.ts";
import { MODULES } from "../../../lib/classroom/worker/modules.ts";

Deno.test("MODULES has all that the lectures import", async () => {
  for (const path of await listNotebooks(NOTEBOOKS)) {
    const { cells } = await readNotebook(resolve(path));
    for (const { kind, source, id } of cells) {
      if (kind !== "code") continue;
      const program = cellProgram(source);
      assert.ok("imports" in program, `${path} ${id}`);
      assert.deepEqual([path, id, importFault(program.imports, MODULES)], [
        path,
        id,
        undefined,
      ]);
    }
  }
});

Deno.test("MODULES knows the types that the library's indexes export", () => {
  assert.ok(MODULES.get("nets")?.types.has("Trace"));
  assert.ok(MODULES.get("nets/figures")?.types.has("UnitDiagramOptions"));
  assert.ok(!MODULES.get("nets")?.types.has("sigmoid"));
});

Deno.test("MODULES asserts as Node does, strictly or not", () => {
  const strict: typeof assert = MODULES.get("node:assert/strict")?.values
    .default as typeof assert;
  const loose: typeof assert = MODULES.get("node:assert")?.values
    .default as typeof assert;
  loose.equal(1, "1");
  assert.throws(() => strict.equal(1, "1"), { name: "AssertionError" });
  strict.deepEqual({ a: [1, new Map([[1, 2]])] }, {
    a: [1, new Map([[1, 2]])],
  });
  assert.throws(() => strict.deepEqual({ a: 1 }, { a: 2 }), {
    name: "AssertionError",
  });
  assert.throws(() => strict(false), { name: "AssertionError" });
});
