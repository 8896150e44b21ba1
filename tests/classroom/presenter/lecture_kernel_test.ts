/** A lecture's kernel: it starts, dies, is started again, and says so. */

import assert from "node:assert/strict";
import {
  LectureKernel,
  type RunningKernel,
} from "../../../lib/classroom/presenter/lecture_kernel.ts";
import type { KernelView } from "../../../lib/classroom/presenter/protocol.ts";
import { FakeKernel, forEver, message } from "../../support/fake_kernel.ts";

type Kernels = (FakeKernel | Error | Promise<FakeKernel>)[];

/** A lecture's kernel whose processes are these, one after the other. */
const lectureKernel = (...kernels: Kernels) => kernelOver(kernels);

/** The same, but it starts with the first cell. */
const onDemand = (...kernels: Kernels) => kernelOver(kernels, true);

function kernelOver(kernels: Kernels, onDemand = false) {
  const views: KernelView[] = [], background: string[] = [];
  let started = 0;
  const kernel = new LectureKernel({
    onDemand,
    onChange: (view) => views.push(view),
    onBackground: ({ type }) => background.push(type),
    start: async (): Promise<RunningKernel> => {
      const next = await kernels[started++];
      if (next instanceof Error) throw next;
      return next;
    },
  });
  return { kernel, views, background, started: () => started };
}

const statuses = (views: readonly KernelView[]) =>
  views.map(({ status }) => status);

Deno.test("LectureKernel runs code once it has started", async () => {
  const fake = new FakeKernel();
  const { kernel, views } = lectureKernel(fake);
  assert.deepEqual(kernel.view, { status: "starting" });
  kernel.start();
  const execution = await kernel.execute({ code: "1" });
  assert.equal(execution?.ending, "ok");
  assert.deepEqual(fake.ran, ["1"]);
  assert.deepEqual(statuses(views), ["idle", "busy", "idle"]);
});

Deno.test("LectureKernel.stop() stops what runs, and what waits for the kernel to start", async () => {
  const fake = new FakeKernel({ "for (;;)": forEver });
  const starting = Promise.withResolvers<FakeKernel>();
  const { kernel, views } = lectureKernel(starting.promise);
  kernel.start();
  const early = kernel.execute({ code: "1" });
  await kernel.stop();
  starting.resolve(fake);
  assert.equal(await early, undefined);
  assert.deepEqual(fake.ran, []);

  const running = kernel.execute({ code: "for (;;)" });
  while (kernel.view.status !== "busy") await Promise.resolve();
  await kernel.stop();
  assert.equal((await running)?.ending, "stopped");
  await kernel.stop(); // nothing runs
  assert.deepEqual(statuses(views), ["idle", "busy", "stopping", "idle"]);
});

Deno.test("LectureKernel says why it died, runs nothing then, and starts again", async () => {
  const first = new FakeKernel({ "die()": (_, kernel) => kernel.die() });
  const second = new FakeKernel();
  const { kernel, views } = lectureKernel(first, second);
  kernel.start();
  assert.equal((await kernel.execute({ code: "die()" }))?.ending, "died");
  assert.deepEqual(kernel.view, {
    status: "dead",
    reason:
      "The kernel has ended (signal SIGKILL). Restart it to go on; your cells stay as they are.",
  });
  assert.ok(kernel.isGone);
  assert.equal(await kernel.execute({ code: "1" }), undefined);
  await kernel.restart();
  assert.equal((await kernel.execute({ code: "2" }))?.ending, "ok");
  assert.deepEqual(second.ran, ["2"]);
  assert.deepEqual(statuses(views), [
    "idle",
    "busy",
    "dead",
    "starting",
    "idle",
    "busy",
    "idle",
  ]);
});

Deno.test("LectureKernel says that it ran out of memory when its last words say so", async () => {
  const fake = new FakeKernel();
  const { kernel } = lectureKernel(fake);
  kernel.start();
  await kernel.execute({ code: "1" });
  fake.lastWords = "# Fatal JavaScript out of memory: Reached heap limit";
  fake.die("signal SIGTRAP");
  await fake.death;
  assert.equal(
    kernel.view.reason,
    "The kernel has ended (it ran out of memory). Restart it to go on; your cells stay as they are.",
  );
});

Deno.test("LectureKernel says why it could not start, and tries again when asked", async () => {
  const { kernel, views } = lectureKernel(
    new Error("Deno is too old."),
    new FakeKernel(),
  );
  kernel.start();
  assert.equal(await kernel.execute({ code: "1" }), undefined);
  assert.deepEqual(kernel.view, {
    status: "failed",
    reason: "Deno is too old.",
  });
  await kernel.restart();
  assert.equal((await kernel.execute({ code: "1" }))?.ending, "ok");
  assert.deepEqual(statuses(views), [
    "failed",
    "starting",
    "idle",
    "busy",
    "idle",
  ]);
});

Deno.test("LectureKernel.restart() during a restart starts no second kernel", async () => {
  const { kernel, started } = lectureKernel(
    new FakeKernel(),
    new FakeKernel(),
    new FakeKernel(),
  );
  kernel.start();
  await Promise.all([kernel.restart(), kernel.restart()]);
  assert.equal(started(), 2);
  await kernel.restart();
  assert.equal(started(), 3);
});

Deno.test("LectureKernel passes nothing on from a kernel that is gone", async () => {
  const old = new FakeKernel();
  const { kernel, background } = lectureKernel(old, new FakeKernel());
  kernel.start();
  await kernel.execute({ code: "1" });
  old.onBackground(message("stream", { name: "stdout", text: "late" }));
  await kernel.restart();
  assert.ok(old.dead);
  old.onBackground(message("display_data", {}));
  assert.deepEqual(background, ["stream"]);
  assert.equal(kernel.view.status, "idle"); // the end of the old one is no death
  await kernel.end();
});

Deno.test("LectureKernel on demand counts as ready, and starts with the first cell", async () => {
  const fake = new FakeKernel();
  const { kernel, views, started } = onDemand(fake);
  assert.deepEqual(kernel.view, { status: "idle" });
  await kernel.stop();
  assert.equal(started(), 0);
  const both = [1, 2].map((code) => kernel.execute({ code: String(code) }));
  await Promise.all(both);
  assert.deepEqual(fake.ran, ["1", "2"]);
  assert.equal(started(), 1);
  assert.equal(statuses(views)[0], "starting");
});

Deno.test("LectureKernel on demand starts at once when it is restarted", async () => {
  const { kernel, started } = onDemand(new FakeKernel());
  await kernel.restart();
  assert.deepEqual([started(), kernel.view.status], [1, "idle"]);
});

Deno.test("LectureKernel on demand that has ended starts no more", async () => {
  const { kernel, started } = onDemand();
  await kernel.end();
  assert.equal(await kernel.execute({ code: "1" }), undefined);
  assert.equal(started(), 0);
});
