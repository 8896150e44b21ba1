/** What changed in outputs, in as few words as possible. */

import assert from "node:assert/strict";
import type { Output } from "../../../lib/classroom/notebook.ts";
import {
  difference,
  OutputFeed,
} from "../../../lib/classroom/presenter/output_feed.ts";
import type { Event } from "../../../lib/classroom/presenter/protocol.ts";

const text = (text: string, name = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});

const display = (html: string): Output => ({
  output_type: "display_data",
  data: { "text/html": html },
  metadata: {},
});

Deno.test("difference() says nothing when nothing changed", () => {
  const outputs = [display("a"), text("b")];
  assert.equal(difference("c", outputs, [...outputs]), undefined);
  assert.equal(difference("c", [], []), undefined);
});

Deno.test("difference() leaves out what stands above the first change", () => {
  const [a, b, c] = [display("a"), display("b"), display("c")];
  assert.deepEqual(difference("x", [a, b], [a, c]), {
    type: "outputs",
    id: "x",
    from: 1,
    outputs: [c],
  });
  assert.deepEqual(difference("x", [a, b], [a]), {
    type: "outputs",
    id: "x",
    from: 1,
    outputs: [],
  });
});

Deno.test("difference() sends only the end of text that grew, and all of it when it did not", () => {
  const above = display("a");
  assert.deepEqual(
    difference("x", [above, text("one\n")], [above, text("one\ntwo\n")]),
    { type: "text", id: "x", text: "two\n" },
  );
  const other = text("three\n");
  assert.equal(difference("x", [text("one\n")], [other])?.type, "outputs");
  const err = text("one\ntwo\n", "stderr");
  assert.equal(difference("x", [text("one\n")], [err])?.type, "outputs");
  // Text above the last output may grow too, when a display below is new.
  const grown = [text("one\ntwo\n"), display("b")];
  assert.deepEqual(difference("x", [text("one\n")], grown), {
    type: "outputs",
    id: "x",
    from: 0,
    outputs: grown,
  });
});

Deno.test("OutputFeed gathers what comes quickly into one event", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const events: Event[] = [];
  const feed = new OutputFeed((event) => {
    events.push(event);
    resolve();
  });
  const cell = { id: "a", outputs: [] as Output[] };
  for (let i = 1; i <= 1000; i++) {
    cell.outputs = [text("x".repeat(i))];
    feed.touch(cell);
  }
  assert.deepEqual(events, []);
  await promise;
  assert.deepEqual(events, [{
    type: "outputs",
    id: "a",
    from: 0,
    outputs: [text("x".repeat(1000))],
  }]);
});

Deno.test("OutputFeed.flush() tells at once, and reset() takes everything as told", () => {
  const events: Event[] = [];
  const feed = new OutputFeed((event) => events.push(event));
  const cell = { id: "a", outputs: [text("one\n")] };
  feed.touch(cell);
  feed.flush();
  assert.equal(events.length, 1);
  cell.outputs = [text("one\ntwo\n")];
  feed.reset([cell]);
  feed.touch(cell);
  feed.flush();
  assert.equal(events.length, 1);
});
