/** However a training ends, a network is left that can be used, and no memory. */

import assert from "node:assert/strict";
import {
  halfSquare,
  type Layer,
  linear,
  predict,
  sgd,
  sumOfSquares,
  train,
  training,
} from "nets/nn";
import { type Backend, loops, type Tensor } from "nets/tensor";
import { numbersOf, plain, ROWS, small } from "./small_training.ts";

/** What the network says of the ten examples after each update of an undisturbed training. */
async function undisturbed(): Promise<number[][][]> {
  const said: number[][][] = [await predict(small(), ROWS.x)];
  const run = training(small(), {
    ...small.options,
    onBatch: async () => {
      said.push(await predict(run.net, ROWS.x));
    },
  });
  for await (const _ of run);
  return said;
}

Deno.test("Training.stop: ends before the next batch, and leaves the network of that moment", async () => {
  const said = await undisturbed();
  const run = training(small(), {
    ...small.options,
    onBatch: ({ updates }) => {
      if (updates === 5) run.stop();
    },
  });
  for await (const _ of run);
  assert.equal(run.stoppedBy, "request");
  assert.deepEqual(run.history.map(({ epoch }) => epoch), [1]);
  assert.deepEqual(await predict(run.net, ROWS.x), said[5]);
});

Deno.test("training: a signal ends it as stop() does", async () => {
  const stop = new AbortController();
  const { history, stoppedBy } = await train(small(), {
    ...small.options,
    signal: stop.signal,
    onEpoch: ({ epoch }) => epoch === 3 && stop.abort(),
  });
  assert.equal(history.length, 3);
  assert.equal(stoppedBy, "request");
});

Deno.test("Training: leaving the loop ends it, and leaves the network of that epoch", async () => {
  const said = await undisturbed();
  const run = training(small(), small.options);
  for await (const { epoch } of run) {
    if (epoch === 4) break;
  }
  assert.equal(run.stoppedBy, "request");
  assert.deepEqual(await predict(run.net, ROWS.x), said[12]);
});

Deno.test("training: an error in a callback goes through, and leaves the network of that moment", async () => {
  const said = await undisturbed();
  const run = training(small(), {
    ...small.options,
    onBatch: ({ updates }) => {
      if (updates === 7) throw new Error("a slip in the callback");
    },
  });
  await assert.rejects(
    async () => {
      for await (const _ of run);
    },
    { message: "a slip in the callback" },
  );
  assert.equal(run.stoppedBy, undefined);
  assert.equal(run.history.length, 2);
  assert.deepEqual(await predict(run.net, ROWS.x), said[7]);
});

Deno.test("Training.net: a copy of the moment, which does not change when training goes on", async () => {
  const run = training(small(), small.options);
  const kept: Layer[] = [run.net], then = [await numbersOf(run.net)];
  for await (const _ of run) {
    kept.push(run.net);
    then.push(await numbersOf(run.net));
  }
  for (const [i, net] of kept.entries()) {
    assert.deepEqual(await numbersOf(net), then[i]);
  }
  assert.notDeepEqual(then[0], then[1]);
  assert.deepEqual(await numbersOf(run.net), then.at(-1));
});

Deno.test("Training: it goes through its epochs once", async () => {
  const run = training(small(), small.options);
  for await (const _ of run) break;
  await assert.rejects(
    async () => {
      for await (const _ of run);
    },
    {
      name: "ValueError",
      message:
        "Cannot train a network: a training goes through its epochs once, but this one has ended; begin another with training(run.net, …)",
    },
  );
});

Deno.test("Training: what cannot begin says so each time it is tried, and the network is there", async () => {
  const net = small(), run = training(net, { ...small.options, y: [[1]] });
  for (let i = 0; i < 2; i++) {
    await assert.rejects(async () => {
      for await (const _ of run);
    }, /^ShapeError: Cannot train a network: there must be one target/);
  }
  assert.equal(run.net, net);
});

/** Validation losses that were planted: each is a price that does not depend on the weights. */
function planted(losses: readonly number[]) {
  let next = 0;
  return {
    ...small.options,
    validation: { x: [[0, 0]], y: [[0]] },
    loss: (output: Tensor, target: Tensor) =>
      target.size === 1
        ? output.sum().mul(0).add(losses[next++])
        : halfSquare(output, target),
  };
}

Deno.test("training: patience ends it, and the weights of the best epoch are restored", async () => {
  const said = await undisturbed();
  const run = training(small(), {
    ...planted([9, 8, 5, 6, 5, 7, 1]),
    patience: 3,
  });
  for await (const _ of run);
  assert.equal(run.stoppedBy, "patience");
  assert.deepEqual(
    run.history.map(({ validationLoss }) => validationLoss),
    [9, 8, 5, 6, 5, 7],
  );
  assert.deepEqual(await predict(run.net, ROWS.x), said[9]);
  assert.deepEqual(await predict(run.best, ROWS.x), said[9]);
});

Deno.test("training: with patience the best weights come back, whatever ended it; without it the last stay", async () => {
  const said = await undisturbed();
  const options = { ...planted([3, 2, 4, 5]), epochs: 4 };
  const patient = await train(small(), { ...options, patience: 10 });
  assert.equal(patient.stoppedBy, "epochs");
  assert.deepEqual(await predict(patient.net, ROWS.x), said[6]);
  const run = training(small(), { ...planted([3, 2, 4, 5]), epochs: 4 });
  for await (const _ of run);
  assert.deepEqual(await predict(run.net, ROWS.x), said[12]);
  assert.deepEqual(await predict(run.best, ROWS.x), said[6]);
});

Deno.test("Training: it prints how far it has come, and why it ended", async () => {
  const planned = { ...planted([0.25, 0.5, 0.75]), epochs: 9, patience: 2 };
  const run = training(small(), { ...planned, metrics: { nine: () => 9 } });
  assert.equal(Deno.inspect(run), "Training, 0 of 9 epochs");
  for await (const { loss } of run) {
    const n = run.history.length, head = `Training, ${n} of 9 epochs: loss `;
    const tail = `, validation loss ${0.25 * n}, nine 9`;
    assert.equal(String(run), head + Number(loss.toPrecision(4)) + tail);
  }
  assert.match(
    String(run),
    /^Training, 3 of 9 epochs, ended by patience: loss 0/,
  );
});

/** The same loops, but a number must be waited for, as on a GPU. */
const slow: Backend = { ...loops(), name: "slow", peek: () => undefined };

Deno.test("training: where numbers must be waited for, the history is the same to rounding", async () => {
  const here = await train(small(), { ...small.options, validation: ROWS });
  const there = await train(small(), {
    ...small.options,
    validation: ROWS,
    backend: slow,
    metrics: { count: (said) => said.length },
  });
  here.history.map(plain).forEach((epoch, i) => {
    const other = there.history[i];
    assert.ok(Math.abs(other.loss - epoch.loss) < 1e-6);
    assert.ok(Math.abs(other.validationLoss! - epoch.validationLoss!) < 1e-6);
    assert.equal(other.metrics.count, 10);
  });
});

/** Too large a rate: each step is longer than the one before. */
const wild = {
  ...ROWS,
  loss: sumOfSquares,
  optimiser: sgd({ rate: 1000 }),
  epochs: 100,
  batchSize: 5,
  seed: 1,
};

for (const backend of [loops(), slow]) {
  Deno.test(`training: a loss that is no number ends it, and says when, by ${backend.name}`, async () => {
    const run = training(linear(2, 1, { seed: 1 }), { ...wild, backend });
    const losses: number[] = [];
    await assert.rejects(
      async () => {
        for await (const { loss } of run) losses.push(loss);
      },
      ({ name, message }: Error) => {
        const [update, epoch] = message.match(/\d+/g)!.map(Number);
        assert.equal(name, "ValueError");
        assert.equal(epoch, losses.length + 1);
        assert.equal(Math.ceil(update / 2), epoch);
        assert.equal(
          message,
          `Cannot go on training: the loss must be a finite number, but at update ${update}, in epoch ${epoch}, it is ${
            backend === slow ? "not" : "Infinity"
          }; take a rate smaller than 1000, or clip the slopes with clip: { norm: 1 }`,
        );
        return true;
      },
    );
    assert.ok(losses.every(Number.isFinite));
    assert.deepEqual(await numbersOf(run.net), await numbersOf(run.best));
    assert.ok((await numbersOf(run.net)).every(Number.isFinite));
  });
}

Deno.test("training: where a slope was no number and no epoch is whole, the start is left", async () => {
  const net = linear(2, 1, { seed: 1 });
  const run = training(net, {
    ...ROWS,
    // The slope of a root is infinite at 0, and 0 times that is no number.
    loss: (output) => output.mul(0).sqrt().sum(),
    optimiser: sgd({ rate: 0.1 }),
    epochs: 5,
    seed: 1,
  });
  await assert.rejects(
    async () => {
      for await (const _ of run);
    },
    /^ValueError: Cannot go on training: .* at update 2, in epoch 2, it is NaN/,
  );
  assert.deepEqual(await numbersOf(run.net), await numbersOf(net));
});

/** Loops that count what is stored for good: variables, and numbers written outside of steps. */
function counting(backend: Backend) {
  const count = { variables: 0, made: 0, written: 0 };
  let depth = 0;
  const counted: Backend = {
    ...backend,
    begin: () => void depth++,
    end: (kept) => (depth--, kept),
    write: (values) => {
      if (depth === 0) count.written++;
      return backend.write(values);
    },
    variable: (a) => (count.variables++, count.made++, backend.variable(a)),
    release: () => void count.variables--,
  };
  return { backend: counted, count };
}

for (
  const [ending, options] of Object.entries({
    "its epochs": {},
    "epochs whose loss must be waited for": { backend: slow },
    "a request": { onEpoch: () => {} },
    "an error": {
      onBatch: ({ updates }: { readonly updates: number }) => {
        if (updates === 7) throw new Error("a slip");
      },
    },
  })
) {
  Deno.test(`training: nothing is stored anew after the first step, and all is given back after ${ending}`, async () => {
    const given = "backend" in options ? options.backend : loops();
    const { backend, count } = counting(given);
    const run = training(small(), {
      ...small.options,
      ...options,
      epochs: 10,
      validation: 0.3,
      patience: 5,
      backend,
    });
    const stored: unknown[] = [];
    try {
      for await (const { epoch } of run) {
        stored.push({ ...count });
        if (ending === "a request" && epoch === 5) break;
      }
    } catch (error) {
      assert.equal((error as Error).message, "a slip");
    }
    assert.ok(stored.length >= 2);
    for (const later of stored) assert.deepEqual(later, stored[0]);
    assert.equal(count.variables, 0);
  });
}
