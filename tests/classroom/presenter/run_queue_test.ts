/** Cells that wait for their turn. */

import assert from "node:assert/strict";
import { LectureCell } from "../../../lib/classroom/presenter/lecture_cell.ts";
import { RunQueue } from "../../../lib/classroom/presenter/run_queue.ts";

const cells = (...ids: readonly string[]) =>
  ids.map((id) => LectureCell.scratch(id, "code"));

Deno.test("RunQueue runs one cell after the other, each once although asked twice", async () => {
  const log: string[] = [];
  const queue = new RunQueue(async (cell) => {
    cell.status = "running";
    log.push(`${cell.id} begins`);
    await Promise.resolve();
    log.push(`${cell.id} ends`);
    cell.status = "ok";
  }, () => {});
  const [a, b] = cells("a", "b");
  queue.add([a, b]);
  queue.add([a, b]);
  await queue.done;
  assert.deepEqual(log, ["a begins", "a ends", "b begins", "b ends"]);
  queue.add([a]);
  await queue.done;
  assert.equal(log.length, 6);
});

Deno.test("RunQueue.clear() sends the rest back, to what they were", async () => {
  const told: string[] = [];
  const [a, b, c] = cells("a", "b", "c");
  const queue: RunQueue = new RunQueue((cell) => {
    cell.status = "error";
    queue.clear();
    return Promise.resolve();
  }, ({ id, status }) => told.push(`${id} ${status}`));
  b.status = "ok";
  queue.add([a, b, c]);
  await queue.done;
  assert.deepEqual([a, b, c].map(({ status }) => status), [
    "error",
    "ok",
    "fresh",
  ]);
  assert.deepEqual(told, [
    "a queued",
    "b queued",
    "c queued",
    "b ok",
    "c fresh",
  ]);
});

Deno.test("RunQueue.clear() leaves the running cell alone", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const queue = new RunQueue((cell) => {
    cell.status = "running";
    return promise;
  }, () => {});
  const [a, b] = cells("a", "b");
  queue.add([a, b]);
  queue.clear();
  assert.deepEqual([a.status, b.status], ["running", "fresh"]);
  resolve();
  await queue.done;
});
