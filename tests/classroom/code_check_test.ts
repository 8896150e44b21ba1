/** Types and lint of cells, with places in cells. */

import assert from "node:assert/strict";
import { checkCode, readTypeErrors } from "../../lib/classroom/code_check.ts";
import { joinCells } from "../../lib/classroom/cell_module.ts";
import { notebookOf, type Part } from "./make_notebook.ts";

async function found(parts: readonly Part[]) {
  const notebook = notebookOf(parts);
  const problems = (await checkCode([notebook])).get(notebook.path) ?? [];
  return problems.map(({ cell, line, column, message }) =>
    `${cell}, ${line}:${column}: ${message}`
  );
}

Deno.test("checkCode() finds nothing in cells that build on each other", async () => {
  assert.deepEqual(
    await found([
      'import assert from "node:assert/strict";\nconst a: number = 1;',
      "md:prose",
      "await Promise.resolve();\nconst b = a + 1;",
      "assert.equal(b, 2);",
    ]),
    [],
  );
});

Deno.test("checkCode() gives the cell, line and column of each type error", async () => {
  assert.deepEqual(
    await found([
      "md:prose",
      "const a = 1;",
      "// text\nconst b: string = a;\nnowhere;",
    ]),
    [
      "3, 2:7: TS2322: Type 'number' is not assignable to type 'string'.",
      "3, 3:1: TS2304: Cannot find name 'nowhere'.",
    ],
  );
});

Deno.test("checkCode() wants each name declared, and imported, once", async () => {
  const once = "In a notebook each name is declared and imported once.";
  assert.deepEqual(
    await found(["const a = 1;", "const a = 2;"]),
    ["1", "2"].map((cell) =>
      `${cell}, 1:7: TS2451: Cannot redeclare block-scoped variable 'a'. ${once}`
    ),
  );
  assert.deepEqual(
    await found([
      'import { join } from "node:path";',
      'import { join } from "node:path";',
    ]),
    ["1", "2"].map((cell) =>
      `${cell}, 1:10: TS2300: Duplicate identifier 'join'. ${once}`
    ),
  );
});

Deno.test("checkCode() finds imports that lead nowhere, and names that are not there", async () => {
  const [first, ...others] = await found([
    'import { absent } from "node:path";',
    'import "nets/nowhere";',
  ]);
  assert.match(
    first,
    /^2, 1:8: TS2307: Import "nets\/nowhere" not a dependency/,
  );
  assert.match(
    others[0],
    /^1, 1:10: TS2305: Module '"node:path"' has no exported member 'absent'/,
  );
});

Deno.test("checkCode() says of a cell with a syntax error where it is", async () => {
  assert.deepEqual(await found(["const a = 1;", "const b: number = ;"]), [
    "2, 1:19: SyntaxError: Expression expected",
  ]);
});

Deno.test("checkCode() lints, but lets names stand that nothing uses", async () => {
  assert.deepEqual(await found(["let a = 1;", "const b: any = 2;"]), [
    "1, 1:5: `a` is never reassigned (prefer-const)",
    "2, 1:10: `any` type is not allowed (no-explicit-any)",
  ]);
});

Deno.test("checkCode() takes what follows a cell that raises on purpose as reachable", async () => {
  const raises = {
    source: 'throw new Error("a");',
    metadata: { tags: ["raises-exception"] },
  };
  assert.deepEqual(await found([raises, "const a = 1;\na;"]), []);
});

Deno.test("checkCode() keeps notebooks apart", async () => {
  const one = notebookOf(["const a = 1;"], { path: "/1.ipynb" });
  const two = notebookOf(["const a = 2;", "b;"], { path: "/2.ipynb" });
  const problems = await checkCode([one, two]);
  assert.deepEqual(problems.get("/1.ipynb"), []);
  assert.equal(problems.get("/2.ipynb")?.length, 1);
});

Deno.test("joinCells() knows which line of which cell each line is", () => {
  const { text, places } = joinCells(notebookOf(["a;\nb;", "md:prose", "c;"]));
  assert.equal(text, "a;\nb;\nc;\nexport {};\n");
  assert.deepEqual(places, [
    { cell: 1, line: 1 },
    { cell: 1, line: 2 },
    { cell: 3, line: 1 },
    undefined,
  ]);
});

Deno.test("readTypeErrors() keeps what has no place", () => {
  assert.deepEqual(readTypeErrors("error: The lockfile is out of date.\n"), [{
    path: "",
    line: 1,
    column: 1,
    message: "The lockfile is out of date.",
  }]);
});
