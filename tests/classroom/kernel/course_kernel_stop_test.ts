/** Stop: every kind of cell ends, and all that it computed is kept. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import {
  CourseKernel,
  type ExecuteRequest,
} from "../../../lib/classroom/kernel/course_kernel.ts";

const cwd = fileURLToPath(new URL("../../../notebooks", import.meta.url));

/** Cells that never end, by what they are doing. Each sets `n` first, and tells of it. */
const ENDLESS: Readonly<Record<string, string>> = {
  "a loop without a breath": `begin(); while (true) n++;`,
  "a loop that waits for nothing": `begin(); while (true) { n++; await null; }`,
  "a loop without a breath that other timers have woken with it":
    `for (let ms = 1; ms < 40; ms++) setInterval(() => {}, ms);
     await new Promise((go) => setTimeout(go, 30)); begin(); while (true) n++;`,
  "a loop without a breath in a timer":
    `setTimeout(() => { begin(); while (true) n++; }, 5); await new Promise((go) => setTimeout(go, 50));`,
  "a loop with tick()": `begin(); while (true) { n++; await tick(); }`,
  "a loop over progress()":
    `for await (const i of progress(1e9)) { if (i === 0) begin(); n++; }`,
  "a loop that sleeps in every turn":
    `begin(); while (true) { n++; await new Promise((go) => setTimeout(go, 10)); }`,
  "a loop in a function that a name holds on to":
    `const held = (async () => { begin(); while (true) { n++; await new Promise((go) => setTimeout(go, 10)); } })(); await held;`,
  "a loop with a timer of its own kind":
    `begin(); while (true) { n++; await new Promise((go) => setTimeout(() => go(n), 1)); }`,
  "a loop that computes for long between two breaths":
    `begin(); while (true) { for (const t = performance.now(); performance.now() - t < 300;) n++; await tick(); }`,
  "a promise that nothing settles": `begin(); await new Promise(() => {});`,
  "a long sleep":
    `begin(); await new Promise((go) => setTimeout(go, 3_600_000)); n = -1;`,
  "a request that nobody answers":
    `const server = Deno.serve({ port: 0, onListen() {} }, () => new Promise(() => {}));
     begin(); await fetch("http://127.0.0.1:" + server.addr.port);`,
  "an endless print": `begin(); while (true) console.log(n++);`,
};

/** Runs a cell, and knows when it has begun. */
function run(
  kernel: CourseKernel,
  code: string,
  request: Partial<ExecuteRequest> = {},
) {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const errors: unknown[] = [];
  let result = "";
  const ended = kernel.execute({
    code,
    receive: ({ type, content }) => {
      if (type === "stream" && content.name === "stderr") resolve();
      if (type === "error") errors.push(content.ename);
      if (type !== "execute_result") return;
      result = String((content.data as Record<string, string>)["text/plain"]);
    },
    ...request,
  }).then((execution) => ({ ...execution, errors, result }));
  return { begun, ended };
}

/** A kernel in which cells can say that they have begun. */
async function start(): Promise<CourseKernel> {
  const kernel = await CourseKernel.start({ cwd });
  await kernel.execute({
    code: `import { progress, tick } from "nets/notebook";
      let n = 0;
      function begin() { n = 1; console.error("begun"); }`,
  });
  return kernel;
}

Deno.test("CourseKernel.stop()", async (t) => {
  await using kernel = await start();
  const stopped = {
    ename: "Stopped",
    evalue: "the cell was stopped; what it has computed so far is kept",
    traceback: [
      "Stopped: the cell was stopped; what it has computed so far is kept",
    ],
  };

  for (const [what, code] of Object.entries(ENDLESS)) {
    await t.step(`ends ${what}`, async () => {
      const { begun, ended } = run(kernel, code);
      await begun;
      const stopping = kernel.stop();
      // The next cell is asked for at once, and is not stopped as well.
      const next = run(
        kernel,
        "await new Promise((go) => setTimeout(go, 1)); n > 0",
      );
      const { ending, error, errors } = await ended;
      await stopping;
      assert.deepEqual({ ending, error, errors }, {
        ending: "stopped",
        error: stopped,
        errors: ["Stopped"],
      });
      const after = await next.ended;
      assert.deepEqual([after.ending, after.result], ["ok", "true"]);
    });
  }

  await t.step("ends a question, and runs nothing behind it", async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const { ended } = run(
      kernel,
      `n = 7; prompt("Who?"); n = -1;`,
      {
        ask: () => {
          resolve();
          return new Promise(() => {});
        },
      },
    );
    await asked;
    await kernel.stop();
    assert.equal((await ended).ending, "stopped");
    assert.equal((await run(kernel, "n").ended).result, "7");
  });

  await t.step("lets a cell do what it does in the end", async () => {
    const { begun, ended } = run(
      kernel,
      `try { begin(); while (true) await tick(); } finally { n = 99; }`,
    );
    await begun;
    await Promise.all([kernel.stop(), kernel.stop(), kernel.stop()]);
    assert.equal((await ended).ending, "stopped");
    assert.equal((await run(kernel, "n").ended).result, "99");
  });

  await t.step("does nothing between cells", async () => {
    await kernel.stop();
    const { ending } = await run(
      kernel,
      "await tick(); await new Promise((go) => setTimeout(go, 20));",
    ).ended;
    assert.equal(ending, "ok");
  });

  await t.step("leaves the timers of earlier cells alone", async () => {
    await run(
      kernel,
      "let ticks = 0; const clock = setInterval(() => ticks++, 5);",
    ).ended;
    const { begun, ended } = run(
      kernel,
      "begin(); await new Promise(() => {});",
    );
    await begun;
    await kernel.stop();
    await ended;
    const { result } = await run(
      kernel,
      "const before = ticks; while (ticks === before) await new Promise((go) => setTimeout(go, 5)); clearInterval(clock); 'goes on'",
    ).ended;
    assert.equal(result, '"goes on"');
  });
});
