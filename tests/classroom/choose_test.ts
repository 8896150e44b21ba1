/** Which notebooks a command line means. */

import assert from "node:assert/strict";
import { chooseNotebooks, listNotebooks } from "../../lib/classroom/choose.ts";
import { inFolder } from "./make_notebook.ts";

Deno.test("chooseNotebooks() knows numbers with and without zero, paths, and all", () =>
  inFolder(async (folder) => {
    const [gates, backprop] = ["02_logic_gates", "12_backprop"].map((name) =>
      `${folder}/${name}.ipynb`
    );
    for (const path of [backprop, gates, `${folder}/notes.txt`]) {
      await Deno.writeTextFile(path, "");
    }
    const choose = (...names: string[]) => chooseNotebooks(names, folder);
    assert.deepEqual(await listNotebooks(folder), [gates, backprop]);
    assert.deepEqual(await choose(), [gates, backprop]);
    assert.deepEqual(await choose("12", "2"), [backprop, gates]);
    assert.deepEqual(await choose("02", "2", gates), [gates]);
    await assert.rejects(choose("3"), {
      name: "UsageError",
      message:
        "There is no notebook 3. There are:\n  02  logic gates\n  12  backprop",
    });
    await assert.rejects(choose(`${folder}/none.ipynb`), {
      name: "UsageError",
      message: `There is no notebook ${folder}/none.ipynb. There are:\n` +
        "  02  logic gates\n  12  backprop",
    });
  }));

Deno.test("chooseNotebooks() says that there is none yet", () =>
  inFolder(async (folder) => {
    await assert.rejects(chooseNotebooks([], folder), {
      name: "UsageError",
      message: `There is no notebook in ${folder} yet.`,
    });
  }));
