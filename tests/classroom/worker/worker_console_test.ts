/** The console of cells in a page, held against Deno's. */

import assert from "node:assert/strict";
import { workerConsole } from "../../../lib/classroom/worker/worker_console.ts";

type Print = (text: string, level: number) => void;

/** What is printed to the two streams, by the console of cells and by Deno's. */
function bothPrint(
  use: (console: Console) => void,
): readonly [string[], string[]] {
  const ours: string[] = [], theirs: string[] = [];
  use(workerConsole((name, text) => ours.push(`${name} ${text}`)) as Console);
  type Internals = Record<symbol, { Console: new (print: Print) => Console }>;
  const deno = Deno as unknown as Internals & { readonly internal: symbol };
  use(
    new deno[deno.internal].Console((text, level) =>
      theirs.push(`${level > 1 ? "stderr" : "stdout"} ${text}`)
    ),
  );
  return [ours, theirs];
}

const USES: Readonly<Record<string, (console: Console) => void>> = {
  "lines of every kind": (console) => {
    console.log("log", { a: 1 });
    console.info("info");
    console.debug("debug");
    console.warn("warn");
    console.error("error");
    console.dir({ a: { b: { c: 1 } } }, { depth: 0 });
  },
  "groups": (console) => {
    console.group("outer");
    console.log("one\ntwo");
    console.group();
    console.warn("deep");
    console.groupEnd();
    console.groupEnd();
    console.groupEnd();
    console.log("out");
  },
  "counts": (console) => {
    console.count();
    console.count("x");
    console.count();
    console.countReset();
    console.count();
  },
  "assertions": (console) => {
    console.assert(true, "not printed");
    console.assert(false);
    console.assert(false, "words", 1);
    console.assert(false, { a: 1 });
  },
  "a table of objects": (console) =>
    console.table([{ a: 1, b: "x" }, { a: 2.5, c: true }]),
  "a table of some columns": (console) =>
    console.table([{ a: 1, b: 2 }], ["b"]),
  "a table of rows": (console) => console.table([[1, 2], [3, 4]]),
  "a table of numbers": (console) => console.table([5, 6]),
  "a table of names": (console) => console.table({ x: { a: 1 }, y: { a: 2 } }),
  "a table of a map": (console) =>
    console.table(new Map<unknown, unknown>([["k", { a: 1 }], [2, -3]])),
  "a table of a set": (console) => console.table(new Set(["a", { b: 1 }])),
  "a table with negative numbers and gaps": (console) =>
    console.table([{ a: -1 }, { a: 3, b: 1e21 }, {}]),
  "a table of an empty list": (console) => console.table([]),
  "a table of nothing": (console) => console.table("text"),
};

for (const [what, use] of Object.entries(USES)) {
  Deno.test(`workerConsole() prints ${what} as Deno does`, () => {
    const [ours, theirs] = bothPrint(use);
    assert.deepEqual(ours, theirs);
  });
}

Deno.test("workerConsole() measures time", () => {
  const lines: string[] = [];
  const console = workerConsole((name, text) =>
    lines.push(`${name} ${text}`)
  ) as Console;
  console.time("t");
  console.timeLog("t", "so far");
  console.timeEnd("t");
  console.timeEnd("t");
  assert.match(lines[0], /^stdout t: \d+ms so far\n$/);
  assert.match(lines[1], /^stdout t: \d+ms\n$/);
  assert.equal(lines[2], "stderr Timer 't' does not exist\n");
});
