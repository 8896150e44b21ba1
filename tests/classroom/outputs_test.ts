/** Outputs: from messages to what nbformat keeps. */

import assert from "node:assert/strict";
import type { Message } from "../../lib/classroom/kernel/message.ts";
import type { JsonObject } from "../../lib/classroom/json.ts";
import { NotebookOutputs } from "../../lib/classroom/outputs.ts";

const message = (
  type: string,
  content: JsonObject = {},
  tooLarge = false,
): Message => ({
  type,
  content,
  parent: "",
  metadata: {},
  buffers: [],
  tooLarge,
});
const print = (text: string, name = "stdout") =>
  message("stream", { name, text });
const show = (text: string, id?: string, update = false) =>
  message(update ? "update_display_data" : "display_data", {
    data: { "text/plain": text },
    metadata: {},
    transient: id === undefined ? {} : { display_id: id },
  });

/** What a cell keeps of some messages, and how often it was too much. */
function kept(messages: readonly Message[], limit = 1000) {
  let calls = 0;
  const cell = new NotebookOutputs().cell(limit, () => calls++);
  for (const one of messages) cell.receive(one);
  const texts = cell.outputs.map((output) =>
    output.output_type === "stream"
      ? `${output.name}: ${output.text}`
      : "data" in output
      ? output.data["text/plain"]
      : output.evalue
  );
  return { texts, calls };
}

Deno.test("CellOutputs joins what is printed in a row to one stream, but not over others", () => {
  const { texts } = kept([
    print("a\n"),
    print("b\n"),
    print("!", "stderr"),
    print("c"),
    show("d"),
  ]);
  assert.deepEqual(texts, ["stdout: a\nb\n", "stderr: !", "stdout: c", "d"]);
});

Deno.test("CellOutputs clears at once, or when the next output comes", () => {
  assert.deepEqual(
    kept([print("a"), message("clear_output", { wait: false })]).texts,
    [],
  );
  const waiting = [print("a"), message("clear_output", { wait: true })];
  assert.deepEqual(kept(waiting).texts, ["stdout: a"]);
  assert.deepEqual(kept([...waiting, print("b")]).texts, ["stdout: b"]);
  assert.deepEqual(kept([...waiting, show("b")]).texts, ["b"]);
});

Deno.test("CellOutputs keeps errors and passes over what is no output", () => {
  const error = { ename: "Error", evalue: "no", traceback: ["Error: no"] };
  assert.deepEqual(
    kept([message("status"), message("execute_input"), message("error", error)])
      .texts,
    ["no"],
  );
});

Deno.test("NotebookOutputs updates a display wherever it stands, in earlier cells too", () => {
  const outputs = new NotebookOutputs();
  const first = outputs.cell(1000, () => {}),
    second = outputs.cell(1000, () => {});
  first.receive(show("0 %", "bar"));
  first.receive(show("other", "else"));
  second.receive(show("0 %", "bar"));
  second.receive(show("100 %", "bar", true));
  second.receive(show("nobody", "unknown", true));
  const data = (text: string) => ({
    output_type: "display_data",
    data: { "text/plain": text },
    metadata: {},
  });
  assert.deepEqual(first.outputs, [data("100 %"), data("other")]);
  assert.deepEqual(second.outputs, [data("100 %")]);
});

Deno.test("CellOutputs says once that it is too much, and keeps no more", () => {
  const flood = Array.from({ length: 100 }, () => print("x".repeat(100)));
  const { texts, calls } = kept(flood);
  assert.equal(calls, 1);
  assert.ok(String(texts[0]).length < 1200);
  assert.equal(kept([show("x".repeat(2000))]).calls, 1);
  assert.equal(kept([message("display_data", {}, true)]).calls, 1);
});

Deno.test("CellOutputs measures what is kept, not what passes through", () => {
  const updates = Array.from(
    { length: 100 },
    (_, i) => show("x".repeat(500), "live", i > 0),
  );
  assert.equal(kept(updates).calls, 0);
});
