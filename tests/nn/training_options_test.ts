/** What a training is told is checked before it begins, in words that help. */

import assert from "node:assert/strict";
import {
  adam,
  binaryCrossEntropy,
  crossEntropy,
  halfSquare,
  type Layer,
  linear,
  sequential,
  sigmoid,
  softmax,
  train,
  training,
} from "nets/nn";
import { small } from "./small_training.ts";

const EXAMPLE =
  "training(net, { x, y, loss: crossEntropy, optimiser: adam({ rate: 0.01 }), epochs: 20, seed: 1 })";

/** What is wrong with an option, and what is said. */
const WRONG: readonly [option: Record<string, unknown>, message: string][] = [
  [
    { batch: 3 },
    "its options must be among x, y, loss, optimiser, epochs, seed, batchSize, shuffle, dropLast, validation, " +
    "metrics, patience, clip, backend, signal, onBatch, onEpoch, but one is batch",
  ],
  [{ loss: undefined }, "the loss must be a function, but it is nothing"],
  [
    { optimiser: adam },
    "the optimiser must be a rule with a rate, as in adam({ rate: 0.01 }), but it is a function; write adam({ rate: 0.01 })",
  ],
  [
    { optimiser: 0.1 },
    "the optimiser must be a rule with a rate, as in adam({ rate: 0.01 }), but it is the number 0.1",
  ],
  [
    { epochs: 0 },
    "the number of epochs must be a whole number, 1 or more, but it is 0",
  ],
  [
    { seed: undefined },
    "the seed must be a whole number, 0 or more, but it is undefined",
  ],
  [
    { batchSize: 2.5 },
    "the batch size must be a whole number, 1 or more, but it is 2.5",
  ],
  [
    { patience: 3 },
    "patience 3 must have a validation loss to look at, but there is no validation; add validation: 0.2",
  ],
  [
    { clip: { length: 3 } },
    "clip must have a norm or a value, as in clip: { norm: 1 }, but it has length",
  ],
  [
    { clip: {} },
    "clip must have a norm or a value, as in clip: { norm: 1 }, but it has neither",
  ],
  [
    { clip: { norm: 0 } },
    "the norm of clip must be a finite number above 0, but it is 0",
  ],
  [
    { metrics: { accuracy: 1 } },
    "the metric accuracy must be a function, but it is the number 1",
  ],
  [
    { metrics: [Math.max] },
    "the metrics must be a record, as in metrics: { accuracy }, but they are an array of 1",
  ],
  [
    { name: "moons", features: ["x1"] },
    "its options must have the x and y of a data set, but they have all of it; write x: data.x, y: data.y",
  ],
  [{ onBatch: 1 }, "onBatch must be a function, but it is the number 1"],
];

for (const [option, message] of WRONG) {
  Deno.test(`training: ${JSON.stringify(option)} is told what is wrong`, () => {
    assert.throws(
      () => training(small(), { ...small.options, ...option } as never),
      { message: `Cannot train a network: ${message}` },
    );
  });
}

Deno.test("training: a network and options must be there", () => {
  assert.throws(() => training(small as never, small.options), {
    name: "ValueError",
    message:
      `Cannot train a network: the network must be a layer, as in ${EXAMPLE}, but it is a function`,
  });
  assert.throws(() => training(small(), undefined as never), {
    name: "ShapeError",
    message:
      `Cannot train a network: the options must be a record, as in ${EXAMPLE}, but there are none`,
  });
});

/** What is seen when the examples are looked at. */
const WRONG_DATA: readonly [
  option: Record<string, unknown>,
  message: string,
][] = [
  [
    { y: [[1], [0]] },
    "Cannot train a network: there must be one target for each example, but x has 10 rows and y has 2",
  ],
  [
    { x: [], y: [] },
    "Cannot train a network: there must be an example, but there is none",
  ],
  [
    { x: 3 },
    "Cannot train a network: x must be a Tensor or a list, with a row for each example, but it is the number 3",
  ],
  [
    { y: undefined },
    "Cannot train a network: y must be a Tensor or a list, with a row for each example, but it is nothing",
  ],
  [
    { validation: 1.5 },
    "Cannot withhold examples for validation: a share between 0 and 1 must leave examples on both sides, but it is 1.5 of 10",
  ],
  [
    { validation: 0.01 },
    "Cannot withhold examples for validation: a share between 0 and 1 must leave examples on both sides, but it is 0.01 of 10",
  ],
  [
    { dropLast: true, batchSize: 11 },
    "Cannot put examples into batches: 10 do not fill a batch of 11, and dropLast leaves the rest out; take a smaller batchSize",
  ],
  [
    { optimiser: adam({ rate: (k) => k === 4 ? NaN : 0.1 }) },
    "Cannot train a network: rates must be finite numbers, 0 or more, but that of update 5 is NaN",
  ],
  [
    {
      loss: (output: { sub(x: unknown): unknown }, y: unknown) => output.sub(y),
    },
    "Cannot take gradients of [4, 1]: the loss must be one number, but it holds 4; sum it first, or take its mean",
  ],
  [
    { y: small.options.y.flat() },
    "Cannot compare outputs with targets by their squares: outputs and targets must have the same shape, but they are [4, 1] and [4]; " +
    "make each target a row: targets.reshape([4, 1]), or y.map((t) => [t]) of a list y",
  ],
];

for (const [option, message] of WRONG_DATA) {
  Deno.test(`training: ${JSON.stringify(option).slice(0, 60)} is told what is wrong when it begins`, () =>
    assert.rejects(
      train(
        small(),
        { ...small.options, loss: halfSquare, ...option } as never,
      ),
      { message },
    ));
}

Deno.test("training() refuses a sigmoid or a softmax before a loss that has its own", () => {
  const examples = { x: [[0, 1]], y: [[1]], epochs: 1, seed: 1 };
  const optimiser = adam({ rate: 0.1 });
  const units = linear(2, 1, { seed: 1 });
  const ways: readonly [Layer, typeof crossEntropy, string][] = [
    [sequential(units, sigmoid), binaryCrossEntropy, "sigmoid"],
    [
      linear(2, 1, { seed: 1, activation: "sigmoid" }),
      binaryCrossEntropy,
      "sigmoid",
    ],
    [sequential(units, softmax), crossEntropy, "softmax"],
  ];
  for (const [net, loss, twice] of ways) {
    assert.throws(() => training(net, { ...examples, loss, optimiser }), {
      name: "ValueError",
      message:
        `Cannot train a network: ${loss.name} takes the sums before a ${twice}, but the network ends in one; ` +
        `leave the last ${twice} out, and let predictions go through it`,
    });
  }
  training(sequential(units, sigmoid), {
    ...examples,
    loss: halfSquare,
    optimiser,
  });
});
