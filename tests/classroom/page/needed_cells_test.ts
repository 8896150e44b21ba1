/** Which cells run before another. */

import assert from "node:assert/strict";
import { neededCells } from "../../../lib/classroom/page/needed_cells.ts";
import type { CellView } from "../../../lib/classroom/presenter/protocol.ts";

const cell = (source: string, status = "fresh", kind = "code") =>
  ({ id: source, source, status, kind }) as CellView;

Deno.test("neededCells() follows names through the cells that declare them", () => {
  const a = cell("const { a } = f();");
  const b = cell("function b() { return a; }");
  const none = cell("const none = 1;");
  const last = cell("b();");
  assert.deepEqual(
    neededCells([a, none, b, last], last.id, last.source),
    [a.id, b.id],
  );
});

Deno.test("neededCells() leaves out what has run, what is text, and what stands below", () => {
  const ran = cell("const a = 1;", "ok");
  const text = cell("const b = 1;", "fresh", "markdown");
  const asked = cell("a + b + c;");
  const below = cell("const c = 1;");
  const cells = [ran, text, asked, below];
  assert.deepEqual(neededCells(cells, asked.id, asked.source), []);
});

Deno.test("neededCells() goes by the text that is to run, not by the one that ran before", () => {
  const a = cell("const a = 1;");
  const asked = cell("1;");
  assert.deepEqual(neededCells([a, asked], asked.id, "a;"), [a.id]);
});
