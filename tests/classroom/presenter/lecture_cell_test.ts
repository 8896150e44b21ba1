/** One cell of an open lecture. */

import assert from "node:assert/strict";
import type { Cell, Output } from "../../../lib/classroom/notebook.ts";
import { NotebookOutputs } from "../../../lib/classroom/outputs.ts";
import { LectureCell } from "../../../lib/classroom/presenter/lecture_cell.ts";
import { message } from "../../support/fake_kernel.ts";

const SAVED: Output = {
  output_type: "stream",
  name: "stdout",
  text: "saved\n",
};

const cell = (change: Partial<Cell> = {}): Cell => ({
  id: "a",
  kind: "code",
  source: "1",
  metadata: {},
  outputs: [SAVED],
  ...change,
});

const printed = (cell: LectureCell, ...texts: readonly string[]) => {
  cell.run = new NotebookOutputs().cell(1000, () => {});
  for (const text of texts) {
    cell.run.receive(message("stream", { name: "stdout", text }));
  }
};

Deno.test("LectureCell.view() has what the pages show", () => {
  const metadata = {
    tags: ["demo"],
    nets: { minutes: 5 },
    slideshow: { slide_type: "fragment" },
  };
  assert.deepEqual(LectureCell.ofFile(cell({ metadata })).view(), {
    id: "a",
    kind: "code",
    source: "1",
    edited: false,
    scratch: false,
    tags: ["demo"],
    slide: "fragment",
    minutes: 5,
    status: "fresh",
    outputs: [],
    saved: [SAVED],
  });
});

Deno.test("LectureCell.view() takes an unknown place in the slides for none", () => {
  const metadata = { slideshow: { slide_type: "encore" } };
  assert.equal(LectureCell.ofFile(cell({ metadata })).view().slide, "-");
});

Deno.test("LectureCell.scratch() is edited from the start, and can be told from the course's cells", () => {
  const scratch = LectureCell.scratch("s", "code");
  assert.ok(scratch.edited);
  const { id, metadata } = scratch.toCell();
  const saved = LectureCell.ofFile(cell({ id, metadata }));
  assert.deepEqual([saved.isScratch, saved.edited], [true, false]);
  assert.equal(LectureCell.ofFile(cell()).isScratch, false);
});

Deno.test("LectureCell.toCell() keeps the file's outputs until the cell has run", () => {
  const lecture = LectureCell.ofFile(cell());
  assert.deepEqual(lecture.toCell().outputs, [SAVED]);
  printed(lecture, "new\n");
  lecture.status = "running";
  assert.deepEqual(lecture.toCell().outputs, [SAVED]);
  lecture.status = "error";
  assert.deepEqual(lecture.toCell().outputs, [{ ...SAVED, text: "new\n" }]);
  lecture.freshen();
  assert.deepEqual(lecture.toCell().outputs, [SAVED]);
});

Deno.test("LectureCell.outputs says that something is left out when there was too much", () => {
  const lecture = LectureCell.ofFile(cell());
  printed(lecture, "x".repeat(900), "x".repeat(200), "lost");
  const last = {
    output_type: "stream",
    name: "stderr",
    text:
      "The cell put out more than can be shown here; the rest is left out.\n",
  };
  assert.deepEqual(lecture.outputs.map(({ output_type }) => output_type), [
    "stream",
    "stream",
  ]);
  assert.deepEqual(lecture.outputs.at(-1), last);

  lecture.run = new NotebookOutputs().cell(1_000_000, () => {});
  for (let i = 0; i < 501; i++) {
    lecture.run.receive(
      message("display_data", { data: { "text/plain": `${i}` } }),
    );
  }
  assert.equal(lecture.outputs.length, 501); // 500 and the sentence
  assert.deepEqual(lecture.outputs.at(-1), last);
});

Deno.test("LectureCell.toCell() keeps the pictures that were pasted into its text", () => {
  const attachments = { "graph.png": { "image/png": "iVBORw0KGgo=" } };
  const pasted = LectureCell.ofFile(cell({ kind: "markdown", attachments }));
  assert.deepEqual(pasted.toCell().attachments, attachments);
});
