/** Waiting with an end. */

import assert from "node:assert/strict";
import { settled } from "../../../lib/classroom/kernel/patience.ts";

Deno.test("settled() is true for what settles in time, well or badly", async () => {
  assert.equal(await settled(Promise.resolve(1), 1000), true);
  assert.equal(await settled(Promise.reject(new Error("no")), 1000), true);
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiting = settled(promise, 60_000);
  resolve();
  assert.equal(await waiting, true);
});

Deno.test("settled() is false when the time is over", async () => {
  const started = performance.now();
  assert.equal(await settled(new Promise(() => {}), 120), false);
  // Timers may fire a fraction of a millisecond early.
  assert.ok(performance.now() - started >= 118);
});

Deno.test("settled() counts time in which the program did not run as hardly any", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiting = settled(promise, 400);
  // As if the machine slept for longer than the whole patience.
  await new Promise((awake) => setTimeout(awake, 1));
  const until = performance.now() + 500;
  while (performance.now() < until);
  setTimeout(resolve, 60);
  assert.equal(await waiting, true);
});
