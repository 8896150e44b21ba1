/** What a single output stands for is asked of the network's last layer. */

import assert from "node:assert/strict";
import {
  accuracy,
  evaluate,
  halfSquare,
  linear,
  predictClasses,
  relu,
  sequential,
  sgd,
  sigmoid,
  tanh,
  train,
} from "nets/nn";
import { tensor } from "nets/tensor";
import { usualThreshold } from "../../lib/nn/threshold.ts";

/** A unit that answers x − 3. */
const unit = (activation?: "sigmoid" | "tanh") =>
  linear(1, 1, { seed: 1, ...(activation && { activation }) })
    .with({ weight: tensor([[1]]), bias: tensor([-3]) });

const CHANCES = [
  unit("sigmoid"),
  sequential(unit(), sigmoid),
  sequential(relu, sequential({ unit: unit("sigmoid") })),
];
const SUMS = [
  unit(),
  unit("tanh"),
  sequential(unit(), tanh),
  sequential(sigmoid, unit()),
];

Deno.test("usualThreshold is ½ if the last layer is a sigmoid, and else 0", () => {
  assert.deepEqual(CHANCES.map(usualThreshold), [0.5, 0.5, 0.5]);
  assert.deepEqual(SUMS.map(usualThreshold), [0, 0, 0, 0]);
});

Deno.test("usualThreshold is that of classes, of evaluate, and of the metrics of a training", async () => {
  const x = [[1], [2], [4], [5]], y = [[0], [0], [1], [1]];
  for (const net of [...CHANCES, ...SUMS.slice(0, 3)]) {
    assert.deepEqual(await predictClasses(net, x), [0, 0, 1, 1]);
    const { metrics } = await evaluate(net, { x, y, metrics: { accuracy } });
    assert.equal(metrics.accuracy, 1);
    const { history } = await train(net, {
      ...{ x, y, loss: halfSquare, optimiser: sgd({ rate: 1e-6 }) },
      ...{ epochs: 1, seed: 1, metrics: { accuracy } },
    });
    assert.equal(history[0].metrics.accuracy, 1);
  }
  assert.deepEqual(
    await predictClasses(CHANCES[0], x, { threshold: 0.2 }),
    [0, 1, 1, 1],
  );
});
