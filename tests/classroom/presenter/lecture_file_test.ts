/** Saving, and what happens when others write the same file. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { parseNotebook } from "../../../lib/classroom/notebook_file.ts";
import { NotebookOutputs } from "../../../lib/classroom/outputs.ts";
import { readJournal } from "../../../lib/classroom/presenter/journal.ts";
import type { LectureCell } from "../../../lib/classroom/presenter/lecture_cell.ts";
import { LectureDocument } from "../../../lib/classroom/presenter/lecture_document.ts";
import { LectureFile } from "../../../lib/classroom/presenter/lecture_file.ts";
import type { WriteNew } from "../../../lib/classroom/presenter/safe_write.ts";
import { message } from "../../support/fake_kernel.ts";
import { inFolder, notebookJson, type Part } from "../make_notebook.ts";

/** A lecture in a folder of its own, with what was said of it. */
async function withLecture(
  parts: readonly Part[],
  work: (scene: Scene) => Promise<void>,
  options: { readonly write?: WriteNew; readonly lookEvery?: number } = {},
): Promise<void> {
  await inFolder(async (folder) => {
    const path = resolve(folder, "07_gates.ipynb");
    const text = notebookJson(parts);
    await Deno.writeTextFile(path, text);
    const said: string[] = [];
    const document = new LectureDocument(parseNotebook(path, text));
    const journal = resolve(folder, "journal/07.json");
    const file = new LectureFile({
      document,
      text,
      journal,
      lookEvery: 600_000, // nothing happens by itself
      news: {
        notice: (kind, text) => said.push(`${kind}: ${text}`),
        conflict: (text) => said.push(`conflict: ${text}`),
        changed: () => {},
      },
      ...options,
    });
    try {
      await work({ folder, path, text, document, file, said, journal });
    } finally {
      await file.end();
    }
  });
}

type Scene = {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly document: LectureDocument;
  readonly file: LectureFile;
  readonly said: string[];
  readonly journal: string;
};

const sources = async (path: string) =>
  parseNotebook(path, await Deno.readTextFile(path)).cells.map(({ source }) =>
    source
  );

const files = (folder: string) =>
  [...Deno.readDirSync(folder)].filter(({ isFile }) => isFile).map(({ name }) =>
    name
  ).sort();

function printed(cell: LectureCell, text: string): void {
  cell.run = new NotebookOutputs().cell(1000, () => {});
  cell.run.receive(message("stream", { name: "stdout", text }));
  cell.status = "ok";
}

Deno.test("LectureFile.save() of an untouched lecture leaves every byte as it was", () =>
  withLecture(["let  odd=1"], async ({ path, text, file, said }) => {
    const before = await Deno.stat(path);
    await file.save();
    assert.equal(await Deno.readTextFile(path), text);
    assert.deepEqual((await Deno.stat(path)).mtime, before.mtime);
    assert.deepEqual(said, ["done: 07_gates.ipynb holds all this already."]);
  }));

Deno.test("LectureFile.save() writes edits, scratch cells, and outputs of cells that ran", () => {
  const old = { output_type: "stream", name: "stdout", text: "old\n" };
  const parts = [{ source: "1", outputs: [old] }, {
    source: "2",
    outputs: [old],
  }];
  return withLecture(parts, async ({ path, document, file, said }) => {
    document.get("cell-1").source = "let x = 1;";
    printed(document.get("cell-2"), "\u001b[33m2\u001b[39m\n");
    document.insert("cell-2", "markdown").source = "A thought.";
    await file.save();
    assert.deepEqual(said, ["done: Saved as 07_gates.ipynb."]);
    const { cells } = parseNotebook(path, await Deno.readTextFile(path));
    assert.deepEqual(cells.map(({ source }) => source), [
      "let x = 1;",
      "2;",
      "A thought.",
    ]);
    assert.deepEqual(cells.map(({ outputs }) => outputs), [
      [old],
      [{ ...old, text: "2\n" }], // as `deno task run --save` has it: without colours
      [],
    ]);
    assert.deepEqual(cells[2].metadata, { tags: ["scratch"] });
    assert.equal(document.unsaved, false);
    await file.save();
    assert.deepEqual(said.slice(1), [
      "done: 07_gates.ipynb holds all this already.",
    ]);
  });
});

Deno.test("LectureFile.save() saves cells that are not right", () =>
  withLecture(["1"], async ({ path, document, file }) => {
    document.get("cell-1").source = "const x = ;";
    await file.save();
    assert.deepEqual(await sources(path), ["const x = ;"]);
  }));

Deno.test({
  name:
    "LectureFile.save() on a full disk loses nothing, and works when there is room",
  ignore: Deno.build.os !== "linux",
  fn: () => {
    let full = true;
    const write: WriteNew = (path, text) =>
      Deno.writeTextFile(full ? "/dev/full" : path, text);
    return withLecture(
      ["1"],
      async ({ folder, path, text, document, file, said }) => {
        document.get("cell-1").source = "2;";
        await file.save();
        assert.deepEqual(said, [
          `problem: Cannot write ${path}: the disk is full; make room and try again.`,
        ]);
        assert.equal(await Deno.readTextFile(path), text);
        assert.deepEqual(files(folder), ["07_gates.ipynb"]);
        assert.ok(document.unsaved);
        full = false;
        await file.save();
        assert.deepEqual(await sources(path), ["2;"]);
      },
      { write },
    );
  },
});

Deno.test("LectureFile.save() writes nothing over what others wrote, until it is told how", () =>
  withLecture(["1"], async ({ folder, path, document, file, said }) => {
    const theirs = notebookJson(["theirs"]);
    await Deno.writeTextFile(path, theirs);
    document.get("cell-1").source = "mine;";
    await file.save();
    assert.deepEqual(said.splice(0), [
      "conflict: 07_gates.ipynb was changed by another program since it was opened here.",
    ]);
    assert.equal(await Deno.readTextFile(path), theirs);

    await file.save("copy");
    assert.deepEqual(said.splice(0), ["done: Saved as 07_gates_copy.ipynb."]);
    assert.deepEqual(await sources(resolve(folder, "07_gates_copy.ipynb")), [
      "mine;",
    ]);
    assert.equal(await Deno.readTextFile(path), theirs);
    assert.ok(document.unsaved);

    await file.save("overwrite");
    assert.deepEqual(said.splice(0), [
      "done: Saved as 07_gates.ipynb; the other version is in 07_gates_copy_2.ipynb.",
    ]);
    assert.deepEqual(await sources(path), ["mine;"]);
    assert.equal(
      await Deno.readTextFile(resolve(folder, "07_gates_copy_2.ipynb")),
      theirs,
    );
    assert.equal(document.unsaved, false);
  }));

Deno.test("LectureFile.reload() takes the file, and keeps what was not saved beside it", () =>
  withLecture(["1"], async ({ folder, path, document, file, said }) => {
    document.get("cell-1").source = "mine;";
    await Deno.writeTextFile(path, notebookJson(["theirs"]));
    await file.reload();
    assert.deepEqual(said.splice(0), [
      "done: The file was read again; your version is in 07_gates_copy.ipynb.",
    ]);
    assert.equal(document.get("cell-1").source, "theirs");
    assert.deepEqual(await sources(resolve(folder, "07_gates_copy.ipynb")), [
      "mine;",
    ]);
    await file.reload();
    assert.deepEqual(said, ["done: The file was read again."]);
    assert.deepEqual(files(folder), ["07_gates.ipynb", "07_gates_copy.ipynb"]);
  }));

Deno.test("LectureFile.reload() of a file that is no notebook any more changes nothing", () =>
  withLecture(["1"], async ({ path, document, file, said }) => {
    await Deno.writeTextFile(path, "{");
    await file.reload();
    assert.deepEqual(said, [
      `problem: Cannot read ${path}: it must be JSON, but it stops being so at line 1, column 2.`,
    ]);
    assert.equal(document.get("cell-1").source, "1");
  }));

Deno.test("LectureFile.save() brings a file back that was deleted", () =>
  withLecture(["1"], async ({ path, text, file, said }) => {
    await Deno.remove(path);
    await file.save();
    assert.equal(await Deno.readTextFile(path), text);
    assert.deepEqual(said, ["done: Saved as 07_gates.ipynb."]);
  }));

Deno.test("LectureFile notices by itself that others wrote the file", () =>
  withLecture(["1"], async ({ path, document, file, said }) => {
    const news = () =>
      new Promise<void>((resolve) => {
        const look = setInterval(() => {
          if (said.length === 0) return;
          clearInterval(look);
          resolve();
        }, 20);
      });
    await Deno.writeTextFile(path, notebookJson(["theirs"]));
    await news();
    assert.deepEqual(said.splice(0), [
      "done: 07_gates.ipynb was changed by another program; this is how it is now.",
    ]);
    assert.equal(document.get("cell-1").source, "theirs");

    document.get("cell-1").source = "mine;";
    file.edited();
    await Deno.writeTextFile(path, notebookJson(["theirs again"]));
    await news();
    assert.deepEqual(said, [
      "conflict: 07_gates.ipynb was changed by another program, and there are edits here that are not saved.",
    ]);
    assert.equal(document.get("cell-1").source, "mine;");
  }, { lookEvery: 20 }));

Deno.test("LectureFile keeps edits for the next time, and forgets them when they are saved", () =>
  withLecture(["1", "2"], async ({ path, text, document, file, journal }) => {
    document.get("cell-1").source = "mine;";
    file.edited();
    await file.end();
    const again = new LectureDocument(parseNotebook(path, text));
    assert.equal(
      await LectureFile.restore(again, journal),
      "What was not saved the last time is back: one cell differs from the file. Save it, or reset the lecture.",
    );
    assert.equal(again.get("cell-1").source, "mine;");
    await file.save();
    assert.deepEqual(await readJournal(journal), { cells: [], removed: [] });
    assert.equal(await LectureFile.restore(again, journal), undefined);
  }));
