/** What happens around the learning is the same on the GPU: Stop, patience, errors, files. */

import assert from "node:assert/strict";
import {
  accuracy,
  adam,
  crossEntropy,
  type EpochReport,
  evaluate,
  linear,
  loadNetwork,
  namedParameters,
  predict,
  saveNetwork,
  sgd,
  sumOfSquares,
  toBackend,
  train,
  training,
  type TrainingOptions,
} from "nets/nn";
import { wasm } from "nets/tensor";
import { numbersOf, ROWS, small } from "../nn/small_training.ts";
import { GPU_CONTENDERS } from "./gpu_contender.ts";

/** 4000 steps in an epoch: none of the trainings below may wait for its end. */
const endless = {
  x: Array.from({ length: 4000 }, (_, i) => [Math.sin(i), Math.cos(i)]),
  y: Array.from({ length: 4000 }, (_, i) => [Math.sin(i)]),
  batchSize: 1,
};

for (const { backend } of GPU_CONTENDERS) {
  Deno.test("training: timers have their turn in the middle of an epoch on the GPU, and a request ends it there", async () => {
    const run = training(small(), { ...small.options, ...endless, backend });
    let ticks = 0;
    const timer = setInterval(() => {
      if (++ticks === 5) run.stop();
    }, 1);
    for await (const _ of run);
    clearInterval(timer);
    assert.equal(run.stoppedBy, "request");
    assert.equal(run.history.length, 0);
    assert.ok(ticks >= 5);
    assert.notDeepEqual(await numbersOf(run.net), await numbersOf(small()));
  });

  Deno.test("Training.stop: ends before the next batch, and leaves the network of that moment, on the GPU", async () => {
    const stopped = (more: Partial<TrainingOptions>) => {
      const run = training(small(), {
        ...small.options,
        ...more,
        onBatch: ({ updates }) => {
          if (updates === 5) run.stop();
        },
      });
      return run;
    };
    const here = stopped({ backend: wasm() }), there = stopped({ backend });
    for await (const _ of here);
    for await (const _ of there);
    assert.equal(there.stoppedBy, "request");
    assert.deepEqual(there.history.map(({ updates }) => updates), [3]);
    const expected = await numbersOf(here.net);
    (await numbersOf(there.net)).forEach((w, i) =>
      assert.ok(Math.abs(w - expected[i]) < 1e-5)
    );
  });

  Deno.test("training: patience, withheld examples and metrics go the CPU's way on the GPU", async () => {
    const options = {
      ...small.options,
      // Too long steps: the validation loss falls, and then does not any more.
      optimiser: sgd({ rate: 0.9, momentum: 0.9 }),
      validation: 0.3,
      metrics: { accuracy },
      patience: 3,
      epochs: 40,
    };
    const here = await train(small(), { ...options, backend: wasm() });
    const there = await train(small(), { ...options, backend });
    assert.equal(here.stoppedBy, "patience");
    assert.equal(there.stoppedBy, here.stoppedBy);
    assert.equal(there.history.length, here.history.length);
    here.history.forEach((epoch: EpochReport, i) => {
      const { loss, validationLoss, metrics } = there.history[i];
      assert.ok(Math.abs(loss - epoch.loss) < 1e-4);
      assert.ok(Math.abs(validationLoss! - epoch.validationLoss!) < 1e-4);
      assert.deepEqual(metrics, epoch.metrics);
    });
    const [left, expected] = await Promise.all([
      numbersOf(there.net),
      numbersOf(here.net),
    ]);
    left.forEach((w, i) => assert.ok(Math.abs(w - expected[i]) < 1e-4));
  });

  Deno.test("training: a loss that is no number ends it at the same update as on the CPU", async () => {
    const wild = {
      ...ROWS,
      loss: sumOfSquares,
      optimiser: sgd({ rate: 1000 }),
      epochs: 100,
      batchSize: 5,
      seed: 1,
    };
    const messages: string[] = [];
    for (const on of [wasm(), backend]) {
      const run = training(linear(2, 1, { seed: 1 }), { ...wild, backend: on });
      await assert.rejects(
        async () => {
          for await (const _ of run);
        },
        ({ name, message }: Error) => {
          assert.equal(name, "ValueError");
          messages.push(message);
          return true;
        },
      );
      assert.ok((await numbersOf(run.net)).every(Number.isFinite));
    }
    // A loss that must be waited for is not looked at one by one.
    assert.equal(
      messages[1],
      messages[0].replace("it is Infinity;", "it is not;"),
    );
  });

  Deno.test("training: a loss that is no number is told on the GPU as well where the training is stopped", async () => {
    const net = linear(2, 1, { seed: 1 });
    const run = training(net, {
      ...ROWS,
      loss: sumOfSquares,
      optimiser: sgd({ rate: 1e30 }),
      epochs: 1,
      batchSize: 1,
      seed: 1,
      backend,
      onBatch: ({ updates }) => void (updates === 6 && run.stop()),
    });
    await assert.rejects(
      async () => {
        for await (const _ of run);
      },
      /at update [2-6], in epoch 1, it is not; take a rate smaller than 1e\+30/,
    );
    assert.deepEqual(await numbersOf(run.net), await numbersOf(net));
  });

  Deno.test("training: a label that is no class is told as on the CPU, and the weights that it spoilt are not left", async () => {
    const net = linear(2, 3, { seed: 1 }), y = [0, 1, 2, 1, 0, 2, 1, 0, 1, 2];
    const messages: string[] = [];
    for (const on of [wasm(), backend]) {
      for (const spoiling of ["at the end", "stopped"]) {
        const labels = y.map((label, i) => i === 7 ? 8 : label);
        const run = training(net, {
          x: ROWS.x,
          y: labels,
          loss: crossEntropy,
          optimiser: adam({ rate: 0.01 }),
          epochs: 3,
          batchSize: 5,
          shuffle: false,
          seed: 1,
          backend: on,
          onBatch: ({ batch }) => {
            if (spoiling === "stopped" && batch === 2) run.stop();
          },
        });
        await assert.rejects(
          async () => {
            for await (const _ of run);
          },
          ({ name, message }: Error) => {
            assert.equal(name, "ValueError");
            messages.push(message);
            return true;
          },
        );
        assert.ok((await numbersOf(run.net)).every(Number.isFinite));
        assert.deepEqual(await numbersOf(run.best), await numbersOf(net));
      }
    }
    assert.equal(new Set(messages).size, 1, `${messages}`);
  });

  Deno.test("saveNetwork, loadNetwork: a network on the GPU goes into a file and comes back", async () => {
    const net = await toBackend(small(), backend);
    const path = await Deno.makeTempFile({ suffix: ".safetensors" });
    try {
      await saveNetwork(path, net);
      const onCpu = await loadNetwork(path, small());
      const onGpu = await loadNetwork(path, await toBackend(small(), backend));
      assert.deepEqual(await numbersOf(onCpu), await numbersOf(net));
      assert.deepEqual(await numbersOf(onGpu), await numbersOf(net));
      assert.deepEqual(
        await predict(onGpu, ROWS.x),
        await predict(net, ROWS.x),
      );
    } finally {
      await Deno.remove(path);
    }
  });

  Deno.test("train: a network and examples that are on the GPU already stay there", async () => {
    const net = await toBackend(small(), backend);
    const on = await train(net, {
      ...small.options,
      optimiser: adam({ rate: 0.01 }),
    });
    assert.equal(namedParameters(on.net)[0][1].backend, backend);
    assert.ok(on.history.at(-1)!.loss < on.history[0].loss);
  });

  Deno.test("evaluate, predict: leave nothing behind on the GPU, and need no garbage collector for it", async () => {
    const net = await toBackend(small(), backend);
    const options = { ...ROWS, loss: sumOfSquares, metrics: { accuracy } };
    const sizes: number[] = [];
    for (let i = 0; i < 3; i++) {
      await evaluate(net, { ...options, batchSize: 4 });
      await predict(net, ROWS.x);
      sizes.push(backend.memory.inUse);
    }
    // Less, if a collector has come by for what other tests have left.
    assert.ok(sizes[2] <= sizes[0], `${sizes}`);
  });
}
