/** What cells show: bounds of one output and of all, and the pace of the kernel. */

import assert from "node:assert/strict";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import {
  Displays,
  isTooLong,
} from "../../../lib/classroom/kernel/world_displays.ts";

function makeDisplays() {
  const sent: { type: string; content: JsonObject; buffers: number }[] = [];
  let now = 0, paused = 0;
  const displays = new Displays({
    send: (type, content, { buffers = [] }) =>
      sent.push({ type, content, buffers: buffers.length }),
    now: () => now,
    pause: (ms) => {
      now += ms;
      paused += ms;
    },
  });
  return {
    displays,
    sent,
    wait: (ms: number) => now += ms,
    paused: () => paused,
  };
}

const show = (text: string) => ({
  data: { "text/plain": text },
  metadata: {},
  transient: {},
});

Deno.test("Displays sends messages as they are", () => {
  const { displays, sent } = makeDisplays();
  displays.send("display_data", show("a"));
  displays.send("comm_msg", { comm_id: "1" }, { buffers: [new Uint8Array(3)] });
  assert.deepEqual(sent, [
    { type: "display_data", content: show("a"), buffers: 0 },
    { type: "comm_msg", content: { comm_id: "1" }, buffers: 1 },
  ]);
});

Deno.test("Displays puts a sentence in the place of an output that is too large", () => {
  const { displays, sent } = makeDisplays();
  const words = "This output is left out: it has 200 MB, " +
    "and the most that can be shown is 8 MB.";
  const content = { ...show("x".repeat(200_000_000)), execution_count: 3 };
  displays.send("execute_result", content);
  assert.deepEqual(sent[0].content, { ...show(words), execution_count: 3 });
});

Deno.test("Displays counts bytes, not characters", () => {
  const { displays, sent } = makeDisplays();
  displays.send("display_data", show("x".repeat(4_000_000)));
  displays.send("display_data", show("∂".repeat(4_000_000)));
  const texts = sent.map(({ content }) =>
    (content.data as JsonObject)["text/plain"]
  );
  assert.equal(String(texts[0]).length, 4_000_000);
  assert.equal(
    texts[1],
    "This output is left out: it has 12 MB, and the most that can be shown is 8 MB.",
  );
});

Deno.test("Displays refuses bytes that no sentence can stand for", () => {
  const { displays, sent } = makeDisplays();
  assert.throws(
    () =>
      displays.send("comm_msg", { comm_id: "1" }, {
        buffers: [new Uint8Array(9_000_000)],
      }),
    {
      name: "RangeError",
      message:
        "This output is left out: it has 9 MB, and the most that can be shown is 8 MB.",
    },
  );
  assert.deepEqual(sent, []);
});

Deno.test("Displays shows a cell's first 2,000 outputs, and says how many more there were", () => {
  const { displays, sent, wait } = makeDisplays();
  for (let i = 0; i < 2_300; i++) {
    displays.send("display_data", show(`${i}`));
    wait(1);
  }
  assert.equal(sent.length, 2000);
  displays.endCell();
  assert.deepEqual(sent[2000], {
    type: "stream",
    content: {
      name: "stderr",
      text:
        "300 more outputs are left out: a cell may show 2,000, of 100 MB together.\n",
    },
    buffers: 0,
  });
  displays.send("display_data", show("of the next cell"));
  displays.endCell();
  assert.equal(sent.length, 2002);
});

Deno.test("Displays bounds all outputs of a cell together", () => {
  const { displays, sent, wait } = makeDisplays();
  for (let i = 0; i < 16; i++) {
    displays.send("display_data", show("x".repeat(7_000_000)));
    wait(1000);
  }
  assert.equal(sent.length, 14);
});

Deno.test("Displays does not count what takes the place of an older output", () => {
  const { displays, sent, wait } = makeDisplays();
  for (let i = 0; i < 3000; i++) {
    displays.send("update_display_data", show("frame"));
    wait(1);
  }
  for (let i = 0; i < 3000; i++) {
    displays.send("clear_output", { wait: true });
    displays.send("display_data", show("frame"));
    wait(1);
  }
  displays.endCell();
  assert.equal(sent.length, 9000);
});

Deno.test("Displays holds up a cell that is a second ahead of the kernel", () => {
  const { displays, paused } = makeDisplays();
  for (let i = 0; i < 1000; i++) {
    displays.send("update_display_data", show("x"));
  }
  assert.equal(paused(), 0);
  for (let i = 0; i < 4000; i++) {
    displays.send("update_display_data", show("x"));
  }
  // 5,000 messages of 0.3 ms are 1.5 s.
  assert.ok(paused() > 400 && paused() < 700, `${paused()} ms`);
});

Deno.test("isTooLong() tells before a text is laid out", () => {
  assert.equal(isTooLong("x".repeat(8_000_000)), false);
  assert.equal(isTooLong("x".repeat(8_000_001)), true);
});
