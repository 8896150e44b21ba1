/** A device that is lost in the middle of a training takes no more along than the epoch that was going on. */

import assert from "node:assert/strict";
import {
  accuracy,
  evaluate,
  type Layer,
  linear,
  namedParameters,
  predict,
  sequential,
  tanh,
  toBackend,
  training,
  type TrainingOptions,
} from "nets/nn";
import { useBackend, wasm } from "nets/tensor";
import { frail, GONE } from "./frail_backend.ts";
import { numbersOf, ROWS, small } from "./small_training.ts";

const RESUME = "with training(run.net, { …, backend: wasm() })";

/** The networks after each epoch of a training that nothing happens to; first the one that was given. */
async function undisturbed(
  options: Partial<TrainingOptions> = {},
): Promise<number[][]> {
  const { backend } = frail(), net = small();
  const run = training(net, { ...small.options, ...options, backend });
  const known = [await numbersOf(net)];
  for await (const _ of run) known.push(await numbersOf(run.net));
  return known;
}

/** Whether a network lives on the CPU, and can be used and trained there. */
async function assertUsable(net: Layer): Promise<void> {
  for (const [, { backend }] of namedParameters(net)) {
    assert.equal(backend, wasm());
  }
  const said = await predict(net, ROWS.x);
  assert.ok(said.flat().every(Number.isFinite));
  const y = said.map((row) => row.map(() => 1));
  const on = training(net, { ...small.options, y, epochs: 1 });
  for await (const { loss } of on) assert.ok(Number.isFinite(loss));
}

/** Trains until it fails, and says how. */
async function failing(run: AsyncIterable<unknown>): Promise<Error> {
  try {
    for await (const _ of run);
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing failed");
}

Deno.test("training: a device that is lost leaves the network of the last epoch, on the CPU", async () => {
  const known = await undisturbed(), { backend, asked } = frail();
  const run = training(small(), {
    ...small.options,
    backend,
    onBatch: ({ epoch, batch }) => {
      if (epoch === 4 && batch === 2) asked.lost = true;
    },
  });
  const error = await failing(run);
  assert.equal(error.name, "DeviceError");
  assert.equal(
    error.message,
    `${GONE}; run.net is the network after epoch 3, on the CPU: go on ${RESUME}`,
  );
  assert.equal(run.history.length, 3);
  assert.equal(run.stoppedBy, undefined);
  assert.deepEqual(await numbersOf(run.net), known[3]);
  assert.deepEqual(await numbersOf(run.best), known[3]);
  await assertUsable(run.net);
  await assertUsable(run.best);
});

Deno.test("training: a device that is lost before an epoch is whole leaves the network that was given", async () => {
  const { backend, asked } = frail(), given = small();
  const run = training(given, {
    ...small.options,
    backend,
    onBatch: () => {
      asked.lost = true;
    },
  });
  const { message } = await failing(run);
  assert.equal(
    message,
    `${GONE}; run.net is the network as it was given: begin again ${RESUME}`,
  );
  assert.equal(run.net, given);
  assert.equal(run.best, given);
});

Deno.test("training: a network that was given on a device that is lost is left on the CPU", async () => {
  const { backend, asked } = frail(), given = small();
  const run = training(await toBackend(given, backend), {
    ...small.options,
    onBatch: () => {
      asked.lost = true;
    },
  });
  await failing(run);
  assert.deepEqual(await numbersOf(run.net), await numbersOf(given));
  await assertUsable(run.net);
});

Deno.test("training: a device that is lost before the beginning says so each time, and the network is there", async () => {
  const { backend, asked } = frail(), given = small();
  asked.lost = true;
  const run = training(given, { ...small.options, backend });
  for (let i = 0; i < 2; i++) {
    assert.equal((await failing(run)).message, GONE);
  }
  assert.equal(run.net, given);
});

/** Trainings whose validation losses are these. */
function planted(losses: number[]): Partial<TrainingOptions> {
  return {
    validation: { x: [[0, 0]], y: [[0]] },
    loss: (output, target) =>
      target.size === 1
        ? output.sum().mul(0).add(losses.shift()!)
        : small.options.loss(output, target),
  };
}

Deno.test("training: with patience the best network is left, and is the one that is told of", async () => {
  const { backend, asked } = frail(), known = await undisturbed();
  const run = training(small(), {
    ...small.options,
    ...planted([5, 3, 4, 9]),
    patience: 10,
    backend,
    onBatch: ({ epoch }) => {
      asked.lost = epoch === 4;
    },
  });
  const { message } = await failing(run);
  assert.equal(
    message,
    `${GONE}; run.net is the network after epoch 2, on the CPU: go on ${RESUME}`,
  );
  assert.deepEqual(await numbersOf(run.net), known[2]);
});

Deno.test("training: a device that is found to be lost at the end of an epoch leaves the last before it, and the best", async () => {
  const { backend, asked } = frail({ silently: true });
  const known = await undisturbed();
  const run = training(small(), {
    ...small.options,
    ...planted([5, 3, 4, 9]),
    backend,
    onBatch: ({ epoch }) => {
      asked.lost = epoch === 4;
    },
  });
  assert.match((await failing(run)).message, /the network after epoch 3,/);
  assert.deepEqual(await numbersOf(run.net), known[3]);
  assert.deepEqual(await numbersOf(run.best), known[2]);
});

Deno.test("training: a device that is lost between epochs is told of when the loop is left, and in it run.net is there", async () => {
  const known = await undisturbed(), { backend, asked } = frail();
  const run = training(small(), { ...small.options, backend });
  const said: number[][] = [];
  await assert.rejects(async () => {
    for await (const { epoch } of run) {
      if (epoch < 2) continue;
      asked.lost = true;
      said.push(await numbersOf(run.net), await numbersOf(run.best));
      break;
    }
  }, {
    message:
      `${GONE}; run.net is the network after epoch 2, on the CPU: go on ${RESUME}`,
  });
  assert.deepEqual(said, [known[2], known[2]]);
  assert.deepEqual(await numbersOf(run.net), known[2]);
  assert.equal(run.stoppedBy, undefined);
});

Deno.test("training: what only reading tells is told when the loop is left", async () => {
  const known = await undisturbed(),
    { backend, asked } = frail({ silently: true });
  const run = training(small(), { ...small.options, backend });
  await assert.rejects(async () => {
    for await (const _ of run) {
      asked.lost = true;
      break;
    }
  }, /; run\.net is the network after epoch 1, on the CPU: go on/);
  assert.deepEqual(await numbersOf(run.net), known[1]);
});

Deno.test("training: on the CPU means on the CPU, whatever the default is, and what is shared stays so", async () => {
  const { backend, asked } = frail();
  const shared = linear(2, 2, { seed: 1 });
  useBackend(backend);
  try {
    const run = training(sequential(shared, tanh, shared), {
      ...small.options,
      y: ROWS.x,
      backend,
      onBatch: ({ epoch }) => {
        asked.lost = epoch === 2;
      },
    });
    await failing(run);
    await assertUsable(run.net);
    const [first, , second] = namedParameters(run.net);
    assert.equal(first[1], second[1]);
  } finally {
    useBackend(wasm());
  }
});

Deno.test("training: an error in a callback is not hidden by the loss of the device", async () => {
  const known = await undisturbed(), { backend, asked } = frail();
  const run = training(small(), {
    ...small.options,
    backend,
    onBatch: ({ epoch }) => {
      if (epoch < 3) return;
      asked.lost = true;
      throw new Error("a slip in the callback");
    },
  });
  assert.equal((await failing(run)).message, "a slip in the callback");
  assert.deepEqual(await numbersOf(run.net), known[2]);
});

Deno.test("training: what a device took along is learned again on the CPU, to the end", async () => {
  const { backend, asked } = frail();
  const run = training(small(), {
    ...small.options,
    shuffle: false,
    backend,
    onBatch: ({ epoch }) => {
      asked.lost = epoch === 8;
    },
  });
  await failing(run);
  const on = training(run.net, {
    ...small.options,
    shuffle: false,
    epochs: small.options.epochs - run.history.length,
  });
  for await (const _ of on);
  const whole = await undisturbed({ shuffle: false });
  (await numbersOf(on.net)).forEach((w, i) => {
    assert.ok(Math.abs(w - whole.at(-1)![i]) < 1e-5);
  });
});

Deno.test("evaluate, predict: a device that is lost is told of", async () => {
  const { backend, asked } = frail();
  const net = await toBackend(small(), backend);
  asked.lost = true;
  await assert.rejects(predict(net, ROWS.x), { message: GONE });
  await assert.rejects(
    evaluate(net, { ...ROWS, metrics: { accuracy }, batchSize: 2 }),
    { message: GONE },
  );
});

Deno.test("evaluate: a device that is lost while it is waited for is told of, and nothing is left unheard", async () => {
  const { backend, asked } = frail();
  // Lost while the second part must wait: nobody listens yet to what becomes of the first.
  const keepUp = () => {
    asked.lost = asked.waiting > 0;
    return new Promise<void>((come) => setTimeout(come, 5));
  };
  const net = await toBackend(small(), { ...backend, keepUp });
  const answer = evaluate(net, {
    ...ROWS,
    metrics: { accuracy },
    batchSize: 2,
  });
  await assert.rejects(answer, { message: GONE });
});

Deno.test("training: an epoch waits once for all that it reads, and each batch asks whether it is too far ahead", async () => {
  const { backend, asked } = frail();
  const run = training(small(), {
    ...small.options,
    backend,
    validation: ROWS,
    metrics: { accuracy },
  });
  let before = 0;
  for await (const { epoch } of run) {
    if (epoch > 1) assert.equal(asked.waits - before, 1);
    before = asked.waits;
  }
  // The sum of losses and how many are finite, twice; four parameters; one part of the outputs.
  assert.equal(asked.together, 2 * 2 + 4 + 1);
  assert.equal(asked.kept, small.options.epochs * (3 + 1));
});

Deno.test("training: a device that cannot be lost is not read for what it could take along", async () => {
  const { backend, asked } = frail();
  const on = { ...backend, canBeLost: false };
  const options = { ...small.options, validation: ROWS, backend: on };
  for await (const _ of training(small(), options));
  assert.equal(asked.together, 2 * 2); // nor are outputs that no metric asks for
});
