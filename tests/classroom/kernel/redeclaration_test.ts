/** Names declared twice: where, and what to do. */

import assert from "node:assert/strict";
import { redeclaration } from "../../../lib/classroom/kernel/redeclaration.ts";

Deno.test("redeclaration() finds the second declaration in one cell", async () => {
  const { line, column } = await redeclaration("a", "let a = 1;\nconst a = 2;");
  assert.deepEqual({ line, column }, { line: 2, column: 7 });
});

Deno.test("redeclaration() finds the declaration that an earlier cell is against", async () => {
  const places = await Promise.all([
    "f(a);\nconst b = 1, a = 2;",
    'import {\n  b,\n  a,\n} from "nets";',
    "// a\nfunction a() {}",
    "const { b, a } = f;",
  ].map((code) => redeclaration("a", code)));
  assert.deepEqual(
    places.map(({ line, column }) => [line, column]),
    [[2, 14], [3, 3], [2, 10], [1, 12]],
  );
});
