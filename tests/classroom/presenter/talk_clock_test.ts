/** The clock of a talk: going, standing, starting anew. */

import assert from "node:assert/strict";
import { TalkClock } from "../../../lib/classroom/presenter/talk_clock.ts";

Deno.test("TalkClock counts only while it runs", () => {
  let now = 1000;
  const clock = new TalkClock(50, () => now);
  assert.deepEqual(clock.view(), { elapsed: 0, running: false, planned: 50 });
  now += 500;
  clock.start();
  now += 2000;
  assert.deepEqual(clock.view(), { elapsed: 2000, running: true, planned: 50 });
  clock.pause();
  now += 60_000;
  clock.start();
  now += 1000;
  assert.equal(clock.view().elapsed, 3000);
});

Deno.test("TalkClock does not count twice when it is started or paused twice", () => {
  let now = 0;
  const clock = new TalkClock(undefined, () => now);
  clock.start();
  now += 1000;
  clock.start();
  now += 1000;
  clock.pause();
  now += 1000;
  clock.pause();
  assert.deepEqual(clock.view(), { elapsed: 2000, running: false });
});

Deno.test("TalkClock.reset() begins at zero, and goes on if it was running", () => {
  let now = 0;
  const clock = new TalkClock(undefined, () => now);
  clock.start();
  now += 5000;
  clock.reset();
  now += 10;
  assert.deepEqual(clock.view(), { elapsed: 10, running: true });
  clock.pause();
  clock.reset();
  assert.deepEqual(clock.view(), { elapsed: 0, running: false });
});

Deno.test("TalkClock does not look at the machine's time, which may be set", () => {
  const dateNow = Date.now;
  const clock = new TalkClock();
  clock.start();
  try {
    Date.now = () => 0;
    assert.ok(clock.view().elapsed >= 0 && clock.view().elapsed < 60_000);
  } finally {
    Date.now = dateNow;
  }
});
