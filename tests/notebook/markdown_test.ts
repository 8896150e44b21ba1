/** Markdown and formulas: backslashes, indentation, and what is put in. */

import assert from "node:assert/strict";
import { DISPLAY } from "../../lib/notebook/kernel.ts";
import { md, tex } from "../../lib/notebook/markdown.ts";

Deno.test("md keeps backslashes as they are typed", () => {
  assert.equal(
    md`$\frac{1}{2} \\ \nu \u$`.source,
    "$\\frac{1}{2} \\\\ \\nu \\u$",
  );
});

Deno.test("md writes a backtick and a dollar with a backslash before them", () => {
  assert.equal(md`\`a\` costs \${x}`.source, "`a` costs ${x}");
});

Deno.test("md removes the indentation that all lines share", () => {
  const text = md`
    A list:

    - one
      - two

        code
  `;
  assert.equal(text.source, "A list:\n\n- one\n  - two\n\n    code");
});

Deno.test("md does not measure indentation in what is put in", () => {
  const code = "\nx\n  y";
  assert.equal(
    md`
    a ${code}
    b`.source,
    "a \nx\n  y\nb",
  );
});

Deno.test("md() takes a finished string", () => {
  assert.equal(md("$$\\frac{1}{2}$$\n").source, "$$\\frac{1}{2}$$");
  assert.equal(md("- a\n  - b").source, "- a\n  - b");
});

Deno.test("tex stands inside the line within md, and on a line of its own alone", () => {
  const formula = tex`w_{${12}} = \pi`;
  assert.equal(md`Here ${formula}.`.source, "Here $w_{12} = \\pi$.");
  assert.deepEqual(formula[DISPLAY](), {
    "text/markdown": "$$w_{12} = \\pi$$",
    "text/plain": "w_{12} = \\pi",
  });
});

Deno.test("md is shown as Markdown, with its source for who cannot show that", () => {
  assert.deepEqual(md`**a**`[DISPLAY](), {
    "text/markdown": "**a**",
    "text/plain": "**a**",
  });
});
