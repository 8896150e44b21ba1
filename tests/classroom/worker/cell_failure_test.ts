/** Errors of cells in a page: the cell's own lines, and what to do. */

import assert from "node:assert/strict";
import { refusal, thrown } from "../../../lib/classroom/worker/cell_failure.ts";
import { CellSources } from "../../../lib/classroom/worker/cell_sources.ts";

/** Cells of which each line stands one line lower in its script. */
function sourcesOf(...cells: readonly string[]): CellSources {
  const sources = new CellSources();
  for (const code of cells) {
    const place = ({ line, column }: { line: number; column: number }) => ({
      line: line - 1,
      column,
    });
    sources.add({ code, place });
  }
  return sources;
}

/** An error with a traceback as Chromium writes it, or as Firefox does. */
function errorWith(message: string, ...steps: readonly string[]): Error {
  const error = new RangeError(message);
  error.stack = steps.join("\n");
  return error;
}

const CELL = "const a = 1;\nfails(a);\nconst b = 2;";

Deno.test("thrown() leads through the cells that ran, and leaves the worker's own steps out", () => {
  const sources = sourcesOf("function fails() { throw 1 }", CELL);
  const chromium = errorWith(
    "too much",
    "RangeError: too much",
    "    at inner (blob:null/1b2c:1:5000)",
    "    at Object.fails (nets-cell-1:2:20)",
    "    at async Promise.all (index 0)",
    "    at async nets-cell-2:3:1",
    "    at async run (blob:null/1b2c:1:6000)",
  );
  const firefox = errorWith(
    "too much",
    "inner@blob:null/1b2c:1:5000",
    "fails@blob:null/nets-cell-1:2:20",
    "async*@nets-cell-2:3:1",
  );
  for (const error of [chromium, firefox]) {
    assert.deepEqual(thrown(error, CELL, sources), {
      ename: "RangeError",
      evalue: "too much",
      traceback: [
        "RangeError: too much",
        "    1 | const a = 1;",
        ">   2 | fails(a);",
        "      | ^",
        "    3 | const b = 2;",
        "    at fails (an earlier cell:1:20)",
        "    at async this cell:2:1",
      ],
    });
  }
});

Deno.test("thrown() calls a constant a constant, and says what to do", () => {
  const message =
    "Cannot assign to read only property 'a' of object '#<DedicatedWorkerGlobalScope>'";
  assert.deepEqual(
    thrown(new TypeError(message), CELL, sourcesOf(CELL)).traceback,
    [
      "TypeError: Assignment to constant variable.",
      "    → a name declared with const keeps its value; declare it with let",
    ],
  );
});

Deno.test("thrown() cannot lead back from what is no error", () => {
  assert.deepEqual(thrown("text", CELL, sourcesOf(CELL)), {
    ename: "Error",
    evalue: "text",
    traceback: [
      "Error: text",
      '    → what was thrown is no Error, so nobody knows from where: throw new Error("…") instead',
    ],
  });
});

Deno.test("thrown() shows both ends of a deep recursion", () => {
  const steps = Array.from(
    { length: 40 },
    () => "    at again (nets-cell-1:2:1)",
  );
  const { traceback } = thrown(
    errorWith("deep", "RangeError: deep", ...steps),
    CELL,
    sourcesOf(CELL),
  );
  assert.equal(
    traceback.filter((line) => line.includes("at again")).length,
    12,
  );
  assert.equal(traceback.at(-7), "    … 28 more steps");
});

Deno.test("refusal() shows the line, and knows commands of other kernels", () => {
  const none = () => false;
  assert.deepEqual(
    refusal({ message: "Unexpected ;", line: 2, column: 7 }, CELL, none)
      .traceback,
    [
      "SyntaxError: Unexpected ; (line 2 of the cell)",
      "    1 | const a = 1;",
      ">   2 | fails(a);",
      "      |       ^",
      "    3 | const b = 2;",
    ],
  );
  const magic = refusal(
    { message: "Unexpected", line: 1, column: 1 },
    "%matplotlib inline",
    none,
  );
  assert.equal(
    magic.evalue,
    "`%matplotlib` is a command of IPython, and this kernel runs TypeScript; " +
      "take the line away: figures are shown without it (line 1 of the cell)",
  );
});

Deno.test("refusal() tells names declared twice in one cell from those of two", () => {
  const problem = {
    message: "Identifier 'a' has already been declared",
    line: 1,
    column: 7,
  };
  const advice = (known: boolean) =>
    refusal(problem, CELL, () => known).traceback[1].trim().slice(0, 42);
  assert.equal(advice(true), '→ an earlier cell declares "a" in another ');
  assert.equal(advice(false), '→ "a" is declared twice in this cell: take');
});

Deno.test("CellSources.readable() puts the cell's lines into what is printed of an error", () => {
  const sources = sourcesOf("one", "two");
  const text =
    "Error: x\n    at f (nets-cell-1:3:9)\n    at nets-cell-2:2:1\n    at g (blob:null/1:2:3)\n";
  assert.equal(
    sources.readable(text),
    "Error: x\n    at f (an earlier cell:2:9)\n    at this cell:1:1\n",
  );
  assert.equal(sources.readable("plain"), "plain");
});
