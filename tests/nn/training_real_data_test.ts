/** Training on measured data comes as far as it should: handwritten digits and penguins. */

import assert from "node:assert/strict";
import { digits, penguins, split, standardScaling } from "nets/datasets";
import {
  accuracy,
  adam,
  adamW,
  cosine,
  crossEntropy,
  dropout,
  evaluate,
  linear,
  sequential,
  train,
} from "nets/nn";

Deno.test("train: of handwritten digits that were never seen, 97.5 % are read", async () => {
  const { train: known, test: unseen } = split(digits(), {
    test: 0.25,
    seed: 1,
  });
  const pixels = (images: typeof known.x) =>
    images.map((image) => image.map((ink) => ink / 8 - 1));
  const epochs = 30, batchSize = 32;
  const steps = epochs * Math.ceil(known.length / batchSize);
  const { net } = await train(
    sequential(
      dropout(0.1),
      linear(64, 256, { seed: 1, activation: "relu" }),
      dropout(0.5),
      linear(256, 10, { seed: 2 }),
    ),
    {
      x: pixels(known.x),
      y: known.y,
      loss: crossEntropy,
      optimiser: adam({ rate: cosine({ rate: 0.01, steps }) }),
      epochs,
      batchSize,
      seed: 1,
    },
  );
  const { metrics } = await evaluate(net, {
    x: pixels(unseen.x),
    y: unseen.y,
    metrics: { accuracy },
  });
  assert.ok(metrics.accuracy >= 0.975, `${metrics.accuracy} are right`);
});

Deno.test("train: of penguins that were never seen, 98 % are told apart, in the mean of five splits", async () => {
  const measures = [
    "billLength",
    "billDepth",
    "flipperLength",
    "bodyMass",
  ] as const;
  const birds = penguins().withoutGaps(measures)
    .classification({ target: "species" });
  let sum = 0;
  for (const seed of [1, 2, 3, 4, 5]) {
    const { train: known, test: unseen } = split(birds, { test: 0.3, seed });
    const scaling = standardScaling(known);
    const { net } = await train(
      sequential(
        linear(4, 16, { seed: 1, activation: "tanh" }),
        linear(16, 3, { seed: 2 }),
      ),
      {
        x: scaling.apply(known.x),
        y: known.y,
        loss: crossEntropy,
        optimiser: adamW({ rate: 0.02, decay: 0.05 }),
        epochs: 40,
        seed,
      },
    );
    const { metrics } = await evaluate(net, {
      x: scaling.apply(unseen.x),
      y: unseen.y,
      metrics: { accuracy },
    });
    sum += metrics.accuracy;
  }
  assert.ok(sum / 5 >= 0.98, `${sum / 5} are right`);
});
