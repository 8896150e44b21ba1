/** The notebook room in Deno's own kernel: what arrives at a front end, and that Stop keeps what was computed. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Kernel } from "../../lib/classroom/kernel/kernel.ts";
import type { Message } from "../../lib/classroom/kernel/message.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const IMPORTS =
  `import { check, live, md, progress, show, Stopped, table, tex, tick } from "nets/notebook";
import { unitSquare } from "nets/figures";`;

type Shown = {
  readonly type: string;
  readonly id: string | undefined;
  readonly data: Record<string, string>;
};

/** What a cell put out, without the kernel's own messages. */
async function run(
  kernel: Kernel,
  code: string,
): Promise<{ shown: Shown[]; messages: Message[] }> {
  const messages: Message[] = [];
  await kernel.execute(code, {
    receive: (message) => messages.push(message),
    signal: AbortSignal.timeout(20_000),
  });
  const shown = messages.filter(({ type }) => type.endsWith("display_data"))
    .map(({ type, content }) => ({
      type,
      id: (content.transient as { display_id?: string }).display_id,
      data: content.data as Record<string, string>,
    }))
    // Empty is what settle() sends to hear it again.
    .filter(({ data }) => Object.keys(data).length > 0);
  return { shown, messages };
}

function errors(messages: readonly Message[]): unknown[] {
  return messages.filter(({ type }) => type === "error").map(({ content }) =>
    content.evalue
  );
}

Deno.test("nets/notebook in a kernel", async (t) => {
  await using kernel = await Kernel.start(ROOT);
  assert.deepEqual(errors((await run(kernel, IMPORTS)).messages), []);

  await t.step("show() sends each thing as one output, in order", async () => {
    const { shown, messages } = await run(
      kernel,
      `await show(unitSquare({ table: [0, 1, 1, 0] }), md\`**a**\`, tex\`\\pi\`, table([[1]]), Promise.resolve(0.5));`,
    );
    assert.deepEqual(errors(messages), []);
    assert.deepEqual(
      shown.map(({ type, id, data }) => [type, id, Object.keys(data)]),
      [
        ["display_data", undefined, ["text/html", "text/plain"]],
        ["display_data", undefined, ["text/markdown", "text/plain"]],
        ["display_data", undefined, ["text/markdown", "text/plain"]],
        ["display_data", undefined, ["text/html", "text/plain"]],
        ["display_data", undefined, ["text/plain"]],
      ],
    );
    assert.match(
      shown[0].data["text/html"],
      /^<figure [^>]*><img alt="[^"]+" width="400"/,
    );
    assert.equal(shown[4].data["text/plain"], "0.5");
    // Nothing beside: a cell that ends with show() has no value of its own.
    assert.deepEqual(
      messages.filter(({ type }) => type === "execute_result"),
      [],
    );
  });

  await t.step(
    "live() redraws one output, and draws the last state",
    async () => {
      const { shown } = await run(
        kernel,
        `const frames = live((n: number) => md\`frame \${n}\`);
for (let n = 0; n < 1000; n++) await frames.update(n);
await frames.done();`,
      );
      assert.deepEqual(shown.map(({ type }) => type).slice(0, 1), [
        "display_data",
      ]);
      assert.ok(
        shown.slice(1).every(({ type }) => type === "update_display_data"),
      );
      assert.equal(new Set(shown.map(({ id }) => id)).size, 1);
      assert.equal(shown.at(-1)!.data["text/plain"], "frame 999");
      assert.ok(shown.length < 500, `${shown.length} frames`);
    },
  );

  await t.step(
    "progress() leaves each bar finished, on a line of its own",
    async () => {
      const { shown } = await run(
        kernel,
        `for await (const i of progress(3, { label: "outer" })) {
  for await (const j of progress(5, { label: "inner" }));
}`,
      );
      const last = new Map(
        shown.map(({ id, data }) => [id, data["text/plain"]]),
      );
      assert.deepEqual([...last.values()], ["outer: 3/3 it", "inner: 5/5 it"]);
      assert.match(shown[0].data["text/html"], /<span data-volatile=""/);
    },
  );

  await t.step("check() says so if there is no such exercise", async () => {
    const { messages } = await run(kernel, `await check("99.1", 1);`);
    assert.equal(
      errors(messages)[0],
      "Cannot find exercise 99.1: its id must be one of this notebook's, but there are none",
    );
  });

  await t.step("Stop ends a loop and keeps what it has computed", async () => {
    // What a front end does to a kernel without an interrupt mode of its own.
    const stop = `setTimeout(() => Deno.kill(Deno.pid, "SIGINT"), 200);`;
    for (
      const loop of [
        `for (;;) { turns++; await tick(); }`,
        `for await (const i of progress(1e9)) turns++;`,
        `const states = live((n: number) => n); for (;;) await states.update(turns++);`,
      ]
    ) {
      const { messages } = await run(kernel, `var turns = 0; ${stop} ${loop}`);
      assert.deepEqual(errors(messages), [
        "the cell was stopped; what it has computed so far is kept",
      ], loop);
      const { shown } = await run(kernel, `await show(turns > 10);`);
      assert.equal(shown[0].data["text/plain"], "true", loop);
    }
  });

  await t.step("Stop between cells does not stop the next loop", async () => {
    await new Promise((resolve) => setTimeout(resolve, 350));
    await run(
      kernel,
      `Deno.kill(Deno.pid, "SIGINT"); await new Promise((r) => setTimeout(r, 50));`,
    );
    const { messages } = await run(
      kernel,
      `for (let i = 0; i < 3; i++) await tick();`,
    );
    assert.deepEqual(errors(messages), []);
  });
});
