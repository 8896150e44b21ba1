/** Headway: marks come as often as is right, and a program waits until the GPU has come to the one before the last. */

import assert from "node:assert/strict";
import type { Commands } from "../../lib/webgpu/commands.ts";
import type { Device } from "../../lib/webgpu/device.ts";
import { Headway } from "../../lib/webgpu/headway.ts";

/** A GPU that is done when it is told to be, and a program that counts what it hands over. */
function trial(standStill = 0) {
  const counts = { dispatches: 0, submissions: 0 };
  const marks: { readonly at: number; readonly come: () => void }[] = [];
  const device = {
    done() {
      const until = performance.now() + standStill;
      while (performance.now() < until);
      const { promise, resolve } = Promise.withResolvers<void>();
      marks.push({ at: counts.submissions, come: resolve });
      return promise;
    },
  };
  const headway = new Headway(
    device as unknown as Device,
    { counts } as unknown as Commands,
  );
  return { counts, marks, headway };
}

Deno.test("Headway.keepUp() lets a program go on until two marks are before the GPU", async () => {
  const { counts, marks, headway } = trial();
  let waiting: Promise<void> | undefined;
  while (waiting === undefined && counts.submissions < 10_000) {
    counts.submissions++;
    waiting = headway.keepUp();
  }
  assert.equal(marks.length, 2);
  assert.ok(counts.submissions <= 2 * 128, `${counts.submissions} are ahead`);
  let isOver = false;
  waiting!.then(() => isOver = true);
  await new Promise((f) => setTimeout(f, 0));
  assert.ok(!isOver);
  marks[0].come();
  await waiting;
});

Deno.test("Headway.keepUp() makes no mark where nothing was handed over", () => {
  const { marks, headway } = trial();
  for (let i = 0; i < 1000; i++) assert.equal(headway.keepUp(), undefined);
  assert.equal(marks.length, 0);
});

Deno.test("Headway.keepUp() makes marks seldom where the GPU is fast, and after each submission where it is slow", () => {
  for (const [standStill, most] of [[0, 128], [26, 1]]) {
    const { counts, marks, headway } = trial(standStill);
    while (marks.length < 5) {
      counts.submissions++;
      headway.keepUp()?.then(() => {});
      marks.forEach(({ come }) => come());
    }
    assert.equal(marks[4].at - marks[3].at, most);
  }
});
