import assert from "node:assert/strict";
import { layerNorm } from "nets/nn";
import { drawn, tensor } from "nets/tensor";
import { Random } from "../../lib/random.ts";
import { DOUBLE } from "../support/gradient_check.ts";

Deno.test("layerNorm gives each example mean 0 and variance 1", async () => {
  const chance = new Random(3);
  const x = drawn([3, 2, 40], () => chance.normal(5, 3), { backend: DOUBLE });
  const y = layerNorm(40, { backend: DOUBLE, epsilon: 1e-12 }).output(x);
  for (const mean of await y.mean(-1).read()) assert.ok(Math.abs(mean) < 1e-12);
  for (const variance of await y.variance(-1).read()) {
    assert.ok(Math.abs(variance - 1) < 1e-10, `${variance}`);
  }
});

Deno.test("layerNorm does not care for the size and the mean of an example", async () => {
  const x = tensor([[1, 2, 4]], { backend: DOUBLE });
  const layer = layerNorm(3, { backend: DOUBLE, epsilon: 1e-12 });
  const here = await layer.output(x).read();
  const there = await layer.output(x.mul(1000).add(77)).read();
  here.forEach((y, i) => assert.ok(Math.abs(y - there[i]) < 1e-10));
});

Deno.test("layerNorm puts mean and spread where its parameters say", async () => {
  const layer = layerNorm(2, { backend: DOUBLE, epsilon: 1e-12 }).with({
    scale: tensor([3, 3], { backend: DOUBLE }),
    shift: tensor([10, 20], { backend: DOUBLE }),
  });
  const y = await layer.output(tensor([[-4, 6]], { backend: DOUBLE })).read();
  assert.ok(Math.abs(y[0] - 7) < 1e-9 && Math.abs(y[1] - 23) < 1e-9);
});

Deno.test("layerNorm of equal numbers is its shift, not NaN", async () => {
  const y = await layerNorm(3).output(tensor([[5, 5, 5]])).nested();
  assert.deepEqual(y, [[0, 0, 0]]);
});

Deno.test("layerNorm adds epsilon to the variance", async () => {
  const layer = layerNorm(2, { backend: DOUBLE, epsilon: 3 });
  const y = await layer.output(tensor([[-1, 1]], { backend: DOUBLE })).nested();
  assert.deepEqual(y, [[-0.5, 0.5]]); // ±1 / √(1 + 3)
});

Deno.test("layerNorm says what does not fit", () => {
  assert.throws(() => layerNorm(3).output(tensor([[1, 2]])), {
    message:
      "Cannot apply layer norm 3 to [1, 2]: its last axis must hold 3 features, but it holds 2",
  });
  assert.throws(() => layerNorm(3, { epsilon: 0 }), {
    message:
      "Cannot build layer norm 3: epsilon must be a finite number above 0, but it is 0",
  });
});
