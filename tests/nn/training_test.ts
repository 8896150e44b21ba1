/** Training learns, does what a loop by hand does, and does it again for the same seed. */

import assert from "node:assert/strict";
import { moons } from "nets/datasets";
import {
  accuracy,
  adam,
  binaryCrossEntropy,
  cosine,
  crossEntropy,
  dropout,
  evaluate,
  halfSquare,
  l2Penalty,
  linear,
  mapParameters,
  namedParameters,
  predictClasses,
  sequential,
  sgd,
  sumOfSquares,
  toBackend,
  train,
  training,
} from "nets/nn";
import { progress } from "nets/notebook";
import { gradients, tensor } from "nets/tensor";
import { DOUBLE } from "../support/gradient_check.ts";
import { numbersOf, plain, ROWS, small } from "./small_training.ts";

Deno.test("training: XOR is learned", async () => {
  const x = [[0, 0], [0, 1], [1, 0], [1, 1]], y = [[0], [1], [1], [0]];
  const { net, history, stoppedBy } = await train(
    sequential(
      linear(2, 8, { seed: 3, activation: "tanh" }),
      linear(8, 1, { seed: 4 }),
    ),
    {
      x,
      y,
      loss: binaryCrossEntropy,
      optimiser: adam({ rate: 0.1 }),
      epochs: 100,
      seed: 1,
    },
  );
  assert.deepEqual(await predictClasses(net, x), [0, 1, 1, 0]);
  assert.ok(history[99].loss < 0.05 && stoppedBy === "epochs");
});

Deno.test("training: moons are learned, and unseen ones told apart", async () => {
  const data = moons({ examples: 300, seed: 5 });
  const column = data.y.map((y) => [y]);
  const { net } = await train(
    sequential(
      linear(2, 16, { seed: 1, activation: "relu" }),
      linear(16, 16, { seed: 2, activation: "relu" }),
      linear(16, 1, { seed: 3 }),
    ),
    {
      x: data.x,
      y: column,
      loss: binaryCrossEntropy,
      optimiser: adam({ rate: 0.02 }),
      epochs: 30,
      seed: 1,
    },
  );
  const unseen = moons({ examples: 300, seed: 6 });
  const { metrics } = await evaluate(net, {
    x: unseen.x,
    y: unseen.y,
    metrics: { accuracy },
  });
  assert.ok(metrics.accuracy >= 0.97);
});

Deno.test("training: each step is that of a loop by hand", async () => {
  const net = await toBackend(small(), DOUBLE);
  const x = tensor(ROWS.x, { backend: DOUBLE });
  const y = tensor(ROWS.y, { backend: DOUBLE });
  const run = await train(net, {
    ...ROWS,
    loss: halfSquare,
    optimiser: sgd({ rate: 0.1 }),
    epochs: 7,
    batchSize: 4,
    shuffle: false,
    seed: 1,
  });
  let byHand = net;
  const losses: number[] = [];
  for (let epoch = 0; epoch < 7; epoch++) {
    let sum = 0;
    for (const [from, to] of [[0, 4], [4, 8], [8, 10]]) {
      const output = byHand.output(x.slice(from, to));
      const loss = halfSquare(output, y.slice(from, to));
      sum += await loss.item() * (to - from);
      const own = namedParameters(byHand).map(([, parameter]) => parameter);
      const slopes = gradients(loss, own);
      byHand = mapParameters(
        byHand,
        (w) => w.sub(slopes[own.indexOf(w)].mul(0.1)).detach(),
      );
    }
    losses.push(sum / 10);
  }
  assert.deepEqual(run.history.map(({ loss }) => loss), losses);
  assert.deepEqual(await numbersOf(run.net), await numbersOf(byHand));
});

Deno.test("training: the same seed gives the same history and weights, bit for bit; another does not", async () => {
  const runs = await Promise.all([1, 1, 2].map((seed) =>
    train(
      sequential(
        linear(2, 8, { seed: 5, activation: "tanh" }),
        dropout(0.25),
        linear(8, 1, { seed: 6 }),
      ),
      { ...small.options, epochs: 5, batchSize: 3, seed, validation: 0.2 },
    )
  ));
  const [first, again, other] = runs.map(({ history }) => history.map(plain));
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
  assert.deepEqual(await numbersOf(runs[0].net), await numbersOf(runs[1].net));
});

Deno.test("training: the network that was given stays as it was", async () => {
  const net = small(), before = await numbersOf(net);
  const { net: trained } = await train(net, small.options);
  assert.deepEqual(await numbersOf(net), before);
  assert.notDeepEqual(await numbersOf(trained), before);
});

Deno.test("training: every epoch sees every example once, in an order of its own", async () => {
  const orders: string[] = [];
  for (const seed of [1, 2]) {
    const { sizes, epochs } = await batchesSeen(seed);
    assert.deepEqual(sizes, [4, 4, 2, 4, 4, 2, 4, 4, 2]);
    for (const order of epochs) {
      const sorted = order.toSorted((a, b) => a - b);
      assert.deepEqual(sorted, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      orders.push(String(order));
    }
  }
  assert.equal(new Set([...orders, "0,1,2,3,4,5,6,7,8,9"]).size, 7);
});

/** The examples 0 to 9, as they came in three epochs. */
async function batchesSeen(seed: number) {
  const sizes: number[] = [], epochs: number[][] = [[], [], []];
  const x = Array.from({ length: 10 }, (_, i) => [i]);
  await train(linear(1, 1, { seed: 1 }), {
    x,
    y: x,
    loss: (output, target) => {
      const batch = target.backend.peek(target.numbers)!;
      epochs[Math.floor(sizes.length / 3)].push(...batch);
      sizes.push(batch.length);
      return halfSquare(output, target);
    },
    optimiser: sgd({ rate: 1e-6 }),
    epochs: 3,
    batchSize: 4,
    seed,
  });
  return { sizes, epochs };
}

Deno.test("training: the loss of an epoch is the mean over examples, a small last batch weighs less", async () => {
  const still = sgd({ rate: Number.MIN_VALUE });
  const { history } = await train(small(), {
    ...ROWS,
    loss: halfSquare,
    optimiser: still,
    epochs: 1,
    batchSize: 4,
    seed: 1,
  });
  const { loss } = await evaluate(small(), { ...ROWS, loss: halfSquare });
  assert.ok(Math.abs(history[0].loss - loss!) < 1e-6);
});

Deno.test("training: dropLast leaves a smaller last batch out", async () => {
  const { history } = await train(small(), {
    ...small.options,
    epochs: 2,
    batchSize: 4,
    dropLast: true,
  });
  assert.deepEqual(history.map(({ updates }) => updates), [2, 4]);
});

Deno.test("training: a share is withheld for validation, and nothing is learned from it", async () => {
  const x = Array.from({ length: 20 }, (_, i) => [i]);
  const learned = new Set<number>(), judged = new Set<number>();
  await train(linear(1, 1, { seed: 1 }), {
    x,
    y: x,
    loss: (output, target) => {
      const into = target.size === 15 ? learned : judged;
      target.backend.peek(target.numbers)!.forEach((y) => into.add(y));
      return halfSquare(output, target);
    },
    optimiser: sgd({ rate: 1e-6 }),
    epochs: 2,
    batchSize: 15,
    validation: 0.25,
    seed: 1,
  });
  assert.equal(learned.size, 15);
  assert.equal(judged.size, 5);
  assert.equal(new Set([...learned, ...judged]).size, 20);
});

Deno.test("training: validation loss and metrics are those of the network at the end of the epoch", async () => {
  const validation = { x: [[1, 0], [0, 0.5]], y: [[1], [0]] };
  const run = training(small(), {
    ...small.options,
    epochs: 3,
    batchSize: 4,
    validation,
    metrics: { accuracy, ones: (said) => said.length },
  });
  for await (const { validationLoss, metrics } of run) {
    const now = await evaluate(run.net, {
      ...validation,
      loss: halfSquare,
      metrics: { accuracy },
    });
    assert.equal(validationLoss, now.loss);
    assert.deepEqual(metrics, { accuracy: now.metrics.accuracy, ones: 2 });
  }
});

Deno.test("training: without validation, metrics look at the training examples", async () => {
  const { history } = await train(small(), {
    ...small.options,
    metrics: { count: (said) => said.length },
  });
  assert.equal(history[0].metrics.count, 10);
  assert.ok(!("validationLoss" in history[0]));
});

Deno.test("training: the schedule is asked for the rate of each update", async () => {
  const rates: number[] = [];
  const rate = cosine({ rate: 0.1, steps: 6 });
  const { history } = await train(small(), {
    ...small.options,
    optimiser: sgd({ rate }),
    epochs: 2,
    batchSize: 4,
    onBatch: (batch) => rates.push(batch.rate),
  });
  assert.deepEqual(rates, [0, 1, 2, 3, 4, 5].map(rate));
  assert.deepEqual(history.map((epoch) => epoch.rate), [rate(2), rate(5)]);
});

Deno.test("training: onBatch knows the batch, and both callbacks are waited for", async () => {
  const told: unknown[] = [];
  let wait = 9; // who is not waited for is overtaken
  const late = async (x: unknown) => {
    await new Promise((resolve) => setTimeout(resolve, wait -= 3));
    told.push(x);
  };
  await train(small(), {
    ...small.options,
    epochs: 1,
    batchSize: 5,
    onBatch: ({ epoch, batch, batches, updates }) =>
      late([epoch, batch, batches, updates]),
    onEpoch: ({ epoch }) => late(epoch),
  });
  assert.deepEqual(told, [[1, 1, 2, 1], [1, 2, 2, 2], 1]);
});

Deno.test("training: clipped slopes make a step no longer than the rate times the limit", async () => {
  const far = { x: [[1, 0]], y: [[1e6]] };
  const length = async (clip: { norm: number } | { value: number }) => {
    const before = await numbersOf(small());
    const { net } = await train(small(), {
      ...far,
      loss: sumOfSquares,
      optimiser: sgd({ rate: 0.5 }),
      epochs: 1,
      seed: 1,
      clip,
    });
    const after = await numbersOf(net);
    const moves = after.map((w, i) => w - before[i]);
    return {
      norm: Math.hypot(...moves),
      most: Math.max(...moves.map(Math.abs)),
    };
  };
  assert.ok(Math.abs((await length({ norm: 0.1 })).norm - 0.05) < 1e-6);
  assert.ok(Math.abs((await length({ value: 0.1 })).most - 0.05) < 1e-6);
});

Deno.test("training: a loss may put a price on the weights of the network it gets", async () => {
  const { net } = await train(small(), {
    ...small.options,
    loss: (output, target, net) =>
      halfSquare(output, target).add(l2Penalty(net.parameters, 10)),
    optimiser: sgd({ rate: 0.05 }),
    epochs: 200,
  });
  const { net: free } = await train(small(), small.options);
  const size = async (n: typeof net) => Math.hypot(...await numbersOf(n));
  assert.ok(await size(net) < 0.2 * await size(free));
});

Deno.test("training: parameters that two layers share are moved together", async () => {
  const layer = linear(2, 2, { seed: 1 });
  const { net } = await train(sequential(layer, layer), {
    x: [[1, 2]],
    y: [[1, 0]],
    loss: halfSquare,
    optimiser: sgd({ rate: 0.1, momentum: 0.9 }),
    epochs: 3,
    seed: 1,
  });
  const [first, , second] = namedParameters(net).map(([, w]) => w);
  assert.equal(first, second);
});

Deno.test("training: it computes where it is told, and what was elsewhere is moved there", async () => {
  const { net } = await train(small(), {
    ...small.options,
    x: tensor(ROWS.x),
    backend: DOUBLE,
  });
  assert.equal(namedParameters(net)[0][1].backend, DOUBLE);
});

Deno.test("training: typed arrays are rows and labels too", async () => {
  const { history } = await train(linear(2, 3, { seed: 1 }), {
    x: [Float32Array.of(0, 1), Float32Array.of(1, 0)],
    y: Uint8Array.of(0, 2),
    loss: crossEntropy,
    optimiser: adam({ rate: 0.1 }),
    epochs: 1,
    seed: 1,
  });
  assert.equal(history.length, 1);
});

Deno.test("training: progress() knows how many epochs there will be, and hands on the reports", async () => {
  const run = training(small(), small.options);
  const epochs: number[] = [];
  for await (const { epoch } of progress(run)) epochs.push(epoch);
  assert.equal(run.length, small.options.epochs);
  assert.deepEqual(epochs, run.history.map(({ epoch }) => epoch));
});

Deno.test("training: timers and others have their turn while an epoch runs", async () => {
  let had = false, when = Infinity;
  setTimeout(() => had = true, 0);
  await train(small(), {
    ...small.options,
    epochs: 1,
    batchSize: 1,
    x: Array.from({ length: 80 }, () => [1, 1]),
    y: Array.from({ length: 80 }, () => [1]),
    onBatch: ({ batch }) => {
      const began = performance.now();
      while (performance.now() - began < 1); // work that does not wait
      if (had) when = Math.min(when, batch);
    },
  });
  assert.ok(when <= 40, `the timer's turn came at batch ${when}`);
});
