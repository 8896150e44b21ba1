/** Training in a cell of a notebook: a chart that lives, a Stop that leaves a network. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { CourseKernel } from "../../lib/classroom/kernel/course_kernel.ts";

const cwd = fileURLToPath(new URL("../../notebooks", import.meta.url));

const PREPARE = `
import { digits, split } from "nets/datasets";
import { lossCurve } from "nets/figures";
import { live } from "nets/notebook";
import { accuracy, adam, cosine, crossEntropy, dropout, evaluate, linear, sequential, training } from "nets/nn";

const { train, test } = split(digits(), { test: 0.25, seed: 1 });
const pixels = (images) => images.map((image) => image.map((ink) => ink / 8 - 1));
const unseen = { x: pixels(test.x), y: test.y, metrics: { accuracy } };
const net = sequential(
  dropout(0.1), linear(64, 256, { seed: 1, activation: "relu" }),
  dropout(0.5), linear(256, 10, { seed: 2 }),
);
const learning = (epochs) => training(net, {
  x: pixels(train.x), y: train.y, loss: crossEntropy, epochs, seed: 1,
  optimiser: adam({ rate: cosine({ rate: 0.01, steps: 1290 }) }),
});`;

const TRAIN = `
const run = learning(30);
const chart = live(() => lossCurve(run.history.map(({ loss }) => loss)));
for await (const epoch of run) await chart.update(epoch);
await chart.done();
const right = (await evaluate(run.net, unseen)).metrics.accuracy;
console.log(JSON.stringify({ right, seconds: run.history.at(-1).seconds, epochs: run.history.length }));`;

const ENDLESS = `
const endless = learning(1e6);
for await (const { epoch } of endless) if (epoch === 2) console.error("begun");`;

const AFTERWARDS = `
const learned = (await evaluate(endless.net, unseen)).metrics.accuracy;
console.log(JSON.stringify({ learned, epochs: endless.history.length }));`;

/** Runs a cell to its end. */
async function run(
  kernel: CourseKernel,
  code: string,
  onError: () => void = () => {},
) {
  let printed = "", frames = 0;
  const { ending } = await kernel.execute({
    code,
    receive: ({ type, content }) => {
      if (type === "stream" && content.name === "stderr") onError();
      else if (type === "stream") printed += content.text;
      if (/^(display_data|update_display_data)$/.test(type)) frames++;
      if (type === "error" && content.ename !== "Stopped") {
        printed += content.evalue;
      }
    },
  });
  return { ending, printed, frames };
}

Deno.test("training() in a notebook", async (t) => {
  await using kernel = await CourseKernel.start({ cwd });
  assert.deepEqual(await run(kernel, PREPARE), {
    ending: "ok",
    printed: "",
    frames: 0,
  });

  await t.step("draws a chart that lives while it learns digits", async () => {
    const { ending, printed, frames } = await run(kernel, TRAIN);
    assert.equal(ending, "ok", printed);
    const { right, epochs } = JSON.parse(printed);
    assert.equal(epochs, 30);
    assert.ok(right >= 0.975, printed);
    assert.ok(frames >= 2, `${frames} frames`);
  });

  await t.step(
    "is stopped in the middle, and leaves a network that has learned",
    async () => {
      const stopped = await run(kernel, ENDLESS, () => void kernel.stop());
      assert.equal(stopped.ending, "stopped", stopped.printed);
      const { ending, printed } = await run(kernel, AFTERWARDS);
      assert.equal(ending, "ok", printed);
      const { learned, epochs } = JSON.parse(printed);
      assert.ok(learned >= 0.85 && epochs >= 2, printed);
    },
  );
});
