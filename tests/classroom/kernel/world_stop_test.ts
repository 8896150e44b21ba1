/** Stop inside the kernel: its steps in their order. */

import assert from "node:assert/strict";
import { WorldStop } from "../../../lib/classroom/kernel/world_stop.ts";

/** A stop in a world where time passes when it is told to. */
function makeStop() {
  const done: string[] = [];
  let now = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const stop = new WorldStop({
    timers: {
      refuse: () => done.push(`${now} refuse`),
      allow: () => done.push(`${now} allow`),
    },
    gc: () => done.push(`${now} collect`),
    later: (callback, ms) => timers.push({ at: now + ms, callback }),
  });
  const wait = (ms: number) => {
    for (const end = now + ms; now < end; now++) {
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { callback } of due) callback();
    }
  };
  return { stop, done, wait };
}

Deno.test("WorldStop wakes loops at once, and leaves them a moment to end by themselves", () => {
  const { stop, done, wait } = makeStop();
  stop.onStop(() => done.push("wake"));
  assert.equal(stop.stopping, false);
  stop.begin();
  assert.equal(stop.stopping, true);
  assert.deepEqual(done, ["wake"]);
  wait(100);
  stop.end();
  assert.equal(stop.stopping, false);
  wait(10_000);
  assert.deepEqual(done, ["wake", "100 allow"]);
});

Deno.test("WorldStop takes the timers from what still waits, then collects again and again", () => {
  const { stop, done, wait } = makeStop();
  stop.begin();
  wait(10_000);
  assert.equal(done[0], "150 refuse");
  assert.equal(done[1], "180 collect");
  assert.equal(done.length, 10);
  const last = parseInt(done[9]);
  assert.ok(last > 2000 && last < 3000, done[9]);
});

Deno.test("WorldStop does nothing more once the cell has ended, not even in the next stop", () => {
  const { stop, done, wait } = makeStop();
  stop.begin();
  wait(140);
  stop.end();
  stop.begin();
  wait(20);
  assert.deepEqual(done, ["140 allow"]);
  wait(140);
  assert.equal(done[1], "290 refuse");
});

Deno.test("WorldStop collects again when Stop is pressed again", () => {
  const { stop, done, wait } = makeStop();
  stop.begin();
  wait(10_000);
  const collected = done.length;
  stop.begin();
  assert.ok(done.length > collected);
});
