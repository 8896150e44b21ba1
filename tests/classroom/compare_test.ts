/** The outputs of a run against the saved ones. */

import assert from "node:assert/strict";
import { compareOutputs } from "../../lib/classroom/compare.ts";
import type { Json } from "../../lib/classroom/json.ts";
import { normalise } from "../../lib/classroom/normalise.ts";
import { figure, notebookOf } from "./make_notebook.ts";

const print = (text: string): Json => ({
  output_type: "stream",
  name: "stdout",
  text,
});
const drawing = (svg: string): Json =>
  figure(`<img alt="a" src="data:image/svg+xml;base64,${btoa(svg)}">`);

function compared(saved: readonly Json[], fresh: readonly Json[]) {
  const of = (outputs: readonly Json[]) =>
    notebookOf(["md:prose", { source: "1;", outputs }, {
      source: "2;",
      outputs: [print("same")],
    }]);
  return compareOutputs(of(saved), normalise(of(fresh)));
}

Deno.test("compareOutputs() finds nothing where only ids and colours differ", () => {
  const saved = [print(`\u001b[1mid ${crypto.randomUUID()}`)];
  assert.deepEqual(compared(saved, [print(`id ${crypto.randomUUID()}`)]), []);
});

Deno.test("compareOutputs() names cell and output and shows the lines", () => {
  assert.deepEqual(compared([print("a\nb\nc")], [print("a\nB\nc")]), [{
    cell: 2,
    message: "output 1 (stdout) differs from the saved one",
    detail: "  a\n- b\n+ B\n  c",
  }]);
});

Deno.test("compareOutputs() looks inside drawings for the first piece that differs", () => {
  const [{ message, detail }] = compared(
    [drawing('<svg><circle r="3"/></svg>')],
    [drawing('<svg><circle r="4"/></svg>')],
  );
  assert.equal(message, "output 1 (text/html) differs from the saved one");
  assert.match(
    String(detail),
    /^- at \d+: .*<circle r="3"\/>.*\n\+ at \d+: .*<circle r="4"\/>/,
  );
});

Deno.test("compareOutputs() says what is new, gone, or of another kind", () => {
  assert.deepEqual(compared([], [print("a\n")]), [
    { cell: 2, message: "output 1 is new", detail: "+ a" },
  ]);
  assert.deepEqual(compared([print("a\n")], []), [
    { cell: 2, message: "output 1 is gone", detail: "- a" },
  ]);
  assert.deepEqual(compared([print("a")], [figure("a")]), [
    { cell: 2, message: "output 1 was stream and is display_data now" },
  ]);
});

Deno.test("compareOutputs() says once that nothing is saved yet", () => {
  const bare = notebookOf(["1;", "2;"]);
  const ran = notebookOf(["1;", { source: "2;", outputs: [print("a")] }]);
  assert.deepEqual(compareOutputs(bare, ran), [
    { message: "no outputs are saved yet; run it with --save" },
  ]);
  assert.deepEqual(compareOutputs(bare, bare), []);
});
