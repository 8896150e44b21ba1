/** A network is asked: in parts as at once, and never as in training. */

import assert from "node:assert/strict";
import {
  accuracy,
  dropout,
  evaluate,
  halfSquare,
  linear,
  predict,
  predictClasses,
  sequential,
} from "nets/nn";
import { tensor } from "nets/tensor";
import { ROWS, small } from "./small_training.ts";

Deno.test("evaluate: batches of any size give the same loss and metrics", async () => {
  const options = { ...ROWS, loss: halfSquare, metrics: { accuracy } };
  const whole = await evaluate(small(), options);
  for (const batchSize of [1, 3, 10]) {
    const parts = await evaluate(small(), { ...options, batchSize });
    assert.ok(Math.abs(parts.loss! - whole.loss!) < 1e-6);
    assert.deepEqual(parts.metrics, whole.metrics);
  }
});

Deno.test("evaluate: nothing drops out", async () => {
  const net = sequential(dropout(0.9), linear(2, 1, { seed: 1 }));
  const only = linear(2, 1, { seed: 1 });
  const options = { ...ROWS, loss: halfSquare };
  assert.deepEqual(await evaluate(net, options), await evaluate(only, options));
});

Deno.test("evaluate: what is not asked for is not there", async () => {
  assert.deepEqual(await evaluate(small(), ROWS), { metrics: {} });
});

Deno.test("predict: a row for each example, more than are looked at together", async () => {
  const net = linear(1, 2, { seed: 1 })
    .with({ weight: tensor([[1], [2]]), bias: tensor([0, 1]) });
  const x = Array.from({ length: 1500 }, (_, i) => [i]);
  assert.deepEqual(await predict(net, x), x.map(([i]) => [i, 2 * i + 1]));
});

Deno.test("predictClasses: the largest of several outputs; one output against a threshold", async () => {
  const three = linear(1, 3, { seed: 1 })
    .with({ weight: tensor([[0], [1], [2]]), bias: tensor([2, 2, 0]) });
  assert.deepEqual(await predictClasses(three, [[-1], [0.5], [3]]), [0, 1, 2]);
  const one = linear(1, 1, { seed: 1 })
    .with({ weight: tensor([[1]]), bias: tensor([0]) });
  assert.deepEqual(await predictClasses(one, [[-1], [0.3]]), [0, 1]);
  const chances = { threshold: 0.5 };
  assert.deepEqual(await predictClasses(one, [[0.3], [0.5]], chances), [0, 1]);
});

Deno.test("predict and evaluate: what does not fit is told", async () => {
  await assert.rejects(predict({} as never, [[1]]), {
    name: "ValueError",
    message: "Cannot predict: the network must be a layer, but it is an object",
  });
  await assert.rejects(predict(small(), 1 as never), {
    name: "ShapeError",
    message:
      "Cannot predict: x must be a Tensor or a list, with a row for each example, but it is the number 1",
  });
  await assert.rejects(evaluate(small(), { ...ROWS, metric: 1 } as never), {
    name: "ValueError",
    message:
      "Cannot evaluate a network: its options must be among x, y, loss, metrics, batchSize, but one is metric",
  });
  await assert.rejects(
    evaluate(small(), { ...ROWS, metrics: accuracy as never }),
    {
      name: "ShapeError",
      message:
        "Cannot evaluate a network: the metrics must be a record, as in metrics: { accuracy }, but they are a function",
    },
  );
  const run = { net: small(), history: [] };
  await assert.rejects(predict(run as never, [[1]]), {
    name: "ValueError",
    message:
      "Cannot predict: the network must be a layer, but it is an object; take its .net",
  });
  const cube = linear(1, 1, { seed: 1 });
  await assert.rejects(predict(cube, [[[1], [2]]]), {
    name: "ShapeError",
    message:
      "Cannot run a network: its plain numbers must be a number or a row for each example, but they are [1, 2, 1]; read net.output(x) as a Tensor",
  });
});
