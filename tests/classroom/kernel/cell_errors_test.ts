/** Errors of cells in words: every kind on the real kernel. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import {
  type CellError,
  explainError,
  explainFailure,
  isRefusal,
} from "../../../lib/classroom/kernel/cell_errors.ts";
import { Kernel } from "../../../lib/classroom/kernel/kernel.ts";
import { NOTEBOOKS } from "../../../lib/classroom/project.ts";

/** What the kernel itself says of a cell that it does not run to its end; `undefined`: nothing. */
async function saidBy(
  kernel: Kernel,
  code: string,
): Promise<CellError | undefined> {
  let said: CellError | undefined;
  const { ending } = await kernel.execute(code, {
    receive: ({ type, content }) => {
      if (type === "error") said = content as CellError;
    },
  });
  assert.equal(ending, "error", code);
  return said;
}

const lines = (...all: string[]) => all.join("\n");

/** Cells that the kernel refuses without a word, and what is to be said of them. */
const REFUSED: readonly (readonly [string, string])[] = [
  [
    "const a = 1;\nconst b: number = ;",
    lines(
      "SyntaxError: Expression expected (line 2 of the cell)",
      "    1 | const a = 1;",
      ">   2 | const b: number = ;",
      "      |                   ^",
    ),
  ],
  [
    "%matplotlib inline\nconst a = 1;",
    lines(
      "SyntaxError: `%matplotlib` is a command of IPython, and this kernel runs TypeScript; " +
        "take the line away: figures are shown without it (line 1 of the cell)",
      ">   1 | %matplotlib inline",
      "    2 | const a = 1;",
    ),
  ],
  [
    "relu?",
    lines(
      "SyntaxError: `relu?` is no TypeScript; " +
        "put the cursor on relu and press Shift+Tab for help (line 1 of the cell)",
      ">   1 | relu?",
    ),
  ],
];

Deno.test("explainFailure() says why the kernel refused a cell without a word", async (t) => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  for (const [code, expected] of REFUSED) {
    await t.step(code.split("\n")[0], async () => {
      assert.equal(await saidBy(kernel, code), undefined);
      const error = await explainFailure(code, NOTEBOOKS);
      assert.equal(error?.traceback.join("\n"), expected);
    });
  }
  await t.step("a package that cannot be had", async () => {
    const code = 'const a = 1;\nimport "npm:@nobody/has-made-this@1.0.0";';
    assert.equal(await saidBy(kernel, code), undefined);
    const error = await explainFailure(code, NOTEBOOKS);
    assert.equal(error?.ename, "ImportError");
    assert.match(
      error.evalue,
      /^Cannot import "npm:@nobody\/has-made-this@1.0.0": .* \(line 2 of the cell\)$/,
    );
  });
});

Deno.test("explainFailure() says that the lock file is frozen", async () => {
  const folder = await Deno.makeTempDir({ prefix: "nets-test-" });
  try {
    const write = (name: string, text: string) =>
      Deno.writeTextFile(resolve(folder, name), text);
    await write("deno.json", '{ "lock": { "frozen": true } }');
    await write("deno.lock", '{ "version": "5" }');
    const code = 'import "npm:linkedom@0.18.12";';
    await using kernel = await Kernel.start(folder);
    assert.equal(await saidBy(kernel, code), undefined);
    const error = await explainFailure(code, folder);
    assert.match(
      String(error?.evalue),
      /^Cannot import: the lock file deno\.lock is frozen and does not know the package "linkedom"/,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("explainFailure() has nothing to say of a cell that runs", async () => {
  const code = 'import { value } from "nets";\nvalue(1);';
  assert.equal(await explainFailure(code, NOTEBOOKS), undefined);
});

/** Cells that end with an error of the kernel's own, and what is to be shown of it. */
const SAID: readonly (readonly [string, string])[] = [
  [
    'import { show } from "nets/notbook";',
    lines(
      'ImportError: Cannot import "nets/notbook": no module has this name; ' +
        'did you mean "nets/notebook"? (line 1 of the cell)',
      '>   1 | import { show } from "nets/notbook";',
      "      |                      ^",
    ),
  ],
  [
    'const a = 1;\nawait import("./not_there.ts");',
    lines(
      'ImportError: Cannot import "./not_there.ts": there is no such file: ' +
        "it would be notebooks/not_there.ts, seen from the notebook's folder (line 2 of the cell)",
      "    1 | const a = 1;",
      '>   2 | await import("./not_there.ts");',
      "      |              ^",
    ),
  ],
  [
    'import "node:nothing";',
    lines(
      `ImportError: Cannot import "node:nothing": Deno has no such module of Node's (line 1 of the cell)`,
      '>   1 | import "node:nothing";',
      "      |        ^",
    ),
  ],
  [
    "// again\nconst kept = 2;",
    lines(
      "SyntaxError: Identifier 'kept' has already been declared",
      '    → an earlier cell declares "kept" in another way ' +
        "(const, let, var, function, class, import): " +
        "declare it here in the same way, give it another name, or restart the kernel",
      "    1 | // again",
      ">   2 | const kept = 2;",
      "      |       ^",
    ),
  ],
  [
    "const twice = 1;\n// and\nconst twice = 2;",
    lines(
      "SyntaxError: Identifier 'twice' has already been declared",
      '    → "twice" is declared twice in this cell: ' +
        "take one of the declarations away, or give it another name",
      "    2 | // and",
      ">   3 | const twice = 2;",
      "      |       ^",
    ),
  ],
  [
    "type T = number;\n\nfunction later(x: T) {\n  await x;\n}",
    lines(
      "SyntaxError: await is only valid in async functions and the top level bodies of modules",
      "    → write async before the function that waits",
      "    3 | function later(x: T) {",
      ">   4 |   await x;",
      "      |   ^",
      "    5 | }",
    ),
  ],
  [
    "import.meta.url",
    lines(
      "SyntaxError: Cannot use 'import.meta' outside a module",
      "    → a cell is no file; Deno.cwd() is the folder of the notebook",
    ),
  ],
  [
    "!ls",
    lines(
      "ReferenceError: ls is not defined",
      "    → `!ls` is a command of IPython, and this kernel runs TypeScript; " +
        'write [...Deno.readDirSync(".")]',
      ">   1 | !ls",
      "      | ^",
      "    at this cell:1:1",
    ),
  ],
  [
    "nowhere",
    lines(
      "ReferenceError: nowhere is not defined",
      '    → no cell run so far declares or imports "nowhere": ' +
        "run the cells above this one first",
      ">   1 | nowhere",
      "      | ^",
      "    at this cell:1:1",
    ),
  ],
  [
    'throw "a text";',
    lines(
      "Error: a text",
      "    → what was thrown is no Error, so nobody knows from where: " +
        'throw new Error("…") instead',
    ),
  ],
  [
    '/* none */\nthrow new RangeError("one\\ntwo");',
    lines(
      "RangeError: one",
      "two",
      "    1 | /* none */",
      '>   2 | throw new RangeError("one\\ntwo");',
      "      |       ^",
      "    at this cell:2:7",
    ),
  ],
];

Deno.test("explainError() adds to the kernel's errors what they leave out", async (t) => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  await kernel.execute("let kept = 1;");
  for (const [code, expected] of SAID) {
    await t.step(code.split("\n")[0], async () => {
      const said = await saidBy(kernel, code);
      assert.ok(said);
      const error = await explainError(said, code, { cwd: NOTEBOOKS });
      assert.equal(error.traceback.join("\n"), expected);
      if (error.ename !== "ImportError") {
        assert.equal(error.ename, said.ename);
        assert.equal(error.evalue, said.evalue);
      }
    });
  }
});

Deno.test("isRefusal() knows errors of cells of which nothing ran", async () => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  const refused = async (code: string) => {
    const said = await saidBy(kernel, code);
    const error = said
      ? await explainError(said, code, { cwd: NOTEBOOKS })
      : await explainFailure(code, NOTEBOOKS);
    return isRefusal(error);
  };
  assert.equal(await refused("const a = ;"), true);
  assert.equal(await refused("break;"), true);
  assert.equal(await refused('import "nowhere";'), true);
  assert.equal(await refused('const ran = 1; JSON.parse("{");'), false);
  assert.equal(await refused("throw new Error();"), false);
  assert.equal(isRefusal(undefined), false);
});
