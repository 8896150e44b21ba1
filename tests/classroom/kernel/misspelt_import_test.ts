/** Names that modules do not export: said before the cell runs, and never of a name that is right. */

import assert from "node:assert/strict";
import { Kernel } from "../../../lib/classroom/kernel/kernel.ts";
import { ImportNames } from "../../../lib/classroom/kernel/misspelt_import.ts";
import { NOTEBOOKS } from "../../../lib/classroom/project.ts";

const lines = (...all: string[]) => all.join("\n");

const MISSPELT: readonly (readonly [string, string])[] = [
  [
    'import {\n  value,\n  // sigmiod\n  sigmiod as s,\n} from "nets";',
    lines(
      'ImportError: "nets" exports no "sigmiod"; did you mean "sigmoid"? (line 4 of the cell)',
      "    3 |   // sigmiod",
      ">   4 |   sigmiod as s,",
      "      |   ^",
      '    5 | } from "nets";',
    ),
  ],
  [
    'const a: number = nowhere; import { show } from "nets"; // names of earlier cells are no matter',
    lines(
      'ImportError: "nets" exports no "show", but "nets/notebook" does (line 1 of the cell)',
      '>   1 | const a: number = nowhere; import { show } from "nets"; // names of earlier cells are no matter',
      "      |                                     ^",
    ),
  ],
  [
    'import nets from "nets";',
    lines(
      'ImportError: "nets" has no default export; ' +
        "write the names that you want in braces: import { … } (line 1 of the cell)",
      '>   1 | import nets from "nets";',
      "      |        ^",
    ),
  ],
  [
    'import { valu } from "../lib/mod.ts";',
    lines(
      'ImportError: "../lib/mod.ts" exports no "valu"; did you mean "value"? (line 1 of the cell)',
      '>   1 | import { valu } from "../lib/mod.ts";',
      "      |          ^",
    ),
  ],
];

/** Cells that must be left alone. */
const RIGHT: Readonly<Record<string, string>> = {
  "names that are there": 'import { value, sigmoid as s } from "nets";',
  "a type among values": 'import { Bit, XOR, type Value as V } from "nets";',
  "a type among values of a package":
    'import { plot, Markish } from "@observablehq/plot";',
  "types alone":
    'import type { Bit } from "nets"; import { type Table } from "nets";',
  "a whole module": 'import * as nets from "nets";',
  "a module for its effects": 'import "nets";',
  "a default export": 'import assert, { equal } from "node:assert/strict";',
  "a default export of a package": 'import katex from "katex";',
  "data": 'import config from "../deno.json" with { type: "json" };',
  "a text": "const a = \"import { absent } from 'nets'\";",
  "a template": 'const b = `\nimport { absent } from "nets";\n${1}`;',
  "a template that deceives":
    'const c = `${"`"}\nimport { absent } from "nets";\n`;',
  "a comment":
    '// import { absent } from "nets"\n/* import { absent } from "nets" */',
  "a regular expression":
    "const d = /`/; const e = 'import { absent } from \"nets\"'; const f = /`/;",
  "a module that is not there": 'import { a } from "nowhere";',
  "a file that is not there": 'import { a } from "./not_there.ts";',
  "a module that throws": 'import { a } from "data:text/javascript,throw 1";',
  "a syntax error": 'import { absent from "nets";',
  "no import": "const important = 1;",
};

Deno.test("ImportNames finds names that modules do not export, and no others", async (t) => {
  await using kernel = await Kernel.start(NOTEBOOKS);
  const names = new ImportNames(
    NOTEBOOKS,
    (code, receive) => kernel.execute(code, { silent: true, receive }),
  );
  for (const [code, expected] of MISSPELT) {
    await t.step(`misspelt: ${code.split("\n")[0]}`, async () => {
      const error = await names.misspelt(code);
      assert.equal(error?.traceback.join("\n"), expected);
    });
  }
  for (const [name, code] of Object.entries(RIGHT)) {
    await t.step(`right: ${name}`, async () => {
      assert.equal(await names.misspelt(code), undefined);
    });
  }
});

Deno.test("ImportNames asks the kernel once for each module", async () => {
  const asked: string[] = [];
  const names = new ImportNames(NOTEBOOKS, (code, receive) => {
    asked.push(code);
    const type = /"(nets_names_[^"]+)"/.exec(code)![1];
    const content = { specifier: "nets", names: ["a", "b"] };
    receive({ type, content } as never);
    return Promise.resolve();
  });
  assert.equal(await names.misspelt("const a = 1;"), undefined);
  assert.equal(asked.length, 0);
  assert.equal(await names.misspelt('import { a } from "nets";'), undefined);
  assert.equal(await names.misspelt('import { b } from "nets";'), undefined);
  assert.equal(asked.length, 1);
});
