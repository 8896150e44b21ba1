/** Names that cells import, found without a parser. */

import assert from "node:assert/strict";
import { namedImports } from "../../../lib/classroom/kernel/named_imports.ts";

const found = (code: string) =>
  namedImports(code).map(({ specifier, name, index, json }) => {
    const written = code.slice(index).match(/^[\w$]+/)?.[0];
    return `${specifier} ${name}${written === name ? "" : ` (${written})`}${
      json ? " json" : ""
    }`;
  });

Deno.test("namedImports() finds names in every form of import, where they stand", () => {
  assert.deepEqual(found('import a, { b as c, d } from "m"'), [
    "m default (a)",
    "m b",
    "m d",
  ]);
  assert.deepEqual(
    found("import{a}from'm';import {\n  b, // x\n  /* y */ c,\n}\nfrom 'n'"),
    [
      "m a",
      "n b",
      "n c",
    ],
  );
  assert.deepEqual(found('import j from "./j.json" with { type: "json" }'), [
    "./j.json default (j) json",
  ]);
  assert.deepEqual(found('import { type } from "m"; import type from "n"'), [
    "m type",
    "n default (type)",
  ]);
});

Deno.test("namedImports() leaves out types, whole modules, texts and comments", () => {
  for (
    const code of [
      'import type { a } from "m"',
      'import type a from "m"',
      'import { type a, type b as c } from "m"',
      'import * as a from "m"',
      'import "m"',
      'await import("m")',
      '// import { a } from "m"',
      "'import { a } from \"m\"'",
      '`import { a } from "m"`',
      'reimport { a } from "m"',
    ]
  ) assert.deepEqual(found(code), [], code);
});
