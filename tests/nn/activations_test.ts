import assert from "node:assert/strict";
import {
  Activation,
  gelu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from "nets/nn";
import { tensor } from "nets/tensor";
import * as scalar from "../../lib/scalar/activations.ts";
import { DOUBLE } from "../support/gradient_check.ts";

const numbers = [-3, -0.5, 0, 0.25, 2];
const x = tensor(numbers, { backend: DOUBLE });

/** Equal to the last digits. */
async function assertClose(
  layer: Activation,
  f: (x: number) => number,
  bound = 1e-15,
): Promise<void> {
  const found = await layer.output(x).read();
  numbers.forEach((x, i) => {
    const off = Math.abs(found[i] - f(x));
    assert.ok(off <= bound, `${layer}(${x}) is ${found[i]}, not ${f(x)}`);
  });
}

Deno.test("activations are those of one number at a time", async () => {
  await assertClose(identity, (x) => x);
  await assertClose(relu, scalar.relu);
  await assertClose(sigmoid, scalar.sigmoid);
  await assertClose(tanh, scalar.tanh);
  await assertClose(softplus, (x) => Math.log(1 + Math.exp(x)));
  await assertClose(leakyRelu(), (x) => x > 0 ? x : 0.01 * x);
  await assertClose(leakyRelu(0.3), (x) => x > 0 ? x : 0.3 * x);
});

Deno.test("gelu is x Φ(x) to within a thousandth", () =>
  assertClose(gelu, (x) => x * normalBelow(x), 1e-3));

Deno.test("gelu is itself less its mirror image x", async () => {
  const there = await gelu.output(x).read();
  const mirrored = await gelu.output(x.neg()).read();
  numbers.forEach((x, i) =>
    assert.ok(Math.abs(there[i] - mirrored[i] - x) < 1e-15)
  );
});

Deno.test("softmax makes every row sum to 1, however large its numbers", async () => {
  const p = await softmax.output(tensor([[1, 2, 3], [1000, -1000, 1000]]))
    .nested() as number[][];
  for (const row of p) {
    assert.ok(Math.abs(row.reduce((a, b) => a + b) - 1) < 1e-6);
  }
  assert.deepEqual(p[1], [0.5, 0, 0.5]);
});

Deno.test("activations have names, and one's own can be made", async () => {
  assert.equal(String(relu), "relu");
  assert.equal(String(leakyRelu(0.2)), "leakyRelu(0.2)");
  const cube = new Activation("cube", (x) => x.pow(3));
  assert.deepEqual(await cube.output(tensor([2, -1])).nested(), [8, -1]);
  assert.equal(cube.with({}), cube);
});

Deno.test("leakyRelu says what slope it cannot have", () =>
  assert.throws(() => leakyRelu(NaN), {
    message:
      "Cannot build leakyRelu(NaN): its slope below 0 must be a finite number, but it is NaN",
  }));

/** Φ by Simpson's rule from 0, in a thousand parts. */
function normalBelow(x: number): number {
  const n = 1000, h = x / n;
  const density = (t: number) => Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < n; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * h);
  return 0.5 + sum * h / 3;
}
