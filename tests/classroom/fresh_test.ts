/** Copies without outputs: nothing is lost, and nothing is shown. */

import assert from "node:assert/strict";
import { copyFresh } from "../../lib/classroom/fresh.ts";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";
import { isOutside } from "../../lib/classroom/project.ts";
import { inFolder, notebookJson } from "./make_notebook.ts";

Deno.test("copyFresh() leaves out outputs, keeps the cells, and never writes over an earlier copy", () =>
  inFolder(async (folder) => {
    const output = { output_type: "stream", name: "stdout", text: ["2"] };
    const json = notebookJson([
      "md:# Title",
      { source: "console.log(1 + 1);", outputs: [output] },
    ]);
    await Deno.writeTextFile(`${folder}/98_two.ipynb`, json);
    const copies = [await copyFresh(folder), await copyFresh(folder)];
    try {
      assert.notEqual(copies[0], copies[1]);
      for (const copy of copies) {
        assert.ok(!isOutside(copy)); // or "nets" would not be found
        const { cells } = await readNotebook(`${copy}/98_two.ipynb`);
        assert.deepEqual(cells.map(({ source }) => source), [
          "# Title",
          "console.log(1 + 1);",
        ]);
        assert.deepEqual(cells.flatMap(({ outputs }) => outputs), []);
      }
      const before = await readNotebook(`${folder}/98_two.ipynb`);
      assert.equal(before.cells[1].outputs.length, 1);
    } finally {
      for (const copy of copies) await Deno.remove(copy, { recursive: true });
    }
  }));
