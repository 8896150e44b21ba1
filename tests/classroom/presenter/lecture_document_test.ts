/** The cells of an open lecture, changed and put back. */

import assert from "node:assert/strict";
import { notebookOf } from "../../../lib/classroom/notebook_json.ts";
import { LectureDocument } from "../../../lib/classroom/presenter/lecture_document.ts";
import { notebookJson, type Part } from "../make_notebook.ts";

const inFile = (parts: readonly Part[]) =>
  notebookOf("notebooks/99_test.ipynb", JSON.parse(notebookJson(parts)));

const document = (...parts: readonly Part[]) =>
  new LectureDocument(inFile(parts));

const sources = ({ cells }: LectureDocument) =>
  cells.map(({ source }) => source);
const ids = ({ cells }: LectureDocument) => cells.map(({ id }) => id);

const refused = (work: () => unknown, message: string) =>
  assert.throws(work, { name: "RequestError", message });

Deno.test("LectureDocument has nothing unsaved when it is opened", () => {
  const lecture = document("md:# One", "1", "2");
  assert.equal(lecture.unsaved, false);
  assert.deepEqual(lecture.edits, { cells: [], removed: [] });
});

Deno.test("LectureDocument.codeUpTo() takes code cells only, up to and with one", () => {
  const lecture = document("1", "md:two", "3", "4");
  const codes = (id?: string) =>
    lecture.codeUpTo(id).map(({ source }) => source);
  assert.deepEqual(codes(), ["1", "3", "4"]);
  assert.deepEqual(codes("cell-3"), ["1", "3"]);
  assert.deepEqual(codes("cell-2"), ["1"]);
  refused(
    () => codes("gone"),
    "There is no cell gone in this lecture any more.",
  );
});

Deno.test("LectureDocument.insert() puts scratch cells below a cell, with ids of their own", () => {
  const lecture = document("1", "2");
  lecture.insert("cell-1", "code");
  lecture.insert("cell-1", "markdown");
  assert.deepEqual(ids(lecture), [
    "cell-1",
    "scratch-2",
    "scratch-1",
    "cell-2",
  ]);
  assert.ok(lecture.unsaved);
  lecture.remove("scratch-1");
  lecture.remove("scratch-2");
  assert.equal(lecture.unsaved, false);
});

Deno.test("LectureDocument.remove() leaves the lecture's own cells alone, and what is to run", () => {
  const lecture = document("1", {
    source: "2",
    metadata: { tags: ["scratch"] },
  }, "3");
  refused(
    () => lecture.remove("cell-1"),
    "The lecture's own cells stay; only scratch cells can be removed.",
  );
  const scratch = lecture.get("cell-2");
  scratch.status = "running";
  refused(
    () => lecture.remove("cell-2"),
    "The cell is to run; stop it, then remove it.",
  );
  scratch.status = "ok";
  assert.equal(lecture.remove("cell-2")?.id, "cell-3");
  assert.deepEqual(lecture.edits, { cells: [], removed: ["cell-2"] });
  assert.ok(lecture.unsaved);
});

Deno.test("LectureDocument.reset() puts one cell back, or all of them", () => {
  const lecture = document("1", "2", {
    source: "3",
    metadata: { tags: ["scratch"] },
  });
  const [one, two] = lecture.cells;
  lecture.insert("cell-1", "code");
  lecture.remove("cell-3");
  one.source = two.source = "changed";
  lecture.reset("cell-2");
  assert.deepEqual(sources(lecture), ["changed", "", "2"]);
  lecture.reset();
  assert.deepEqual(sources(lecture), ["1", "2", "3"]);
  assert.equal(lecture.unsaved, false);
});

Deno.test("LectureDocument.restore() makes the edits again that another has told", () => {
  const parts: Part[] = ["1", "2", {
    source: "3",
    metadata: { tags: ["scratch"] },
  }];
  const before = document(...parts), after = document(...parts);
  before.get("cell-1").source = "changed";
  before.insert("cell-1", "markdown").source = "note";
  before.insert("cell-2", "code").source = "new()";
  before.remove("cell-3");
  assert.equal(after.restore(before.edits), 4);
  assert.deepEqual(sources(after), ["changed", "note", "2", "new()"]);
  assert.deepEqual(after.edits, before.edits);
  assert.equal(after.restore(before.edits), 0);
});

Deno.test("LectureDocument.restore() loses nothing when the file has other cells by now", () => {
  const lecture = document("1");
  const cells = [
    { id: "gone", kind: "code", source: "mine" },
    { id: "scratch-1", kind: "code", source: "below", after: "gone" },
  ] as const;
  assert.equal(lecture.restore({ cells, removed: ["cell-1", "gone-too"] }), 2);
  // A cell of the course cannot have been taken away.
  assert.deepEqual(sources(lecture), ["1", "mine", "below"]);
});

Deno.test("LectureDocument.adopt() takes the file's cells; those that say the same keep their run", () => {
  const lecture = document("1", "2", "3");
  lecture.insert("cell-3", "code");
  for (const cell of lecture.cells) cell.status = "ok";
  lecture.adopt(inFile(["1", "changed", "3", "4"]));
  assert.deepEqual(sources(lecture), ["1", "changed", "3", "4"]);
  assert.deepEqual(lecture.cells.map(({ status }) => status), [
    "ok",
    "fresh",
    "ok",
    "fresh",
  ]);
  assert.equal(lecture.unsaved, false);
});

Deno.test("LectureDocument.saved() keeps what was typed while the file was written", () => {
  const lecture = document("1", "2");
  lecture.get("cell-1").source = "let x=1";
  lecture.get("cell-2").source = "let y=1";
  const written = lecture.toNotebook();
  lecture.get("cell-2").source = "let y=12";
  lecture.insert("cell-1", "code").source = "late";
  lecture.saved(inFile(["let x = 1;", "let y = 1;"]), written);
  assert.deepEqual(sources(lecture), ["let x = 1;", "late", "let y=12"]);
  assert.deepEqual(lecture.cells.map(({ edited }) => edited), [
    false,
    true,
    true,
  ]);
});
