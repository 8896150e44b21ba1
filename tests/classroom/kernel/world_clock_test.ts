/** The timers of cells: their times, their order, and what an interrupt leaves of them. */

import assert from "node:assert/strict";
import { Clock } from "../../../lib/classroom/kernel/world_clock.ts";

/** A clock in a world where time passes when it is told to. */
function makeClock() {
  let now = 0, set = 0;
  const system = new Map<
    number,
    { readonly at: number; readonly callback: () => void }
  >();
  let turns: (() => void)[] = [];
  const most = { system: 0 };
  const clock = new Clock({
    wake: (callback, ms) => {
      const id = ++set;
      system.set(id, { at: now + ms, callback });
      most.system = Math.max(most.system, system.size);
      return () => system.delete(id);
    },
    soon: (callback) => turns.push(callback),
    now: () => now,
  });
  const fired: string[] = [];
  return {
    clock,
    fired,
    most,
    /** Notes when a timer has fired. */
    note: (name: string) => () => fired.push(`${name} at ${now}`),
    wait: (ms: number) => {
      for (const end = now + ms; now <= end; now++) {
        for (const [id, { at, callback }] of [...system]) {
          if (at > now) continue;
          system.delete(id);
          callback();
        }
        while (turns.length > 0) turns.shift()!();
      }
      now--;
    },
    /** As an interrupt does: what was about to have its turn never has it. */
    loseTurns: () => turns = [],
    /** Lets the system's timers fire, but nothing have its turn. */
    wakeOnly: (ms: number) => {
      now += ms;
      for (const [id, { callback }] of [...system]) {
        system.delete(id);
        callback();
      }
    },
  };
}

Deno.test("Clock calls back in the order of the times, and in that of the calls where they are equal", () => {
  const { clock, fired, note, wait } = makeClock();
  clock.set(note("late"), 30);
  clock.set(note("first"), 10);
  clock.set(note("second"), 10);
  clock.set(note("early"), 5);
  wait(100);
  assert.deepEqual(fired, [
    "early at 5",
    "first at 10",
    "second at 10",
    "late at 30",
  ]);
});

Deno.test("Clock has one timer of the system, however many it keeps", () => {
  const { clock, fired, most, note, wait } = makeClock();
  for (let ms = 100; ms > 0; ms--) clock.set(note(`${ms}`), ms);
  wait(100);
  assert.equal(fired.length, 100);
  assert.equal(most.system, 1);
});

Deno.test("Clock calls back again and again, until it is cleared", () => {
  const { clock, fired, note, wait } = makeClock();
  const every = clock.set(note("every"), 10, true);
  wait(35);
  clock.clear(every);
  wait(100);
  assert.deepEqual(fired, ["every at 10", "every at 20", "every at 30"]);
});

Deno.test("Clock clears by number and by object, and nothing else", () => {
  const { clock, fired, note, wait } = makeClock();
  const [first, second, third] = ["a", "b", "c"].map((name) =>
    clock.set(note(name), 5)
  );
  clock.clear(Number(first));
  clock.clear(`${second}`);
  for (const nonsense of [undefined, null, "x", {}, 99]) clock.clear(nonsense);
  wait(10);
  assert.deepEqual(fired, ["c at 5"]);
  clock.clear(third);
});

Deno.test("Clock takes times as everywhere: nonsense and what is too long fire at once", () => {
  const { clock, fired, note, wait } = makeClock();
  for (const ms of [undefined, -5, "x", 0, 2 ** 31, 1.9]) {
    clock.set(note(`${ms}`), ms);
  }
  clock.set(note("text"), "3");
  wait(5);
  assert.deepEqual(fired, [
    "undefined at 1",
    "-5 at 1",
    "x at 1",
    "0 at 1",
    "2147483648 at 1",
    "1.9 at 1",
    "text at 3",
  ]);
});

Deno.test("Clock goes on after a callback that never came back", () => {
  const { clock, fired, note, wait } = makeClock();
  clock.set(note("after"), 10);
  const broken = clock.set(
    () => {
      throw new Error("as an interrupt");
    },
    5,
    true,
  );
  assert.throws(() => wait(20));
  clock.clear(broken);
  wait(20);
  assert.equal(fired.length, 1);
});

Deno.test("Clock.nudge() asks again for a turn that an interrupt has taken", () => {
  const { clock, fired, note, wait, wakeOnly, loseTurns } = makeClock();
  clock.set(note("a"), 10);
  wakeOnly(10);
  loseTurns();
  wait(50);
  assert.deepEqual(fired, []);
  clock.nudge();
  wait(5);
  assert.equal(fired.length, 1);
});

Deno.test("ClockTimer can be used as Node's", () => {
  const { clock, fired, note, wait } = makeClock();
  const timer = clock.set(note("a"), 10);
  assert.equal(timer.ref().unref().hasRef(), true);
  assert.equal(+timer > 0, true);
  wait(8);
  timer.refresh();
  wait(8);
  assert.deepEqual(fired, []);
  wait(2);
  timer.refresh();
  wait(10);
  assert.equal(fired.length, 2);
  timer.refresh().close();
  {
    using _ = clock.set(note("b"), 1);
  }
  wait(50);
  assert.equal(fired.length, 2);
});
