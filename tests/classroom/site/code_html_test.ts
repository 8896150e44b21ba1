/** Code in colours, and the names in it that lead somewhere. */

import assert from "node:assert/strict";
import { CODE_COLOURS } from "../../../lib/classroom/code_palette.ts";
import {
  codeHtml,
  type CodeOptions,
  codeStyles,
} from "../../../lib/classroom/site/code_html.ts";
import { textOf } from "../../../lib/classroom/site/html.ts";

const known: CodeOptions = {
  link: (name) =>
    ["OR", "table", "Bit"].includes(name) ? `#${name}` : undefined,
};

const linked = (code: string, options: CodeOptions = known) =>
  [...codeHtml(code, options).matchAll(/<a href="#(\w+)">/g)]
    .map(([, name]) => name);

Deno.test("codeHtml() keeps every letter of the code, whatever stands in it", () => {
  const code =
    'const a = x < 3 && "</pre>" !== `${b}`;\n\n  // <!-- & -->\nbad ( [ 🙂';
  assert.equal(textOf(codeHtml(code)), code.replace(/\s+/g, " "));
  assert.equal(codeHtml(code).split("\n").length, 4);
});

Deno.test("codeHtml() links names of the library, but not properties, words, or names of the code's own", () => {
  assert.deepEqual(linked("const t: Bit = OR(1);"), ["Bit", "OR"]);
  assert.deepEqual(linked('unit.table(); ({ table: 1 }); "OR"; // OR'), []);
  assert.deepEqual(linked("const table = f(); table;"), []);
  assert.deepEqual(linked('import { OR, table } from "nets";'), [
    "OR",
    "table",
  ]);
});

Deno.test("codeHtml() reads a member as a part of its class", () => {
  const member = "at(x: Bit): Bit | null";
  assert.deepEqual(linked(member, { ...known, inClass: true }), ["Bit", "Bit"]);
  assert.match(
    codeHtml(member, { inClass: true }),
    /<span class="code-type">Bit<\/span>/,
  );
  assert.equal(textOf(codeHtml(member, { inClass: true })), member);
});

Deno.test("codeStyles() has a colour for each kind of word, the editor's own", () => {
  const style = codeStyles();
  for (const { name, style: { color } } of CODE_COLOURS) {
    if (color === undefined) continue;
    const rule = new RegExp(
      `\\.code-${name} \\{[^}]*color: var\\((--[\\w-]+)\\)`,
    );
    assert.equal(rule.exec(style)?.[1], color.slice(4, -1), name);
  }
});
