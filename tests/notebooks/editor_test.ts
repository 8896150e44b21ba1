/** The lectures in the editor: Deno's language server underlines nothing in any cell. */

import assert from "node:assert/strict";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { nameOf } from "../../lib/classroom/project.ts";
import { type Diagnostic, LanguageServer } from "../support/language_server.ts";

const remarks = (cells: Map<number, readonly Diagnostic[]>) =>
  [...cells].flatMap(([cell, found]) =>
    found.map(({ message, range }) =>
      `cell ${cell}, line ${range.start.line + 1}: ${message}`
    )
  );

Deno.test("the editor underlines nothing in the lectures", async (t) => {
  await using server = await LanguageServer.start();
  const paths = await listNotebooks();
  for (const path of paths) {
    await t.step(nameOf(path), async () => {
      const notebook = await readNotebook(path);
      assert.deepEqual(remarks(await server.open(notebook)), []);
    });
  }

  await t.step(
    "but it does underline a number where a text is wanted",
    async () => {
      const notebook = await readNotebook(paths[0]);
      const last = notebook.cells.findLastIndex(({ kind }) => kind === "code");
      const spoilt = {
        path: notebook.path.replace(".ipynb", "_spoilt.ipynb"),
        cells: notebook.cells.with(last, {
          ...notebook.cells[last],
          source: "const wanted: string = 1;",
        }),
        metadata: {},
      };
      assert.deepEqual(remarks(await server.open(spoilt)), [
        `cell ${
          last + 1
        }, line 1: Type 'number' is not assignable to type 'string'.`,
      ]);
    },
  );
});
