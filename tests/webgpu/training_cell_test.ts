/** Digits in a cell of a notebook, on the GPU and on the CPU: one chart, one adapter, and a kernel that ends well. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { CourseKernel } from "../../lib/classroom/kernel/course_kernel.ts";
import { MISSING } from "./on_gpu.ts";

const cwd = fileURLToPath(new URL("../../notebooks", import.meta.url));

const CELL = `
import { digits, split } from "nets/datasets";
import { lossCurve } from "nets/figures";
import { accuracy, adam, crossEntropy, evaluate, linear, sequential, train } from "nets/nn";
import { wasm } from "nets/tensor";
import { gpu } from "nets/webgpu";

const { train: known, test: unseen } = split(digits(), { test: 0.25, seed: 1 });
const pixels = (images) => images.map((image) => image.map((ink) => ink / 8 - 1));
const learned = (backend) => train(
  sequential(linear(64, 64, { seed: 1, activation: "relu" }), linear(64, 10, { seed: 2 })),
  {
    x: pixels(known.x), y: known.y, loss: crossEntropy, optimiser: adam({ rate: 0.005 }),
    epochs: 10, batchSize: 64, seed: 1, backend,
  },
);
const backend = await gpu();
const onGpu = await learned(backend), onCpu = await learned(wasm());
const { metrics } = await evaluate(onGpu.net, { x: pixels(unseen.x), y: unseen.y, metrics: { accuracy } });
console.log(JSON.stringify({
  adapter: backend.adapter.description,
  right: metrics.accuracy,
  apart: Math.max(...onGpu.history.map(({ loss }, i) => Math.abs(loss - onCpu.history[i].loss))),
  bytes: backend.memory.bytes,
}));
lossCurve([
  { name: "GPU", values: onGpu.history.map(({ loss }) => loss) },
  { name: "CPU", values: onCpu.history.map(({ loss }) => loss) },
], { start: 1, caption: \`Digits, learned on \${backend.adapter.description} and on the CPU\` })`;

const ENDLESS = `
import { training } from "nets/nn";
const endless = training(onGpu.net, {
  x: pixels(known.x), y: known.y, loss: crossEntropy, optimiser: adam({ rate: 0.001 }),
  epochs: 1e6, seed: 1, backend,
});
for await (const { epoch } of endless) if (epoch === 2) console.error("begun");`;

const AFTERWARDS = `
const { metrics: later } = await evaluate(endless.net, { x: pixels(unseen.x), y: unseen.y, metrics: { accuracy } });
console.log(later.accuracy);`;

Deno.test({
  name:
    "a cell trains digits on the GPU and on the CPU along one curve, is stopped, and the kernel exits with 0",
  ignore: MISSING !== undefined,
}, async () => {
  await using kernel = await CourseKernel.start({ cwd });
  const run = async (code: string) => {
    let printed = "", chart = "";
    const { ending } = await kernel.execute({
      code,
      receive: ({ type, content }) => {
        if (type === "stream" && content.name === "stdout") {
          printed += content.text;
        }
        if (content.text === "begun\n") kernel.stop();
        if (type === "error") printed += content.evalue;
        if (type === "execute_result" || type === "display_data") {
          chart += JSON.stringify(content.data);
        }
      },
    });
    return { ending, printed, chart };
  };
  const { ending, printed, chart } = await run(CELL);
  assert.equal(ending, "ok", printed);
  const { adapter, right, apart } = JSON.parse(printed);
  assert.ok(adapter.length > 0);
  assert.ok(right >= 0.95, printed);
  assert.ok(apart < 1e-4, printed);
  assert.match(chart, /Loss, GPU: from .*Loss, CPU: from /);
  assert.ok(chart.includes(adapter));
  assert.equal((await run(ENDLESS)).ending, "stopped");
  const afterwards = await run(AFTERWARDS);
  assert.ok(Number(afterwards.printed) >= 0.95, afterwards.printed);
  await kernel.end();
  assert.equal(await kernel.death, "exit code 0");
});
