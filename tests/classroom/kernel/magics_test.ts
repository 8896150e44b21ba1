/** Commands of other kernels: known by their form, answered with what to write instead. */

import assert from "node:assert/strict";
import { magicAt } from "../../../lib/classroom/kernel/magics.ts";

Deno.test("magicAt() knows commands and help, with what to write instead", () => {
  const said = (code: string) => magicAt(code, 1)?.message;
  const ipython = "is a command of IPython, and this kernel runs TypeScript;";
  assert.equal(
    said("%%time\nconst a = 1;"),
    `\`%%time\` ${ipython} write console.time("cell") above and console.timeEnd("cell") below`,
  );
  assert.equal(
    said("  !pip install numpy"),
    `\`!pip\` ${ipython} take the line away: import "npm:NAME" fetches a package`,
  );
  assert.equal(said("%who"), `\`%who\` ${ipython} take the line away`);
  assert.equal(
    said("?value.mul"),
    "`?value.mul` is no TypeScript; put the cursor on value.mul and press Shift+Tab for help",
  );
});

Deno.test("magicAt() looks at the line above, on which the compiler did not stop", () => {
  assert.equal(magicAt("const a = 5\n%time a\nb", 3)?.line, 2);
  assert.equal(magicAt("const a = 5\n%time a\nb", 2)?.line, 2);
});

Deno.test("magicAt() takes no TypeScript for a command", () => {
  for (
    const code of ["!done.has(1) ? 1 :", "!f() &&", "% 3;", "a ? b", "!a[0]"]
  ) {
    assert.equal(magicAt(code, 1), undefined, code);
  }
});
