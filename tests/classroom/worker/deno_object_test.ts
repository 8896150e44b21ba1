/** The Deno of cells in a page: what it has works, and the rest says that it is not there. */

import assert from "node:assert/strict";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import { denoObject } from "../../../lib/classroom/worker/deno_object.ts";
import { WorkerOutput } from "../../../lib/classroom/worker/worker_output.ts";

/** A Deno of cells, and what was sent through it. */
function makeDeno() {
  const sent: (readonly [type: string, content: JsonObject])[] = [];
  const output = new WorkerOutput({
    send: (type, content) => sent.push([type, content]),
    later: (callback) => callback(),
    readable: (text) => text.replace("nets-cell-1:2:3", "this cell:1:2"),
  });
  return { deno: denoObject(output) as typeof Deno, output, sent };
}

Deno.test("denoObject() shows what notebooks show, as messages of the protocol", async () => {
  const { deno, sent } = makeDeno();
  await deno.jupyter.display({ a: 1 });
  await deno.jupyter.display(
    { "text/plain": "raw" },
    { raw: true, display_id: "d" } as never,
  );
  await deno.jupyter.display("new", { update: true, display_id: "d" } as never);
  await deno.jupyter.display(deno.jupyter.md`# ${1 + 1}`);
  await deno.jupyter.broadcast("clear_output", { wait: true });
  const shown = (data: JsonObject, transient: JsonObject = {}) => ({
    data,
    metadata: {},
    transient,
  });
  assert.deepEqual(sent, [
    ["display_data", shown({ "text/plain": "{ a: 1 }" })],
    ["display_data", shown({ "text/plain": "raw" }, { display_id: "d" })],
    [
      "update_display_data",
      shown({ "text/plain": '"new"' }, { display_id: "d" }),
    ],
    ["display_data", shown({ "text/markdown": "# 2" })],
    ["clear_output", { wait: true }],
  ]);
});

Deno.test("denoObject() says of everything else in place what a page has not", () => {
  const { deno } = makeDeno();
  const reasons: readonly (readonly [keyof typeof Deno, string])[] = [
    ["readTextFile", "it has no files"],
    ["cwd", "it has no files"],
    ["serve", "it is no server"],
    ["Command", "it starts no programs"],
    ["dlopen", "it loads no libraries"],
    ["env", "it knows nothing of your machine"],
    ["stdin", "it has no terminal"],
    ["test", "it is no Deno"],
  ];
  for (const [name, why] of reasons) {
    assert.throws(() => deno[name], {
      name: "NotHereError",
      message: `Deno.${name} cannot run in a page: ${why}. ` +
        "To run this, open the lecture on your own machine with `deno task lecture`.",
    });
  }
  assert.equal(deno.inspect([1]), "[ 1 ]");
});

Deno.test("denoObject() can be waited for and written as JSON, as any object", async () => {
  const { deno } = makeDeno();
  assert.equal(await deno, deno);
  assert.equal(typeof JSON.stringify(deno), "string");
});

Deno.test("WorkerOutput keeps the order of what is printed and shown, with the cell's own lines", async () => {
  const { output, sent } = makeDeno();
  output.print("stdout", "one\n");
  output.print("stderr", "at nets-cell-1:2:3\n");
  output.send("stream", { name: "stdout", text: "two\n" });
  await output.result(7, "x");
  await output.result(8, undefined);
  await output.result(9, null);
  output.endCell();
  assert.deepEqual(sent, [
    ["stream", { name: "stdout", text: "one\n" }],
    ["stream", { name: "stderr", text: "at this cell:1:2\n" }],
    ["stream", { name: "stdout", text: "two\n" }],
    ["execute_result", {
      execution_count: 7,
      data: { "text/plain": '"x"' },
      metadata: {},
      transient: {},
    }],
  ]);
});

Deno.test("WorkerOutput shows nothing before what was printed before it, though many lines are gathered", async () => {
  const sent: string[] = [];
  const output = new WorkerOutput({
    send: (type, { text }) =>
      sent.push(type === "stream" ? String(text) : type),
    later: () => {},
    readable: (text) => text,
  });
  for (let i = 0; i < 300; i++) output.print("stdout", `${i};`);
  await output.display(1);
  assert.ok(sent.length < 300);
  assert.equal(sent.pop(), "display_data");
  assert.equal(
    sent.join(""),
    Array.from({ length: 300 }, (_, i) => `${i};`).join(""),
  );
});
