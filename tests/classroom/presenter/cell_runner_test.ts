/** The cells of lectures on the real kernel, through the presenter's own line. */

import assert from "node:assert/strict";
import type { Assets } from "../../../lib/classroom/presenter/assets.ts";
import { TestPresenter } from "../../support/presenter.ts";
import { PresenterWindow } from "../../support/presenter_window.ts";
import { notebookJson, type Part } from "../make_notebook.ts";

const NOTHING = { bytes: new Uint8Array(), type: "text/html", tag: '""' };
/** No browser looks at these lectures. */
const ASSETS: Assets = { shell: NOTHING, files: new Map() };

async function withLectures(
  lectures: Readonly<Record<string, readonly Part[]>>,
  work: (...windows: PresenterWindow[]) => Promise<void>,
): Promise<void> {
  const texts = Object.entries(lectures).map((
    [name, parts],
  ) => [name, notebookJson(parts)]);
  await using test = await TestPresenter.start(Object.fromEntries(texts), {
    assets: ASSETS,
  });
  const windows = await Promise.all(
    Object.keys(lectures).map((name) =>
      PresenterWindow.open(test.server, name)
    ),
  );
  await work(...windows);
  for (const window of windows) await window[Symbol.asyncDispose]();
}

const ENDLESS = `let rounds = 0;
console.log("begun");
for (;;) rounds++;`;

Deno.test("CellRunner runs the cells of two lectures, each on a kernel of its own", () =>
  withLectures({
    "02_gates": ["const first = 'two';", "console.log(first, typeof other);"],
    "05_xor": ["const other = 'five';", "console.log(other, typeof first);"],
  }, async (two, five) => {
    for (const window of [two, five]) window.send({ type: "runAll" });
    for (const window of [two, five]) {
      await window.until(() => window.cell("cell-2").status === "ok");
    }
    assert.equal(two.printed("cell-2"), "two undefined\n");
    assert.equal(five.printed("cell-2"), "five undefined\n");
  }));

Deno.test("CellRunner stops an endless loop and goes on with what was computed", () =>
  withLectures({
    "02_gates": [ENDLESS, "console.log(rounds > 0);"],
  }, async (window) => {
    window.send({ type: "runAll" });
    await window.until(() => window.printed("cell-1") === "begun\n");
    window.send({ type: "stop" });
    await window.until(() => window.cell("cell-1").status === "stopped");
    assert.equal(window.cell("cell-2").status, "fresh");
    await window.run("cell-2");
    assert.equal(window.printed("cell-2"), "true\n");
  }));

Deno.test("CellRunner shows that a cell ended the kernel, and goes on after a restart", () =>
  withLectures(
    { "02_gates": ["Deno.exit(3);", "console.log('on');"] },
    async (window) => {
      await window.run("cell-1");
      await window.until(({ lecture }) => lecture.kernel.status === "dead");
      assert.equal(
        window.lecture.kernel.reason,
        "The kernel has ended (exit code 3). Restart it to go on; your cells stay as they are.",
      );
      window.send({ type: "restart" });
      await window.until(({ lecture }) => lecture.kernel.status === "idle");
      await window.run("cell-2");
      assert.equal(window.printed("cell-2"), "on\n");
    },
  ));

Deno.test("CellRunner passes questions on, and shows what comes late", () =>
  withLectures({
    "02_gates": [
      "console.log('Hello', prompt('Name?'));",
      "setTimeout(() => console.log('late'), 50);",
      "const x = ;",
    ],
  }, async (window) => {
    window.send({ type: "run", id: "cell-1" });
    await window.until(() => window.cell("cell-1").question !== undefined);
    assert.deepEqual(window.cell("cell-1").question, {
      prompt: "Name?",
      password: false,
    });
    window.send({ type: "reply", id: "cell-1", text: "Ada" });
    await window.until(() => window.printed("cell-1") === "Hello Ada\n");
    await window.run("cell-2");
    await window.until(() => window.printed("cell-2") === "late\n");
    const { status, outputs } = await window.run("cell-3");
    assert.equal(status, "error");
    assert.equal(outputs.at(-1)?.output_type, "error");
  }));

Deno.test("CellRunner survives a million lines and a result of 20 MB", () =>
  withLectures({
    "02_gates": [
      "for (let i = 0; i < 1_000_000; i++) console.log('line', i);",
      "'x'.repeat(20_000_000)",
      "console.log('alive');",
    ],
  }, async (window) => {
    window.send({ type: "runAll" });
    await window.until(() => window.cell("cell-3").status === "ok");
    assert.equal(window.printed("cell-3"), "alive\n");
    for (const id of ["cell-1", "cell-2"]) {
      const size = JSON.stringify(window.cell(id).outputs).length;
      assert.ok(size < 3_000_000, `${size} characters of output`);
    }
    assert.ok(window.events.length < 2000, `${window.events.length} messages`);
  }));
