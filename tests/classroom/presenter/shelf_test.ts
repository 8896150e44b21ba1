/** The folder of lectures. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { Shelf } from "../../../lib/classroom/presenter/shelf.ts";
import { FakeKernel } from "../../support/fake_kernel.ts";
import { inFolder, notebookJson } from "../make_notebook.ts";

function withShelf(
  files: Readonly<Record<string, string>>,
  work: (shelf: Shelf, folder: string) => Promise<void>,
): Promise<void> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(resolve(folder, name), text);
    }
    const shelf = new Shelf({
      folder,
      journals: resolve(folder, "journals"),
      startKernel: () => Promise.resolve(new FakeKernel()),
    });
    try {
      await work(shelf, folder);
    } finally {
      await shelf.end();
    }
  });
}

const GATES = notebookJson(["md:# 02 · Gates"], {
  nets: { number: "02", minutes: { talk: 50, exercises: 20 } },
});

Deno.test("Shelf.list() has every notebook, and what is wrong with those that are none", () =>
  withShelf({
    "02_gates.ipynb": GATES,
    "05_xor.ipynb": "{",
    "07_loose.ipynb": notebookJson([]),
    "notes.txt": "",
  }, async (shelf, folder) => {
    const path = resolve(folder, "05_xor.ipynb");
    assert.deepEqual(await shelf.list(), [
      {
        name: "02_gates",
        number: "02",
        title: "Gates",
        minutes: { talk: 50, exercises: 20 },
        open: false,
        unsaved: false,
      },
      {
        name: "05_xor",
        number: "05",
        title: "05_xor.ipynb",
        open: false,
        unsaved: false,
        problem:
          `Cannot read ${path}: it must be JSON, but it stops being so at line 1, column 2`,
      },
      {
        name: "07_loose",
        number: "07",
        title: "07_loose",
        open: false,
        unsaved: false,
      },
    ]);
  }));

Deno.test("Shelf.session() opens a lecture once, however many ask at once", () =>
  withShelf({ "02_gates.ipynb": GATES }, async (shelf) => {
    const [one, two] = await Promise.all([
      shelf.session("02_gates"),
      shelf.session("02_gates"),
    ]);
    assert.ok(one !== undefined && one === two);
    assert.equal(await shelf.session("02_gates"), one);
    const [entry] = await shelf.list();
    assert.ok(entry.open);
  }));

Deno.test("Shelf.session() finds only what is in the list", () =>
  withShelf({ "02_gates.ipynb": GATES }, async (shelf, folder) => {
    await Deno.mkdir(resolve(folder, "inner"));
    await Deno.writeTextFile(resolve(folder, "inner/a.ipynb"), GATES);
    for (
      const name of [
        "",
        "..",
        "inner/a",
        "../x",
        "02_gates.ipynb",
        "./02_gates",
      ]
    ) assert.equal(await shelf.session(name), undefined, name);
  }));

Deno.test("Shelf.session() of a notebook that is none fails, until it has been mended", () =>
  withShelf({ "02_gates.ipynb": "{" }, async (shelf, folder) => {
    await assert.rejects(shelf.session("02_gates"), { name: "NotebookError" });
    await Deno.writeTextFile(resolve(folder, "02_gates.ipynb"), GATES);
    assert.ok(await shelf.session("02_gates"));
  }));

Deno.test("Shelf.unsaved names the lectures with edits", () =>
  withShelf({ "02_gates.ipynb": GATES }, async (shelf) => {
    const session = await shelf.session("02_gates");
    assert.deepEqual(shelf.unsaved, []);
    const edit = { type: "edit", id: "cell-1", source: "# Mine" };
    await session!.receive(JSON.stringify(edit), { waiting: 0, send() {} });
    assert.deepEqual(shelf.unsaved, ["02_gates"]);
    assert.ok((await shelf.list())[0].unsaved);
  }));
