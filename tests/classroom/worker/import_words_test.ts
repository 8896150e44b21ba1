/** Imports that a page cannot have: each with its words. */

import assert from "node:assert/strict";
import { cellProgram } from "../../../lib/classroom/worker/cell_program.ts";
import {
  importFault,
  type KnownModules,
} from "../../../lib/classroom/worker/import_words.ts";

const none: ReadonlySet<string> = new Set();
const MODULES: KnownModules = new Map([
  ["nets", {
    values: { sigmoid: 1, tanh: 2 },
    types: new Set(["Loss"]),
    isOwn: true,
  }],
  ["nets/exact", { values: { proof: 3 }, types: none, isOwn: true }],
  ["other", { values: { default: 4, hidden: 5 }, types: none, isOwn: false }],
]);

/** The place and the words for a cell's first import that cannot be. */
function faultOf(code: string): string | undefined {
  const program = cellProgram(code);
  assert.ok("imports" in program);
  const fault = importFault(program.imports, MODULES);
  if (fault === undefined) return undefined;
  const { line, column } = program.at(fault.at);
  return `${line}:${column} ${fault.message}`;
}

Deno.test("importFault() finds nothing wrong with values, types and whole modules", () => {
  assert.equal(
    faultOf('import { sigmoid as s, Loss, type Absent } from "nets";'),
    undefined,
  );
  assert.equal(
    faultOf('import all, * as other from "other"; import "nets";'),
    undefined,
  );
});

Deno.test("importFault() names the name, and what was meant or where it is", () => {
  assert.equal(
    faultOf('import {\n  tanh,\n  sigmiod,\n} from "nets";'),
    '3:3 "nets" exports no "sigmiod"; did you mean "sigmoid"?',
  );
  assert.equal(
    faultOf('import { proof } from "nets"'),
    '1:10 "nets" exports no "proof", but "nets/exact" does',
  );
  assert.equal(
    faultOf('import { hidden } from "nets"'),
    '1:10 "nets" exports no "hidden"',
  );
  assert.equal(
    faultOf('import nets from "nets"'),
    '1:8 "nets" has no default export; write the names that you want in braces: import { … }',
  );
});

Deno.test("importFault() says of a module why a page has it not, and where it would run", () => {
  const words = (name: string, why: string) =>
    `1:15 Cannot import "${name}": ${why}; the course's own modules are "nets", "nets/exact". ` +
    "To run this, open the lecture on your own machine with `deno task lecture`.";
  const reasons: Readonly<Record<string, string>> = {
    "npm:lodash@4": "this page has no packages",
    "jsr:@std/path": "this page has no packages",
    "node:fs": "this page is no program of Node's",
    "https://example.org/x.js": "this page asks no other host",
    "./mine.ts": "this page has no files",
    "../lib/mod.ts": "this page has no files",
    "/course/x.ts": "this page has no files",
    "lodash": "this page has no such module",
  };
  for (const [name, why] of Object.entries(reasons)) {
    assert.equal(faultOf(`import x from "${name}"`), words(name, why));
  }
  assert.equal(
    faultOf('import { sigmoid } from "netz"'),
    '1:25 Cannot import "netz": no module has this name; did you mean "nets"?',
  );
});
