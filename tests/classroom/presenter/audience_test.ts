/** Windows that are told what happens, the slow ones too. */

import assert from "node:assert/strict";
import { Audience } from "../../../lib/classroom/presenter/audience.ts";
import type { Event } from "../../../lib/classroom/presenter/protocol.ts";

class Listener {
  waiting = 0;
  readonly heard: Event[] = [];
  readonly #onHeard: () => void;
  constructor(onHeard = () => {}) {
    this.#onHeard = onHeard;
  }
  send(text: string): void {
    this.heard.push(JSON.parse(text));
    this.#onHeard();
  }
}

const windows = (windows: number): Event => ({ type: "windows", windows });

Deno.test("Audience tells all windows, or all but the one it came from", () => {
  const audience = new Audience(() => windows(0));
  const one = new Listener(), two = new Listener();
  audience.join(one);
  audience.join(two);
  audience.tell(windows(1));
  audience.tell(windows(2), one);
  assert.deepEqual(one.heard, [windows(0), windows(1)]);
  assert.deepEqual(two.heard, [windows(0), windows(1), windows(2)]);
  audience.leave(two);
  audience.tell(windows(3));
  assert.equal(two.heard.length, 3);
  assert.equal(audience.size, 1);
});

Deno.test("Audience.join() makes what is everything before the window is one of those who hear news", () => {
  const audience: Audience = new Audience(() => {
    audience.tell(windows(7)); // news for those who are there
    return windows(0);
  });
  const one = new Listener(), two = new Listener();
  audience.join(one);
  audience.join(two);
  assert.deepEqual(one.heard, [windows(0), windows(7)]);
  assert.deepEqual(two.heard, [windows(0)]);
});

Deno.test("Audience tells a window that reads too slowly nothing, and everything once it has caught up", async () => {
  let state = 0, heard = () => {};
  const audience = new Audience(() => windows(state));
  const fast = new Listener(), slow = new Listener(() => heard());
  audience.join(fast);
  audience.join(slow);
  slow.heard.length = 0;
  slow.waiting = 9_000_000;
  for (state = 1; state <= 100; state++) audience.tell(windows(state));
  assert.equal(fast.heard.length, 101);
  assert.deepEqual(slow.heard, []);
  const caughtUp = new Promise<void>((resolve) => heard = resolve);
  slow.waiting = 0;
  await caughtUp;
  assert.deepEqual(slow.heard, [windows(101)]); // not the hundred that it missed
  audience.tell(windows(200));
  assert.deepEqual(slow.heard.at(-1), windows(200));
});

Deno.test("Audience forgets a slow window that leaves", async () => {
  const audience = new Audience(() => windows(0));
  const slow = new Listener();
  audience.join(slow);
  slow.waiting = 9_000_000;
  audience.tell(windows(1));
  audience.leave(slow);
  slow.waiting = 0;
  await new Promise((resolve) => setTimeout(resolve, 250)); // its turn comes and goes
  assert.deepEqual(slow.heard, [windows(0)]);
});
