/** A GPU that is destroyed in the middle of its work takes no more along than the epoch that was going on. */

import assert from "node:assert/strict";
import {
  accuracy,
  adam,
  crossEntropy,
  evaluate,
  linear,
  namedParameters,
  predict,
  sequential,
  toBackend,
  train,
  training,
} from "nets/nn";
import { wasm } from "nets/tensor";
import { gpu } from "nets/webgpu";
import { numbersOf, ROWS, small } from "../nn/small_training.ts";
import { GPU_CONTENDERS } from "./gpu_contender.ts";

/** What a GPU that was destroyed says; WebGPU may have words of its own about it. */
function isDestroyed({ name, message }: Error, more = ""): true {
  assert.equal(name, "DeviceError");
  assert.equal(
    message.replace("destroyed: device was lost;", "destroyed;"),
    `Cannot compute on ${description}: the device must be there, but it was destroyed; ` +
      `what lived on it is gone: make another with await gpu(), or go on on the CPU${more}`,
  );
  return true;
}

const description = GPU_CONTENDERS[0]?.backend.description;

/** A test, and the 10 ms that a queue of Deno takes to tell that its work is done, though nobody waits for it. */
function test(name: string, body: () => Promise<void>): void {
  Deno.test(name, async () => {
    await body();
    await new Promise((come) => setTimeout(come, 20));
  });
}

for (const _ of GPU_CONTENDERS) {
  for (const by of ["the backend", "WebGPU itself"]) {
    test(`training: a GPU destroyed by ${by} leaves the last epoch, from which the CPU goes on to the end`, async () => {
      const backend = await gpu();
      const options = { ...small.options, shuffle: false };
      const whole = await train(small(), { ...options, backend: wasm() });
      const run = training(small(), {
        ...options,
        backend,
        onBatch: ({ epoch, batch }) => {
          if (epoch !== 6 || batch !== 2) return;
          if (by === "the backend") backend.destroy();
          else backend.device.destroy();
        },
      });
      await assert.rejects(
        async () => {
          for await (const _ of run);
        },
        (error: Error) =>
          isDestroyed(
            error,
            "; run.net is the network after epoch 5, on the CPU: go on with " +
              "training(run.net, { …, backend: wasm() })",
          ),
      );
      assert.equal(run.history.length, 5);
      for (const [, { backend }] of namedParameters(run.net)) {
        assert.equal(backend, wasm());
      }
      assert.deepEqual(await numbersOf(run.best), await numbersOf(run.net));
      const { net } = await train(run.net, {
        ...options,
        epochs: options.epochs - 5,
      });
      const expected = await numbersOf(whole.net);
      (await numbersOf(net)).forEach((w, i) =>
        assert.ok(Math.abs(w - expected[i]) < 1e-5)
      );
    });
  }

  test("training: a GPU destroyed between epochs is told of when the loop is left", async () => {
    const backend = await gpu();
    const run = training(small(), { ...small.options, backend });
    await assert.rejects(async () => {
      for await (const { epoch } of run) {
        if (epoch < 3) continue;
        backend.device.destroy();
        break;
      }
    }, /run\.net is the network after epoch 3, on the CPU/);
    assert.ok((await numbersOf(run.net)).every(Number.isFinite));
  });

  test("gpu, training: another device goes on where one was destroyed", async () => {
    const lost = await gpu();
    const run = training(small(), {
      ...small.options,
      backend: lost,
      onBatch: ({ epoch }) => {
        if (epoch === 2) lost.destroy();
      },
    });
    await assert.rejects(async () => {
      for await (const _ of run);
    });
    const backend = await gpu();
    assert.notEqual(backend, lost);
    const { history } = await train(run.net, { ...small.options, backend });
    assert.ok(history.at(-1)!.loss < run.history[0].loss);
  });

  test("evaluate, predict: on a GPU that was destroyed, they say so", async () => {
    const backend = await gpu();
    const net = await toBackend(small(), backend);
    backend.destroy();
    for (
      const work of [
        () => predict(net, ROWS.x),
        () => evaluate(net, { ...ROWS, metrics: { accuracy } }),
        () => train(net, small.options),
      ]
    ) await assert.rejects(work(), (error: Error) => isDestroyed(error));
  });

  test("training: more numbers than a GPU has room for leave the network as well", async () => {
    const backend = await gpu();
    const net = sequential(
      linear(2, 4, { seed: 1 }),
      linear(4, 2, { seed: 2 }),
    );
    let rows = 8;
    const run = training(net, {
      ...ROWS,
      y: ROWS.y.flat(),
      loss: (output, target) => {
        const wide = output.sum().expandTo([rows, 2 ** 16]);
        return crossEntropy(output, target).add(wide.mul(0).sum());
      },
      optimiser: adam({ rate: 0.01 }),
      epochs: 3,
      seed: 1,
      backend,
      onEpoch: () => void (rows = 2 ** 20),
    });
    await assert.rejects(
      async () => {
        for await (const _ of run);
      },
      /^DeviceError: Cannot make .* on .*: .*; run\.net is the network after epoch 1, on the CPU: go on/,
    );
    assert.ok((await numbersOf(run.net)).every(Number.isFinite));
    backend.destroy();
  });
}
