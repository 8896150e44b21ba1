/** Progress: what is counted, when it is drawn, and which line a bar takes. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  Bar,
  progress,
  type ProgressOptions,
} from "../../lib/notebook/progress.ts";
import type { Progression } from "../../lib/notebook/progress_bar.ts";
import { Surface, terminalFrame } from "../../lib/notebook/progress_surface.ts";

/** A surface that remembers what was drawn on which line, and how often it was closed. */
function paper() {
  const frames:
    (Progression & { readonly depth: number; readonly id: string })[] = [];
  const ended: number[] = [];
  const surface = new Surface(
    (bar, { depth, id }) => void frames.push({ ...bar, depth, id }),
    (lines) => void ended.push(lines),
  );
  const bar = <Item>(
    items: number | Iterable<Item> | AsyncIterable<Item>,
    options: ProgressOptions = {},
  ) => new Bar(items, options, surface);
  return { frames, ended, bar };
}

Deno.test("progress() gives back the items, whatever they come from", async () => {
  async function* later() {
    for (const x of ["a", "b"]) yield await Promise.resolve(x);
  }
  assert.deepEqual(await Array.fromAsync(progress(3)), [0, 1, 2]);
  assert.deepEqual(await Array.fromAsync(progress(0)), []);
  assert.deepEqual(await Array.fromAsync(progress(["a", "b"])), ["a", "b"]);
  assert.deepEqual(await Array.fromAsync(progress(new Set([1]))), [1]);
  assert.deepEqual(await Array.fromAsync(progress(new Float32Array([0.5]))), [
    0.5,
  ]);
  assert.deepEqual(await Array.fromAsync(progress(later())), ["a", "b"]);
});

Deno.test("progress() draws the start at once and the end always", async () => {
  await fc.assert(fc.asyncProperty(fc.nat(50), async (count) => {
    const { frames, ended, bar } = paper();
    for await (const _ of bar(count));
    assert.deepEqual([frames[0].done, frames[0].state], [0, "running"]);
    const last = frames.at(-1)!;
    assert.deepEqual([last.done, last.total, last.state], [
      count,
      count,
      "ended",
    ]);
    assert.deepEqual(ended, [1]);
  }));
});

Deno.test("progress() passes frames over that come too quickly", async () => {
  const { frames, bar } = paper();
  for await (const _ of bar(10000));
  assert.ok(frames.length < 100, `${frames.length} frames`);
});

Deno.test("progress() of a loop that is left counts the turns that were finished", async () => {
  const { frames, bar } = paper();
  for await (const i of bar(10)) if (i === 4) break;
  assert.deepEqual([frames.at(-1)!.done, frames.at(-1)!.state], [4, "stopped"]);
  await assert.rejects(async () => {
    for await (const _ of bar(10)) throw new Error("broken");
  }, { message: "broken" });
  assert.deepEqual([frames.at(-1)!.done, frames.at(-1)!.state], [0, "stopped"]);
});

Deno.test("progress() without a total knows it in the end", async () => {
  const { frames, bar } = paper();
  for await (const _ of bar([1, 2, 3].values()));
  assert.equal(frames[0].total, undefined);
  assert.deepEqual([frames.at(-1)!.done, frames.at(-1)!.total], [3, 3]);
});

Deno.test("progress() inside progress() has one line for all its turns", async () => {
  const { frames, ended, bar } = paper();
  for await (const _ of bar(5, { label: "outer" })) {
    for await (const _ of bar(4, { label: "inner" })) {
      for await (const _ of bar(3, { label: "innermost" }));
    }
  }
  const lines = Map.groupBy(frames, ({ depth }) => depth);
  assert.deepEqual([...lines.keys()], [0, 1, 2]);
  const labels = ["outer", "inner", "innermost"];
  for (const [depth, drawn] of lines) {
    assert.ok(drawn.every(({ label }) => label === labels[depth]));
    assert.equal(new Set(drawn.map(({ id }) => id)).size, 1);
    assert.equal(drawn.at(-1)!.state, "ended");
  }
  assert.deepEqual(ended, [3]);
});

Deno.test("progress() begins a new line after the outermost bar has ended", async () => {
  const { frames, bar } = paper();
  for await (const _ of bar(1));
  for await (const _ of bar(1));
  assert.equal(new Set(frames.map(({ id }) => id)).size, 2);
});

Deno.test("progress() of two loops at a time has a line for each, whichever ends first", async () => {
  const { frames, ended, bar } = paper();
  const [a, b] = [bar(2, { label: "a" }), bar(2, { label: "b" })];
  await a.advance();
  await b.advance();
  await a.advance(1);
  await a.done();
  await b.advance(1);
  await b.done();
  assert.deepEqual(ended, [2]);
  for (const label of ["a", "b"]) {
    const drawn = frames.filter((frame) => frame.label === label);
    assert.equal(new Set(drawn.map(({ id }) => id)).size, 1);
    assert.deepEqual([drawn.at(-1)!.done, drawn.at(-1)!.state], [2, "ended"]);
  }
});

Deno.test("progress() by hand counts, says its note, and ends once", async () => {
  const { frames, ended, bar } = paper();
  {
    await using hand = bar(10, { total: 20, unit: "row" });
    await hand.advance(5);
    hand.note("half");
    await hand.advance(15);
    await hand.done();
  }
  const { done, total, unit, note, state } = frames.at(-1)!;
  assert.deepEqual([done, total, unit, note, state], [
    20,
    20,
    "row",
    "half",
    "ended",
  ]);
  assert.deepEqual(ended, [1]);
});

Deno.test("progress() refuses what is no count", () => {
  for (const count of [-1, 1.5, NaN, Infinity]) {
    assert.throws(() => progress(count), {
      message:
        `Cannot show progress: a count must be a whole number from 0, but it is ${count}`,
    });
  }
});

Deno.test("progress() says what to write in a loop that does not wait", () => {
  assert.throws(() => {
    for (const _ of progress(3) as unknown as Iterable<number>);
  }, {
    message: "Cannot loop over progress(): the loop must wait in every turn, " +
      "but `for` does not; write `for await`",
  });
});

Deno.test("terminalFrame() draws below the cursor and comes back", () => {
  const bar: Progression = {
    label: "a",
    done: 0,
    total: undefined,
    unit: "it",
    elapsed: 0,
    rate: undefined,
    state: "running",
    note: "",
  };
  assert.equal(terminalFrame(bar, 0, 80), "\r\x1b[Ka 0 it, 0.0 s\r");
  assert.equal(terminalFrame(bar, 2, 80), "\n\n\r\x1b[Ka 0 it, 0.0 s\r\x1b[2A");
});
