/** Edits that survive a crash. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import {
  Journal,
  readJournal,
} from "../../../lib/classroom/presenter/journal.ts";
import type { KeptEdits } from "../../../lib/classroom/presenter/kept_edits.ts";
import { inFolder } from "../make_notebook.ts";

const NONE: KeptEdits = { cells: [], removed: [] };
const SOME: KeptEdits = {
  cells: [
    { id: "a", kind: "code", source: "const x = 1;\n" },
    { id: "scratch-1", kind: "markdown", source: "", after: "a" },
  ],
  removed: ["old"],
};

const fails = (error: Error) => {
  throw error;
};

Deno.test("Journal keeps edits in a file, which readJournal() reads", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "new/02.json");
    const journal = new Journal(path, () => SOME, fails);
    await journal.flush();
    assert.deepEqual(await readJournal(path), SOME);
  }));

Deno.test("Journal has no file when nothing is edited", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "02.json");
    let edits = SOME;
    const journal = new Journal(path, () => edits, fails);
    await journal.flush();
    edits = NONE;
    await journal.flush();
    assert.deepEqual([...Deno.readDirSync(folder)], []);
    assert.deepEqual(await readJournal(path), NONE);
  }));

Deno.test("Journal.note() writes by itself, and once for many edits", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "02.json");
    let asked = 0;
    const { promise, resolve: done } = Promise.withResolvers<void>();
    const journal = new Journal(path, () => {
      asked++;
      done();
      return SOME;
    }, fails);
    for (let i = 0; i < 100; i++) journal.note();
    await promise;
    assert.equal(asked, 1);
    await journal.flush(); // waits for what is being written
    assert.deepEqual(await readJournal(path), SOME);
  }));

Deno.test("Journal says when it cannot keep anything", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(resolve(folder, "file"), "");
    const errors: Error[] = [];
    const path = resolve(folder, "file/02.json");
    await new Journal(path, () => SOME, (error) => errors.push(error)).flush();
    assert.equal(errors.length, 1);
  }));

Deno.test("readJournal() puts aside what it cannot read", () =>
  inFolder(async (folder) => {
    const path = resolve(folder, "02.json");
    const unreadable = [
      "{",
      "null",
      '{"cells":[]}',
      '{"cells":[{"id":"a","kind":"code"}],"removed":[]}',
      '{"cells":[{"id":"a","kind":"video","source":""}],"removed":[]}',
      '{"cells":[],"removed":[1]}',
    ];
    for (const text of unreadable) {
      await Deno.writeTextFile(path, text);
      assert.deepEqual(await readJournal(path), NONE);
      assert.equal(await Deno.readTextFile(`${path}.unreadable`), text);
    }
  }));
