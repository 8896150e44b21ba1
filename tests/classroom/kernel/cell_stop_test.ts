/** Stop as the owner of a kernel does it: when it interrupts, and when it gives up. */

import assert from "node:assert/strict";
import {
  type RunningCell,
  stopCell,
} from "../../../lib/classroom/kernel/cell_stop.ts";

/** A cell that does as it is told, and what was done to it. */
function makeCell(
  cell: Partial<RunningCell> & { starved?: () => boolean } = {},
) {
  const done: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const { starved = () => false } = cell;
  const running: RunningCell = {
    tell: () => done.push("tell"),
    interrupt: () => {
      done.push("interrupt");
      return Promise.resolve();
    },
    hush: () => Promise.resolve(false),
    pulse: {
      get starved() {
        return starved();
      },
      mostSilent: -4900,
    },
    ended,
    ...cell,
  };
  return { running, done, end };
}

Deno.test("stopCell() never interrupts a cell that takes breaths", async () => {
  const { running, done, end } = makeCell({ tell: () => setTimeout(end, 60) });
  await stopCell(running);
  assert.deepEqual(done, []);
});

Deno.test("stopCell() interrupts a cell without a breath, once and not again at once", async () => {
  const { running, done, end } = makeCell({ starved: () => true });
  setTimeout(end, 90);
  await stopCell(running);
  assert.deepEqual(done, ["tell", "interrupt"]);
});

Deno.test("stopCell() does not interrupt a cell twice whose question it has ended", async () => {
  const { running, done, end } = makeCell({
    starved: () => true,
    hush: () => {
      done.push("hush");
      return Promise.resolve(true);
    },
  });
  setTimeout(end, 90);
  await stopCell(running);
  assert.deepEqual(done, ["tell", "hush"]);
});

Deno.test("stopCell() gives up in the end, in words", async () => {
  const { running, done } = makeCell();
  await assert.rejects(stopCell(running), {
    name: "KernelError",
    message:
      "The cell cannot be stopped: it waits for something outside the kernel. " +
      "Only a restart helps; what the cells have computed is lost then.",
  });
  assert.deepEqual(done, ["tell"]);
});
