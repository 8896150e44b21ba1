/** Whether an event loop lives. */

import assert from "node:assert/strict";
import { Pulse } from "../../../lib/classroom/kernel/pulse.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for a condition, on a busy machine too. */
async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) await sleep(10);
  assert.ok(condition());
}

Deno.test("Pulse says that a loop is starved which does not answer", async () => {
  using pulse = new Pulse(() => new Promise(() => {}), 200);
  assert.equal(pulse.starved, false);
  await until(() => pulse.starved);
});

Deno.test("Pulse asks again once it has an answer, and never twice at a time", async () => {
  let asked = 0, open = 0, most = 0;
  using pulse = new Pulse(async () => {
    asked++;
    most = Math.max(most, ++open);
    await sleep(1);
    open--;
  }, 200);
  await until(() => asked === 4);
  assert.equal(most, 1);
  assert.equal(pulse.starved, false);
});

Deno.test("Pulse has more patience with a loop that takes long breaths", async () => {
  let asked = 0;
  using pulse = new Pulse(async () => {
    await sleep(++asked === 1 ? 150 : 3_600_000);
  }, 100);
  await until(() => asked === 2);
  assert.ok(pulse.mostSilent >= 300, `${pulse.mostSilent} ms`);
});

Deno.test("Pulse does not take the sleep of the machine for silence", async () => {
  let asked = 0;
  using pulse = new Pulse(() => {
    asked++;
    return new Promise(() => {});
  }, 300);
  await until(() => asked === 1);
  const awake = performance.now() + 600;
  while (performance.now() < awake);
  await sleep(30);
  assert.equal(pulse.starved, false);
});
