/** What a cell failed with, as its reader sees it. */

import assert from "node:assert/strict";
import { cellFailure } from "../../../lib/classroom/kernel/cell_failure.ts";

const REFUSED = { ename: "Error", evalue: "Execution failed", traceback: [] };
const scene = (lost: boolean) => ({
  cwd: Deno.cwd(),
  earlier: [],
  lostPromise: () => lost,
});

Deno.test("cellFailure() leaves out the steps inside the kernel", async () => {
  const content = {
    ename: "RangeError",
    evalue: "too far",
    traceback: [
      "RangeError: too far",
      "    at Object.fly (https://example.org/lib/plane.ts:48:13)",
      "    at <anonymous>:1:22",
      "    at WorldOutput.print (file:///home/lib/classroom/kernel/world_output.ts:1:2)",
      "    at file:///home/lib/classroom/kernel/cell_world.ts:3:4",
      "    at format (ext:cli/40_jupyter.js:257:31)",
    ],
  };
  const { ename, evalue, traceback } = await cellFailure(
    "fly()",
    content,
    scene(false),
  );
  assert.deepEqual([ename, evalue], ["RangeError", "too far"]);
  assert.deepEqual(traceback, [
    "RangeError: too far",
    ">   1 | fly()",
    "      | ^",
    "    at Object.fly (https://example.org/lib/plane.ts:48:13)",
    "    at this cell:1:1",
  ]);
});

Deno.test("cellFailure() says of a refused cell what is wrong with it", async () => {
  const { evalue } = await cellFailure("let a = 1 2;", REFUSED, scene(false));
  assert.match(evalue, /\(line 1 of the cell\)$/);
});

Deno.test("cellFailure() knows a cell that waits for what cannot come", async () => {
  const { traceback } = await cellFailure("await never", REFUSED, scene(true));
  assert.deepEqual(traceback, [
    "Error: the cell waits for a promise that nothing can settle any more",
  ]);
});

Deno.test("cellFailure() admits that it does not know", async () => {
  const { evalue } = await cellFailure("1", REFUSED, scene(false));
  assert.equal(
    evalue,
    "the kernel could not run this cell, and does not say why",
  );
});
