/** Cells as one module: later names hide earlier ones, and places are found again. */

import assert from "node:assert/strict";
import { joinContext } from "../../../lib/classroom/kernel/cell_context.ts";

Deno.test("joinContext() moves imports in front and finds each place of the cell again", () => {
  const before = ['import { a } from "m";\na();', "const b = a;"];
  const code = 'const c = 1;\nimport {\n  d,\n} from "n";\nc + d;';
  const { text, toText, toCell } = joinContext(before, code);
  assert.ok(
    text.startsWith('import { a } from "m";\nimport {\n  d,\n} from "n";\n{'),
  );
  for (let offset = 0; offset <= code.length; offset++) {
    assert.equal(toCell(toText(offset)), offset);
    if (!/[\w{}]/.test(code[offset] ?? "")) continue;
    // The first letter of a statement may be at either of two places.
    const same = text[toText(offset)] === code[offset];
    assert.ok(same || code.startsWith("import", offset), `${offset}`);
  }
  assert.equal(toCell(0), undefined);
  assert.equal(toCell(text.length), undefined);
});

Deno.test("joinContext() leaves out a cell that would take the others along", () => {
  const { text } = joinContext(["f(1,", "{", "}", "const a = 1;"], "a");
  assert.equal(text, "{\nconst a = 1;\n{\na\n}}");
});

Deno.test("joinContext() takes a cell that ran twice once, where it ran last", () => {
  const { text } = joinContext(["let a = 1;", "let b = a;", "let a = 1;"], "b");
  assert.equal(text, "{\nlet b = a;\n{\nlet a = 1;\n{\nb\n}}}");
});

Deno.test("joinContext() goes on after a cell that threw", () => {
  const { text } = joinContext(["throw new Error();"], "a");
  assert.equal(text, "{\nvoid  new Error();\n{\na\n}}");
});
