/** Lines of errors: the kernel counts in other code than the reader does. */

import assert from "node:assert/strict";
import {
  codeFrame,
  lineOfError,
  syntaxProblem,
} from "../../lib/classroom/cell_place.ts";
import { Kernel } from "../../lib/classroom/kernel/kernel.ts";
import type { JsonObject } from "../../lib/classroom/json.ts";

/** Cells that throw on the line that says so. */
const CELLS = [
  "throw new Error(); // here",
  "const a = 1;\n\n// a comment\nconst b: number = 2;\n\nthrow new Error(); // here",
  "type A = {\n  x: number;\n};\n\nfunction f(a: A): number {\n  throw new Error(String(a.x));\n}\n" +
  "// and now\nf({ x: 1 }); // here",
  'import { strict } from "node:assert";\nimport {\n  join,\n  dirname,\n} from "node:path";\n\n' +
  "throw new Error(); // here",
  "const q = [1, 2, 3]\n  .map((x) => x + 1)\n  .map((x) => { if (x > 2) throw new Error(); // here\n" +
  "    return x; });",
  "await (async () => {\n  await 1;\n  throw new Error();\n})(); // here 1",
  'const c = 1;\nimport { nothing } from "nowhere"; // here',
];

Deno.test("lineOfError() finds the line that the reader sees", async (t) => {
  await using kernel = await Kernel.start(Deno.cwd());
  for (const code of CELLS) {
    const lines = code.split("\n");
    const marked = lines.findIndex((line) => line.includes("// here"));
    // An error inside a call that is waited for comes from where the call begins.
    const expected = code.includes("// here 1") ? 1 : marked + 1;
    await t.step(lines[marked], async () => {
      const error = await errorOf(kernel, code);
      assert.equal(await lineOfError(code, error), expected);
    });
  }
});

async function errorOf(kernel: Kernel, code: string) {
  const errors: JsonObject[] = [];
  await kernel.execute(code, {
    receive: ({ type, content }) => {
      if (type === "error") errors.push(content);
    },
  });
  const traceback = errors[0].traceback;
  return {
    output_type: "error",
    ename: "",
    evalue: "",
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  } as const;
}

Deno.test("lineOfError() knows nothing of an error that left no trace", async () => {
  const error = {
    output_type: "error",
    ename: "Error",
    evalue: "",
    traceback: [""],
  } as const;
  assert.equal(await lineOfError('throw "text";', error), undefined);
});

Deno.test("syntaxProblem() gives the compiler's words and place", async () => {
  assert.equal(await syntaxProblem("const a: number = 1;"), undefined);
  assert.deepEqual(await syntaxProblem("const a = 1;\nconst b: number = ;"), {
    message: "Expression expected",
    line: 2,
    column: 19,
  });
});

Deno.test("codeFrame() marks a line among its neighbours, and a column", () => {
  const code = "one\ntwo\nthree\nfour";
  assert.equal(codeFrame(code, 1), ">   1 | one\n    2 | two");
  assert.equal(
    codeFrame(code, 3, 2),
    "    2 | two\n>   3 | three\n      |  ^\n    4 | four",
  );
});
