/** Errors that the engine finds before it runs anything. */

import assert from "node:assert/strict";
import { earlyError } from "../../../lib/classroom/kernel/early_error.ts";

Deno.test("earlyError() finds the place, whatever the compiler took out above it", async () => {
  const code = "type A = number;\n\n// a comment\nconst a: A = 1;\nbreak;";
  const { line, column } = await earlyError(code) ?? {};
  assert.deepEqual({ line, column }, { line: 5, column: 1 });
});

Deno.test("earlyError() runs nothing of a cell, and loads nothing of what it imports", async () => {
  const world = globalThis as { ran?: boolean };
  const loud = "data:text/javascript,globalThis.ran=true;export const b=1";
  const code = `import { b } from "${loud}";\nimport "${loud}";\n` +
    "(globalThis as any).ran = true;\nb;";
  assert.equal(await earlyError(code), undefined);
  assert.equal(world.ran, undefined);
});

Deno.test("earlyError() finds a name that is imported and declared", async () => {
  const code = 'import {\n  join,\n} from "node:path";\n\nconst join = 1;';
  assert.equal((await earlyError(code))?.line, 5);
});
