/** The timers of cells, and what Stop does to them. */

import assert from "node:assert/strict";
import {
  CellTimers,
  type TimerGlobals,
} from "../../../lib/classroom/kernel/world_timers.ts";

const STOP = new Error("stop");
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Timers that fire when they are told to, with a cell's functions in front of them. */
function makeTimers() {
  const waiting = new Map<number, () => void>();
  let count = 0;
  const set = (callback: unknown) => {
    waiting.set(++count, callback as () => void);
    return count;
  };
  const clear = (id: unknown) => {
    waiting.delete(Number(id));
  };
  let request: RequestInit | undefined;
  const globals: TimerGlobals = {
    setTimeout: set,
    setInterval: set,
    clearTimeout: clear,
    clearInterval: clear,
    fetch: (_input, init) => {
      request = init;
      return new Promise((_, reject) => {
        init?.signal?.addEventListener(
          "abort",
          () => reject(init.signal?.reason),
        );
      });
    },
  };
  const timers = new CellTimers(globals, () => STOP);
  return {
    timers,
    globals,
    waiting,
    request: () => request,
    fire: async (id: number) => {
      waiting.get(id)?.();
      await turn();
    },
  };
}

Deno.test("CellTimers calls back with the arguments, and lets timers be cleared", async () => {
  const { globals, fire, waiting } = makeTimers();
  const said: unknown[] = [];
  globals.setTimeout((...words: unknown[]) => said.push(words), 5, "a", 2);
  await fire(1);
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

Deno.test("CellTimers keeps the clock of an earlier cell going", async () => {
  const { timers, globals, fire } = makeTimers();
  let ticks = 0;
  const tick = () => {
    ticks++;
    globals.setTimeout(tick, 5);
  };
  globals.setTimeout(tick, 5);
  timers.nextCell();
  await fire(1);
  timers.refuse();
  // Its callback asks for the next timer while another cell is stopped.
  await fire(2);
  await fire(3);
  assert.equal(ticks, 3);
});

Deno.test("CellTimers calls back from a promise, where an interrupt does no harm", async () => {
  const { globals, waiting } = makeTimers();
  let called = false;
  globals.setTimeout(() => called = true, 5);
  waiting.get(1)!();
  assert.equal(called, false);
  await turn();
  assert.equal(called, true);
});

Deno.test("CellTimers forgets the cell of a callback that an interrupt cut short", async () => {
  const { timers, globals, waiting } = makeTimers();
  // No `finally` runs after an interrupt: as if the callback never came back.
  globals.setTimeout(() => {
    timers.nextCell();
    const sleeping = new Promise((resolve) => globals.setTimeout(resolve, 5));
    timers.refuse();
    return assert.rejects(sleeping, STOP);
  }, 5);
  waiting.get(1)!();
  await turn();
  assert.equal(waiting.size, 1);
});
