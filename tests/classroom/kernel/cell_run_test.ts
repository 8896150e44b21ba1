/** One cell on its way through the kernel: what Stop means at the moment between its end and the words for it. */

import assert from "node:assert/strict";
import { CellRun } from "../../../lib/classroom/kernel/cell_run.ts";
import type { JsonObject } from "../../../lib/classroom/json.ts";
import { message } from "../../support/fake_kernel.ts";

/** What a kernel says of a cell whose promise the collector has taken. */
const REFUSED = { ename: "Error", evalue: "Execution failed", traceback: [] };

/**
 * A cell in a kernel that answers at once.
 *
 * @param reply what the kernel says of the cell
 * @param ended called when the cell has ended, and all its outputs have come
 */
function makeRun(code: string, reply: JsonObject, ended: () => void) {
  const said: string[] = [];
  const asked: string[] = [];
  const execute = (content: { readonly code: string }) => {
    const token = /endCell\("(.*)"\)/.exec(content.code)?.[1] ?? "result";
    run.receive(message("nets_mark", { token }));
    if (token !== "result") setTimeout(ended, 0);
    return Promise.resolve(message("execute_reply", reply));
  };
  const receive = ({ content }: { readonly content: JsonObject }) =>
    void said.push(String(content.ename));
  const run = new CellRun({ code, receive }, {
    link: {
      execute,
      ask: () => Promise.resolve(undefined),
      answer: () => Promise.resolve(),
      kill: () => {},
      death: new Promise(() => {}),
      dead: false,
      heard: 0,
      lostPromise: true,
    },
    world: {
      ping: () => Promise.resolve(),
      stop: () => asked.push("stop"),
      calm: () => Promise.resolve(void asked.push("calm")),
    },
    cwd: Deno.cwd(),
    earlier: [],
  });
  return { run, said, asked };
}

// The words for such a cell come from a program of their own, which cannot have ended yet.
Deno.test("CellRun is stopped if Stop comes while it is found out why the kernel let it go", async () => {
  const code = "await new Promise(() => {});";
  const { run, said, asked } = makeRun(
    code,
    { status: "error", ...REFUSED },
    () => run.stop(),
  );
  using _ = run;
  const { ending, error } = await run.run(1);
  assert.deepEqual([ending, error?.ename], ["stopped", "Stopped"]);
  assert.deepEqual(said, ["Stopped"]);
  assert.deepEqual(asked, ["stop", "calm"]);
});

Deno.test("CellRun keeps an error of the cell's own if Stop comes while words are found for it, and calms the kernel", async () => {
  const { run, said, asked } = makeRun(
    "let a = 1 2;",
    { status: "error", ...REFUSED },
    () => run.stop(),
  );
  using _ = run;
  const { ending, error } = await run.run(1);
  assert.deepEqual([ending, error?.ename], ["error", "SyntaxError"]);
  assert.deepEqual(said, ["SyntaxError"]);
  assert.deepEqual(asked, ["stop", "calm"]);
});

Deno.test("CellRun says that a cell waits in vain if nobody stops it", async () => {
  const code = "await new Promise(() => {});";
  const { run, said, asked } = makeRun(
    code,
    { status: "error", ...REFUSED },
    () => {},
  );
  using _ = run;
  const { ending, error } = await run.run(1);
  assert.deepEqual([ending, error?.evalue], [
    "error",
    "the cell waits for a promise that nothing can settle any more",
  ]);
  assert.deepEqual([said, asked], [["Error"], []]);
});

Deno.test("CellRun that has ended is not stopped any more: Stop would hit the next cell", async () => {
  const { run, asked } = makeRun("1", { status: "ok" }, () => {});
  using _ = run;
  assert.equal((await run.run(1)).ending, "ok");
  await run.stop();
  assert.deepEqual([run.stopped, asked], [false, []]);
});
