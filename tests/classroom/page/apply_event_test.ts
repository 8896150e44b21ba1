/** Tests of what the server's events do to a page's copy of a lecture. */

import assert from "node:assert/strict";
import { applyEvent } from "../../../lib/classroom/page/apply_event.ts";
import type {
  CellView,
  LectureView,
} from "../../../lib/classroom/presenter/protocol.ts";

function cell(id: string, more: Partial<CellView> = {}): CellView {
  return {
    id,
    kind: "code",
    source: "",
    edited: false,
    scratch: false,
    tags: [],
    slide: "-",
    status: "fresh",
    outputs: [],
    saved: [],
    ...more,
  };
}

function lecture(...cells: CellView[]): LectureView {
  return {
    name: "01_one",
    title: "One",
    cells,
    kernel: { status: "idle" },
    unsaved: false,
    position: { cell: "a" },
    clock: { elapsed: 0, running: false },
    windows: 1,
  };
}

const printed = (text: string) =>
  ({ output_type: "stream", name: "stdout", text }) as const;

Deno.test("applyEvent changes the fields of one cell and keeps the others as they are", () => {
  const before = lecture(cell("a"), cell("b"));
  const after = applyEvent(before, {
    type: "cell",
    id: "b",
    change: { status: "ok", ms: 12 },
  });
  assert.equal(after.cells[0], before.cells[0]);
  assert.deepEqual(after.cells[1], cell("b", { status: "ok", ms: 12 }));
  assert.equal(before.cells[1].status, "fresh");
});

Deno.test("applyEvent replaces a cell's outputs from one place on", () => {
  const outputs = [printed("1"), printed("2"), printed("3")];
  const before = lecture(cell("a", { outputs }));
  const at = (from: number, ...outputs: ReturnType<typeof printed>[]) =>
    applyEvent(before, { type: "outputs", id: "a", from, outputs })
      .cells[0].outputs;
  assert.deepEqual(at(1, printed("new")), [printed("1"), printed("new")]);
  assert.deepEqual(at(0), []);
});

Deno.test("applyEvent puts more text behind the last output, if it is printed text", () => {
  const before = lecture(cell("a", { outputs: [printed("1"), printed("2")] }));
  const after = applyEvent(before, { type: "text", id: "a", text: "3" });
  assert.deepEqual(after.cells[0].outputs, [printed("1"), printed("23")]);
  const empty = lecture(cell("a"));
  assert.deepEqual(
    applyEvent(empty, { type: "text", id: "a", text: "3" }).cells[0].outputs,
    [],
  );
});

Deno.test("applyEvent passes over events that say nothing about the lecture", () => {
  const before = lecture(cell("a"));
  assert.equal(
    applyEvent(before, { type: "notice", kind: "done", text: "Saved." }),
    before,
  );
});
