/** The timers of cells, and what Stop does to them. */

import assert from "node:assert/strict";
import { promisify } from "node:util";
import type { ClockTimer } from "../../../lib/classroom/kernel/world_clock.ts";
import {
  CellTimers,
  type TimerGlobals,
} from "../../../lib/classroom/kernel/world_timers.ts";

const STOP = new Error("stop");
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A clock whose timers fire when they are told to, and a cell's functions in front of it. */
function makeTimers() {
  const waiting = new Map<number, { callback: () => void; repeats: boolean }>();
  let count = 0;
  const clock = {
    set: (callback: () => void, _ms: unknown, repeats = false) => {
      waiting.set(++count, { callback, repeats });
      return count as unknown as ClockTimer;
    },
    clear: (id: unknown) => void waiting.delete(Number(id)),
  };
  const never: TimerGlobals["setTimeout"] = () => assert.fail("not used");
  const globals: TimerGlobals = {
    setTimeout: never,
    setInterval: never,
    clearTimeout: never,
    clearInterval: never,
    fetch: (_input, init) =>
      new Promise((_, reject) => {
        const { signal } = init!;
        signal!.addEventListener("abort", () => reject(signal!.reason));
      }),
  };
  const timers = new CellTimers({ globals, clock, reason: () => STOP });
  const fire = (id: number) => {
    const timer = waiting.get(id)!;
    if (!timer.repeats) waiting.delete(id);
    timer.callback();
  };
  return { timers, globals, waiting, fire };
}

Deno.test("CellTimers calls back with the arguments, and lets timers be cleared", () => {
  const { globals, fire, waiting } = makeTimers();
  const said: unknown[] = [];
  globals.setTimeout((...words: unknown[]) => said.push(words), 5, "a", 2);
  fire(1);
  const id = globals.setTimeout(() => said.push("never"), 5);
  globals.clearTimeout(id);
  assert.deepEqual(said, [["a", 2]]);
  assert.equal(waiting.has(2), false);
});

Deno.test("CellTimers fails the promise that waits for nothing but a timer", async () => {
  const { timers, globals, waiting } = makeTimers();
  const sleeping = new Promise((resolve) =>
    globals.setTimeout(resolve, 60_000)
  );
  timers.refuse();
  await assert.rejects(sleeping, STOP);
  assert.equal(waiting.size, 0);
});

Deno.test("CellTimers never calls a function whose time has not come", async () => {
  const { timers, globals, waiting } = makeTimers();
  let called = false;
  globals.setTimeout(() => called = true, 5);
  globals.setInterval(() => called = true, 5);
  timers.refuse();
  await turn();
  assert.equal(called, false);
  assert.equal(waiting.size, 0);
});

Deno.test("CellTimers lets a stopped cell begin to wait for nothing", async () => {
  const { timers, globals } = makeTimers();
  timers.refuse();
  assert.throws(() => globals.setTimeout(() => {}, 1), STOP);
  assert.throws(() => globals.setInterval(() => {}, 1), STOP);
  await assert.rejects(globals.fetch("http://localhost"), STOP);
  timers.allow();
  globals.setTimeout(() => {}, 1);
});

Deno.test("CellTimers ends the requests of the cell that is stopped", async () => {
  const { timers, globals } = makeTimers();
  const earlier = globals.fetch("http://localhost/earlier");
  timers.nextCell();
  const own = globals.fetch("http://localhost/own");
  timers.refuse();
  await assert.rejects(own, STOP);
  const pending = Symbol();
  assert.equal(
    await Promise.race([earlier, turn().then(() => pending)]),
    pending,
  );
});

Deno.test("CellTimers heeds the signal that a request brings itself", async () => {
  const { globals } = makeTimers();
  const stop = new AbortController();
  const own = globals.fetch("http://localhost", { signal: stop.signal });
  stop.abort(new Error("mine"));
  await assert.rejects(own, { message: "mine" });
});

Deno.test("CellTimers keeps the clock of an earlier cell going", () => {
  const { timers, globals, fire } = makeTimers();
  let ticks = 0;
  const tick = () => {
    ticks++;
    globals.setTimeout(tick, 5);
  };
  globals.setTimeout(tick, 5);
  timers.nextCell();
  fire(1);
  timers.refuse();
  // Its callback asks for the next timer while another cell is stopped.
  fire(2);
  fire(3);
  assert.equal(ticks, 3);
});

Deno.test("CellTimers gives Node's promisify a promise that Stop can end", async () => {
  const { timers, globals, fire } = makeTimers();
  const sleep = promisify(globals.setTimeout) as (
    ms: number,
    value?: string,
  ) => Promise<string>;
  const slept = sleep(5, "well");
  fire(1);
  assert.equal(await slept, "well");
  const sleeping = sleep(60_000);
  timers.refuse();
  await assert.rejects(sleeping, STOP);
});

Deno.test("CellTimers forgets the cell of a callback that an interrupt cut short", async () => {
  const { timers, globals, fire } = makeTimers();
  let sleeping: Promise<unknown> | undefined;
  // No `finally` runs after an interrupt: as if the next cell began inside of the callback.
  globals.setTimeout(() => {
    timers.nextCell();
    sleeping = new Promise((resolve) => globals.setTimeout(resolve, 5));
  }, 5);
  fire(1);
  timers.refuse();
  await assert.rejects(sleeping!, STOP);
});
