/** The lectures in the editor: every name they import from the course explains itself. */

import assert from "node:assert/strict";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { Language } from "../../lib/classroom/kernel/language.ts";
import { namedImports } from "../../lib/classroom/kernel/named_imports.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { nameOf, NOTEBOOKS } from "../../lib/classroom/project.ts";

/** What is said of a name; a loaded machine may need several questions. */
async function inspected(
  language: Language,
  code: string,
  index: number,
): Promise<string> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { markdown } = await language.inspect([], code, index);
    if (markdown !== undefined) return markdown;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return "";
}

Deno.test("each name that a lecture imports from the course has a signature and a docstring", async (t) => {
  await using language = await Language.start(NOTEBOOKS);
  const done = new Set<string>();
  for (const path of await listNotebooks()) {
    await t.step(nameOf(path), async () => {
      const bare: string[] = [];
      for (const { kind, source } of (await readNotebook(path)).cells) {
        if (kind !== "code") continue;
        // Types count as well: without the word they are found like values.
        const code = source.replace(/\btype (?=\w+\b(?! as\b))/g, "");
        for (const { specifier, name, index } of namedImports(code)) {
          const key = `${specifier} ${name}`;
          if (!/^nets\b/.test(specifier) || done.has(key)) continue;
          done.add(key);
          const markdown = await inspected(language, code, index);
          const docstring = /^```ts\n[\s\S]+?\n```\n\n\S[\s\S]{15}/;
          if (!docstring.test(markdown)) bare.push(`${key}: ${markdown}`);
        }
      }
      assert.deepEqual(bare, []);
    });
  }
  assert.ok(done.size > 30, `only ${done.size} names were found`);
});
