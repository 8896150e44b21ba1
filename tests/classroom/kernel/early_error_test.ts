/** Errors that the engine finds before it runs anything. */

import assert from "node:assert/strict";
import { earlyError } from "../../../lib/classroom/kernel/early_error.ts";

Deno.test("earlyError() finds the place, whatever the compiler took out above it", async () => {
  const code = "type A = number;\n\n// a comment\nconst a: A = 1;\nbreak;";
  const { line, column } = await earlyError(code) ?? {};
  assert.deepEqual({ line, column }, { line: 5, column: 1 });
});

Deno.test("earlyError() runs nothing of a cell", async () => {
  const world = globalThis as { ran?: boolean };
  const code = "(globalThis as { ran?: boolean }).ran = true;";
  assert.equal(await earlyError(code), undefined);
  assert.equal(world.ran, undefined);
});

Deno.test("earlyError() loads nothing of what a cell imports", async () => {
  const code = 'import { b } from "nowhere";\nimport "./nowhere.ts";\n\nbreak;';
  assert.equal((await earlyError(code))?.line, 4);
  assert.equal(await earlyError('import { b } from "nowhere";\nb;'), undefined);
});

Deno.test("earlyError() finds a name that is imported and declared", async () => {
  const code = 'import {\n  join,\n} from "node:path";\n\nconst join = 1;';
  assert.equal((await earlyError(code))?.line, 5);
});
