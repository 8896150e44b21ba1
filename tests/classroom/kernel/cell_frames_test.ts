/** Tracebacks in the reader's lines: on the real kernel, whose own lines are others. */

import assert from "node:assert/strict";
import { cellFrames } from "../../../lib/classroom/kernel/cell_frames.ts";
import { Kernel } from "../../../lib/classroom/kernel/kernel.ts";
import { NOTEBOOKS } from "../../../lib/classroom/project.ts";

async function tracebackOf(kernel: Kernel, code: string): Promise<string[]> {
  let traceback: string[] = [];
  await kernel.execute(code, {
    receive: ({ type, content }) => {
      if (type === "error") traceback = content.traceback as string[];
    },
  });
  return traceback;
}

/** Cells that throw; each step of the traceback is marked in the code by «. */
const CELLS: Readonly<Record<string, string>> = {
  "on the first line": "«nowhere();",
  "behind other code on the first line": "const a0 = 1; «nowhere();",
  "before other code on the first line":
    "«nowhere() + [1, 2, 3].map((x) => x).length;",
  "below types, comments and empty lines":
    "type A = {\n  x: number;\n};\n\n// a comment\nconst a: A = { x: 1 };\n\n«nowhere(a);",
  "below an import of several lines":
    'import {\n  join,\n  dirname,\n} from "node:path";\nimport "nets";\n\n' +
    "const b = join(dirname('.'), '');\nconst c = «nowhere(b);",
  "in a function":
    "function f(x: number): number {\n\n  «return nowhere(x);\n}\n\n" +
    "// and now\n«f(1);",
  "in a method":
    "class C {\n  private readonly n: number = 1;\n\n  m(): void {\n" +
    "    «nowhere(this.n);\n  }\n}\n\nnew C().«m();",
  "after await": "const d: number = await 1;\n\n\nawait 2; «nowhere(d);",
  "in a function that waits":
    "async function later(): Promise<void> {\n  await 1;\n\n  «nowhere();\n}\n\n«await later();",
  "in the cell's value": "const o: { p?: { q: number } } = {};\n\no.p.«q",
};

Deno.test("cellFrames() counts lines and columns as the reader does", async (t) => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  for (const [name, marked] of Object.entries(CELLS)) {
    await t.step(name, async () => {
      const code = marked.replaceAll("«", "");
      const shown = await cellFrames(await tracebackOf(kernel, code), code);
      const steps = shown.flatMap((line) =>
        /this cell:(\d+:\d+)\)?$/.exec(line)?.[1] ?? []
      );
      assert.deepEqual(steps.toSorted(), placesOf(marked));
    });
  }
});

/** The places of the marks, in order, in the text without them. */
function placesOf(marked: string): string[] {
  return marked.split("\n").flatMap((line, i) =>
    line.split("«").slice(0, -1).map((before) =>
      `${i + 1}:${before.length + 1}`
    )
  );
}

Deno.test("cellFrames() follows a step into a function of an earlier cell, and into the library", async () => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  const earlier = [
    'import { thresholdUnit } from "nets";\n\n// builds\n' +
    "const build = (weights: number[]) =>\n  thresholdUnit({ weights, threshold: 1 });",
    "const other = 1;",
  ];
  for (const cell of earlier) await kernel.execute(cell);
  const code = "// none\n\nbuild([]);";
  const traceback = await tracebackOf(kernel, code);
  const shown = await cellFrames(traceback, code, { earlier, cwd: NOTEBOOKS });
  // Lines of the library move, those of the cells must not.
  const fixed = shown.map((line) => line.replace(/(\.ts):\d+:\d+/, "$1"));
  assert.deepEqual(fixed.slice(1), [
    "    2 | ",
    ">   3 | build([]);",
    "      | ^",
    "    at checkedWeights (lib/logic/threshold_unit.ts)",
    "    at thresholdUnit (lib/logic/threshold_unit.ts)",
    "    at build (an earlier cell:5:3)",
    "    at this cell:3:1",
  ]);
});

Deno.test("cellFrames() shows packages by their names and other files without their folders", async () => {
  const traceback = [
    "Error: x",
    "    at parse (file:///home/ada/.cache/deno/npm/registry.example/mathjs/15.2.0/lib/parse.js:4:2)",
    "    at mine (file:///home/ada/mine.ts:1:2)",
  ];
  assert.deepEqual(await cellFrames(traceback, "1", { cwd: NOTEBOOKS }), [
    "Error: x",
    "    at parse (npm:mathjs@15.2.0/lib/parse.js:4:2)",
    "    at mine (mine.ts:1:2)",
  ]);
});

Deno.test("cellFrames() leaves a traceback without steps as it is", async () => {
  assert.deepEqual(await cellFrames(["Error: x"], "1"), ["Error: x"]);
});

Deno.test("cellFrames() shows both ends of a long way", async () => {
  const steps = Array.from({ length: 20 }, (_, i) => `    at f (ext:a:${i}:1)`);
  const shown = await cellFrames(["Error: x", ...steps], "1");
  assert.deepEqual(shown, [
    "Error: x",
    ...steps.slice(0, 6),
    "    … 8 more steps",
    ...steps.slice(14),
  ]);
});
